import { describe, expect, it } from 'vitest';
import { type Context, EMPTY_CONTEXT } from '../../src/conversation/context.ts';
import { EVERYTHING, type Question } from '../../src/question/question.ts';
import { MAX_QUESTION_LENGTH } from '../../src/understand/normalise.ts';
import { type Read, understand } from '../../src/understand/understand.ts';
import { harbour } from './harbour.ts';

const catalogue = harbour();
const TODAY = '2026-11-30';

function reads(text: string, context: Context = EMPTY_CONTEXT): readonly Read[] {
  const read = understand(text, context, catalogue, TODAY);
  return read.kind === 'read' ? read.reads : [];
}

function only(text: string, context: Context = EMPTY_CONTEXT): Read {
  const [read, ...others] = reads(text, context);
  if (!read || others.length > 0) throw new Error(`"${text}" was read as ${others.length + 1} questions`);
  return read;
}

function question(text: string, context: Context = EMPTY_CONTEXT): Question {
  const read = only(text, context);
  if (read.kind !== 'question') throw new Error(`"${text}" was read as ${read.kind}`);
  return read.question;
}

const codesOf = ({ of }: Question) => (of.kind === 'indicators' ? of.indicators.map(({ code }) => code) : []);

function after(asked: Partial<Question>): Context {
  return { ...EMPTY_CONTEXT, last: { question: { ...EVERYTHING, ...asked }, shown: null, listed: [] } };
}

const of = (code: string): Question['of'] => ({ kind: 'indicators', indicators: [{ code, inverse: false }] });

describe('a measure without aliases', () => {
  it.each([
    ['ships berthed within 4 hours of arrival', 'BERTH4', 'its whole name'],
    ['how is berthing doing?', 'BERTH4', 'another form of a word that it alone has'],
    ["what's our staff turnover?", 'TURN', 'a word that tells it from the other measure of staff'],
    ['sickness', 'SICK', 'one telling word'],
    ['crane moves', 'CRANE', 'the part that is its own'],
    ['containers cleared', 'DWELL', 'the word that tells it from the other'],
    ['LTI', 'LTI', 'its code'],
    ['oil spill', 'SPILL', 'singular'],
    ['turnover of staff', 'TURN', 'in another order'],
    ['staff turnver', 'TURN', 'misspelt'],
    ['delays to pilot boarding', 'PILOT', 'in another order, with small words between'],
  ])('%s is %s: %s', (text, code) => expect(codesOf(question(text))).toEqual([code]));

  it('is asked about where two are equally near', () => {
    const read = only('containers');
    expect(read.kind).toBe('either');
    expect(read.kind === 'either' && read.questions.flatMap(codesOf).sort()).toEqual(['DMG', 'DWELL']);
  });

  it('is one of several that are joined', () =>
    expect(codesOf(question('compare staff turnover and crane moves'))).toEqual(['TURN', 'CRANE']));

  it('says how it was found', () => {
    const { explain } = only('staff turnover');
    expect(explain.readings[0]?.say).toContain('taff turnover');
    expect(explain.readings[0]?.score).toBeGreaterThan(explain.readings[1]?.score ?? 0);
  });
});

describe('a place', () => {
  it.each([
    ['sickness in North Quay', ['North Quay'], 'in full'],
    ['sickness at old mole', ['Old Mole Terminal'], 'by the part that tells it from the others'],
  ])('%s: %s, %s', (text, areas) => expect(question(text).where).toEqual({ kind: 'areas', areas }));

  it('is each of them by the word for their kind', () =>
    expect(question('sickness by terminal').where).toMatchObject({ kind: 'each-area' }));

  it('that is set apart leaves each of the others', () =>
    expect(question('sickness excluding North Quay').where).toEqual({
      kind: 'each-area',
      areaKind: null,
      except: ['North Quay'],
    }));
});

const FRAMES: readonly (readonly [string, (words: string) => string])[] = [
  ['an occasion', (words) => `${words} for my 2 o'clock`],
  ['an occasion before', (words) => `before scrutiny: ${words}`],
  ['somebody who asks', (words) => `the chair wants ${words}`],
  ['a purpose', (words) => `${words} for budget purposes`],
  ['haste', (words) => `quick one - ${words}`],
  ['a meeting', (words) => `I have a meeting with the director, ${words} please`],
];
const NARROWED: readonly (readonly [string, (words: string) => string])[] = [
  ['an ailment', (words) => `${words} with asthma`],
  ['a stretch of land', (words) => `${words} on the coast`],
  ['an age', (words) => `${words} for under fives`],
  ['a place', (words) => `${words} in Grimethwaite`],
  ['a thing they have', (words) => `${words} who have a phone`],
  ['a cause', (words) => `${words} due to flooding`],
  ['a matter', (words) => `${words} about parking`],
  ['an adjective', (words) => `female ${words}`],
  ['a person', (words) => `is Jayden Mills in ${words}?`],
];
const ALL = catalogue.indicators.map(({ code, name }) => ({ code, name: name.toLowerCase() }));

describe('what surrounds a question never refuses it', () => {
  it.each(FRAMES)('%s', (_, frame) => {
    for (const { code, name } of ALL) expect([name, ...codesOf(question(frame(name)))]).toEqual([name, code]);
  });
});

describe('what would narrow a figure and is not held is never answered with the whole', () => {
  it.each(NARROWED)('%s', (_, narrow) => {
    for (const { name } of ALL) {
      expect([name, reads(narrow(name)).filter(({ kind }) => kind === 'question').length]).toEqual([name, 0]);
    }
  });

  it('the whole is offered', () => {
    const read = only('oil spills on the coast');
    expect(read).toMatchObject({ kind: 'not-held', nature: 'group', offer: { of: of('SPILL') } });
  });

  it.each([
    ['ships berthed within 6 hours', 'limit', 'another limit than the one held'],
    ['has child 4471 had sickness absence?', 'case', 'a case by its number'],
    ['is Jayden Mills off sick', 'person', 'a person'],
    ['what share of ships berthed late', 'group', 'the other side of those that berthed in time'],
  ])('%s: %s', (text, nature) => expect(only(text)).toMatchObject({ kind: 'not-held', nature }));
});

it('worse than the rest asks how it stands to them, and not how it moved', () => {
  const asked = question('is North Quay really worse than the rest on sickness?');
  expect(asked).toMatchObject({ ask: 'verdict', of: of('SICK'), only: [], against: [{ kind: 'rest' }] });
});

describe('a follow-up', () => {
  it.each<[string, Partial<Question>, Partial<Question>, string]>([
    ['and staff turnover?', { ask: 'course', of: of('SICK') }, { ask: 'course', of: of('TURN') }, 'another measure'],
    ['and in North Quay?', { ask: 'value', of: of('SICK') }, { of: of('SICK') }, 'another place'],
    ['what is the target?', { ask: 'value', of: of('SICK') }, { ask: 'target', of: of('SICK') }, 'another ask'],
  ])('%s: %4$s', (text, last, expected) => expect(question(text, after(last))).toMatchObject(expected));

  it('that is a whole question of its own leans on nothing', () =>
    expect(question('show me the trend of oil spills', after({ ask: 'target', of: of('SICK') }))).toMatchObject({
      ask: 'course',
      of: of('SPILL'),
    }));

  it('with the opposite of what was asked', () =>
    expect(question('and those that were not?', after({ ask: 'value', of: of('DWELL') })).of).toEqual({
      kind: 'indicators',
      indicators: [{ code: 'DWELL', inverse: true }],
    }));
});

describe('denial', () => {
  it('turns a measure round', () =>
    expect(question('containers not cleared within 3 days').of).toEqual({
      kind: 'indicators',
      indicators: [{ code: 'DWELL', inverse: true }],
    }));

  it.each([
    'containers cleared: the number, not a percentage',
    "I don't know the figure for containers cleared, what is it?",
  ])('%s turns nothing', (text) => expect(question(text).of).toEqual(of('DWELL')));
});

describe('a message', () => {
  it('may hold two questions', () => {
    const both = reads('how is staff turnover doing? and what is the target for crane moves?');
    expect(both.map((read) => read.kind === 'question' && codesOf(read.question))).toEqual([['TURN'], ['CRANE']]);
  });

  it('that is too long is not read', () =>
    expect(understand('x'.repeat(MAX_QUESTION_LENGTH + 1), EMPTY_CONTEXT, catalogue, TODAY)).toEqual({
      kind: 'too-long',
      length: MAX_QUESTION_LENGTH + 1,
    }));

  it.each(['', '   ', '???', '🚢', '(', 'a'.repeat(MAX_QUESTION_LENGTH), '\u0000\u0001', 'not not not not'])(
    '%j throws nothing',
    (text) => expect(() => understand(text, EMPTY_CONTEXT, catalogue, TODAY)).not.toThrow(),
  );

  it('reads the same twice', () => {
    const read = () => JSON.stringify(understand('sickness v turnover in north quay', EMPTY_CONTEXT, catalogue, TODAY));
    expect(read()).toBe(read());
  });
});
