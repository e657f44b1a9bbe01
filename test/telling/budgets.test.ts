import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYTHING, type Question } from '../../src/question/question.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { catalogue as streets, told as tellStreets } from '../fixtures/made-up.ts';
import { allText, ofCodes, openTold, shownText, type Told, wordCount, wordsIn } from './said.ts';

/*
 * How long a reply may be before 'More', for each kind and on every measure and theme of three datasets: what a manager
 * reads on a phone between two meetings. Words are counted as docs/replies say: without source, buttons and alt text, and
 * beside a picture where there is one.
 */

interface Kind {
  readonly name: string;
  readonly most: number;
  readonly ask: Partial<Question>;
  /** Asked of each measure, or of each theme, or once. */
  readonly each: 'measure' | 'theme' | 'once';
}

const RED: Question['only'] = [{ not: false, test: { kind: 'rated', ratings: ['red'] } }];
const NEED: Question['only'] = [{ not: false, test: { kind: 'rated', ratings: ['attention'] } }];
const WORSE: Question['only'] = [{ not: false, test: { kind: 'moved', how: 'worse', since: null } }];

const KINDS: readonly Kind[] = [
  { name: 'status', most: 66, ask: { ask: 'value' }, each: 'measure' },
  { name: 'count', most: 38, ask: { ask: 'value', form: 'count' }, each: 'measure' },
  { name: 'trend', most: 52, ask: { ask: 'course' }, each: 'measure' },
  { name: 'target', most: 52, ask: { ask: 'target' }, each: 'measure' },
  { name: 'gap', most: 44, ask: { ask: 'gap' }, each: 'measure' },
  {
    name: 'benchmark',
    most: 48,
    ask: { ask: 'benchmark', against: [{ kind: 'comparators', comparators: [] }] },
    each: 'measure',
  },
  { name: 'why', most: 62, ask: { ask: 'why' }, each: 'measure' },
  {
    name: 'ranking',
    most: 50,
    ask: { ask: 'value', where: { kind: 'each-area', areaKind: null, except: [] } },
    each: 'measure',
  },
  { name: 'theme', most: 60, ask: { ask: 'overview' }, each: 'theme' },
  { name: 'whole', most: 110, ask: { ask: 'overview' }, each: 'once' },
  { name: 'list of red', most: 104, ask: { ask: 'list', only: RED }, each: 'once' },
  { name: 'list', most: 104, ask: { ask: 'list', only: NEED }, each: 'once' },
  { name: 'movers', most: 80, ask: { ask: 'movers', only: WORSE }, each: 'once' },
];

let datasets: readonly Told[];

beforeAll(async () => {
  const inMemory: Told = {
    catalogue: streets,
    ask: (changed) => Promise.resolve(tellStreets(changed)),
    remove: () => Promise.resolve(),
  };
  datasets = [await openTold('report'), await openTold('sample'), inMemory];
});
afterAll(async () => {
  for (const dataset of datasets) await dataset.remove();
});

async function repliesOf({ ask, each }: Kind): Promise<readonly { readonly of: string; readonly reply: Reply }[]> {
  const all: { readonly of: string; readonly reply: Reply }[] = [];
  for (const dataset of datasets) {
    for (const of of subjectsOf(dataset, each))
      all.push({ of: JSON.stringify(of), reply: await dataset.ask({ ...ask, of }) });
  }
  return all;
}

function subjectsOf({ catalogue }: Told, each: Kind['each']): readonly Question['of'][] {
  if (each === 'measure') return catalogue.indicators.map(({ code }) => ofCodes(code));
  if (each === 'theme') return catalogue.themes.map(({ name }) => ({ kind: 'themes', themes: [name] }));
  return [EVERYTHING.of];
}

describe.each(KINDS)('$name', (kind) => {
  let replies: Awaited<ReturnType<typeof repliesOf>>;
  beforeAll(async () => {
    replies = await repliesOf(kind);
  });

  it(`takes at most ${kind.most} words before More`, () => {
    const long = replies.filter(({ reply }) => spoken(reply) > kind.most);
    expect(long.map(({ of, reply }) => `${spoken(reply)} ${of}: ${shownText(reply)}`)).toEqual([]);
  });

  it('takes at most 120 words with all that does not agree, and with rows in place of a picture', () => {
    const long = replies.filter(({ reply }) => wordCount(reply, false) > 120);
    expect(long.map(({ reply }) => shownText(reply))).toEqual([]);
  });

  it('says its number or verdict within the first twelve words', () => {
    const late = replies.filter(({ reply }) => reply.outcome === 'answered' && kind.name !== 'why' && !isEarly(reply));
    expect(late.map(({ reply }) => reply.headline)).toEqual([]);
  });

  it('says no line twice', () => {
    const twice = replies.filter(({ reply }) => repeated(allText(reply)).length > 0);
    expect(twice.map(({ reply }) => repeated(allText(reply)))).toEqual([]);
  });

  it('has at most three buttons, none longer than fits', () => {
    for (const { reply } of replies) {
      expect(reply.next.length).toBeLessThanOrEqual(3);
      for (const { label } of reply.next) expect(label.length).toBeLessThanOrEqual(14);
    }
  });
});

/** Without what does not agree: that is never cut, however long the source's own remark is. */
function spoken(reply: Reply): number {
  return wordCount({ ...reply, parts: reply.parts.filter(({ kind }) => kind !== 'caveat') }, true);
}

function isEarly({ headline }: Reply): boolean {
  const first = wordsIn(headline).slice(0, 12).join(' ');
  return /\d|\b(none|no|yes|better|behind|level|close|above|below)\b/i.test(first);
}

function repeated(text: string): readonly string[] {
  // A cell of a table is named in each of its rows.
  const lines = text.split('\n').filter((line) => !line.startsWith('  ') && wordsIn(line).length > 3);
  return lines.filter((line, at) => lines.indexOf(line) !== at);
}
