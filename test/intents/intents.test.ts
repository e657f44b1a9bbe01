import { describe, expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { intentById, intents } from '../../src/intents/intents.ts';
import {
  about,
  areas,
  catalogue,
  indicators,
  one,
  periods,
  range,
  reply,
  several,
  themes,
} from '../fixtures/made-up.ts';

it('holds every kind of question once', () => {
  const ids = intents.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(18);
});

it.each(intents)('$id has examples enough to be tried by', ({ examples, counterExamples }) => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
  expect(examples.length).toBeLessThanOrEqual(12);
  expect(counterExamples.length).toBeGreaterThanOrEqual(3);
  expect(counterExamples.length).toBeLessThanOrEqual(6);
});

it('no question is an example of two kinds', () => {
  const all = intents.flatMap(({ examples }) => examples);
  expect(new Set(all).size).toBe(all.length);
});

it('throws for an id that no intent has', () => {
  expect(() => intentById('weather' as never)).toThrow('weather');
});

const keys = Object.keys(indicators) as (keyof typeof indicators)[];
const subjects: readonly Partial<Asked>[] = [
  {},
  ...Object.values(themes).map((theme) => ({ themes: [theme] })),
  ...keys.flatMap((key) => [{ indicators: about(key) }, { indicators: about(`!${key}`) }]),
  { indicators: about('filled', 'fines') },
  { indicators: about('towed'), breakdown: { dimension: 'zone', category: 'west' } },
];
const times: readonly Partial<Asked>[] = [
  {},
  { period: one(periods.q1) },
  { period: one(periods.year) },
  { period: one(periods.lastQuarter) },
  { period: several(periods.q1, periods.q2) },
  { period: range('2020-04-01') },
  { basis: 'rolling-year' },
  { areas: [areas.north] },
  { form: 'count' },
  { form: 'percent' },
];
const everything = intents.flatMap((intent) =>
  subjects.flatMap((subject) => times.map((time) => ({ intent, ask: { ...subject, ...time } }))),
);

describe('whatever is asked', () => {
  const replies = everything.map(({ intent, ask }) => ({ intent, ask, answer: reply(intent, ask) }));

  it('an answer leads with a sentence', () => {
    expect(replies.filter(({ answer }) => answer.headline.trim() === '')).toEqual([]);
  });

  it('no suppressed number is in it', () => {
    const leaks = replies.filter(({ answer }) => /7,?777|3,?333|9,?999/.test(JSON.stringify(answer)));
    expect(leaks.map(({ intent, ask }) => [intent.id, ask])).toEqual([]);
  });

  it('nothing is asked for with an exclamation mark or left undefined', () => {
    const odd = replies.filter(({ answer }) =>
      /!|undefined|\bnull\b|NaN/.test([answer.headline, ...textsOf(answer)].join('\n')),
    );
    expect(odd.map(({ intent, answer }) => [intent.id, answer.headline])).toEqual([]);
  });

  it('the same question has the same answer', () => {
    for (const { intent, ask, answer } of replies.slice(0, 200)) expect(reply(intent, ask)).toEqual(answer);
  });

  it('a number of another area is never an answer for a locality', () => {
    const local = replies.filter(({ ask, intent }) => ask.areas && ask.indicators && !WORDS_ONLY.includes(intent.id));
    expect(local.filter(({ answer }) => answer.outcome === 'answered').map(({ intent }) => intent.id)).toEqual([]);
  });
});

const WORDS_ONLY: readonly string[] = ['definition', 'digest', 'help', 'smalltalk', 'risk'];

function textsOf({ parts }: ReturnType<typeof reply>): readonly string[] {
  return parts.flatMap((part) => ('text' in part ? [part.text] : part.kind === 'table' ? part.rows.flat() : []));
}

it('help is made from the catalogue', () => {
  const options = reply(intentById('help'), {}).parts.flatMap((part) => (part.kind === 'options' ? part.options : []));
  expect(options.map(({ question }) => question)).toEqual([
    'how are we doing on potholes filled within five days?',
    'what is the target for potholes filled within five days?',
    'summary of streets',
    'which measures need attention?',
    'what got worse since last quarter?',
  ]);
  expect(catalogue.indicators).toHaveLength(10);
});

it.each([
  { words: 'Thanks, bye', headline: 'You are welcome.', why: 'thanks come before a goodbye' },
  { words: 'good morning', headline: 'Good morning.', why: 'the greeting given' },
  { words: 'see you', headline: 'Goodbye.', why: 'a goodbye' },
  { words: 'hmm', headline: 'Understood.', why: 'anything else' },
])('$words: $why', ({ words, headline }) => {
  expect(reply(intentById('smalltalk'), { words })).toMatchObject({ outcome: 'answered', headline, facts: [] });
});

it.each([
  { aspect: 'stop', headline: 'No digest is set up here, so there is nothing to stop.', why: 'nothing to stop' },
  {
    aspect: null,
    headline: 'I can send nothing by itself from here: no digest is set up, and none can be stored here.',
    why: 'said honestly',
  },
])('a digest: $why', ({ aspect, headline }) => {
  expect(reply(intentById('digest'), { aspect })).toMatchObject({ outcome: 'answered', headline, facts: [] });
});
