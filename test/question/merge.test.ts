import { describe, expect, it } from 'vitest';
import { merge } from '../../src/question/merge.ts';
import { EVERYTHING, type Question } from '../../src/question/question.ts';

const of = (code: string): Question['of'] => ({ kind: 'indicators', indicators: [{ code, inverse: false }] });
const quarter = { grain: 'quarter' as const, start: '2026-07-01', end: '2026-09-30', fromClock: false };
const misses: Question['only'] = [{ not: false, test: { kind: 'target', side: 'misses' } }];
const red: Question['only'] = [{ not: false, test: { kind: 'rated', ratings: ['red'] } }];

function after(
  last: Partial<Question>,
  changed: Partial<Question>,
  pointsBack = true,
  shown: typeof quarter | null = null,
): Question {
  const said = Object.keys(changed) as (keyof Question)[];
  return merge({ ...EVERYTHING, ...last }, { said, question: { ...EVERYTHING, ...changed }, pointsBack }, shown);
}

describe('a time counted from today', () => {
  const lastQuarter = { grain: 'quarter' as const, start: '2026-07-01', end: '2026-09-30', fromClock: true };
  const asked = (shown: { start: string; end: string }, when = lastQuarter) =>
    merge(
      { ...EVERYTHING, ask: 'value', of: of('A') },
      { said: ['when'], question: { ...EVERYTHING, when: { kind: 'period', period: when } }, pointsBack: true },
      { grain: 'quarter', fromClock: false, ...shown },
      '2026-11-30',
    ).when;

  it('is counted from what was shown where that is long past', () => {
    const { period } = asked({ start: '2018-10-01', end: '2018-12-31' }) as { period: { start: string; end: string } };
    expect([period.start, period.end]).toEqual(['2018-07-01', '2018-09-30']);
  });

  it.each([
    ['the quarter itself', { start: '2026-07-01', end: '2026-09-30' }, lastQuarter],
    ['the one before it', { start: '2026-04-01', end: '2026-06-30' }, lastQuarter],
    [
      'long past, and the quarter named',
      { start: '2018-10-01', end: '2018-12-31' },
      { ...lastQuarter, fromClock: false },
    ],
  ])('stays as it is: shown was %s', (_why, shown, when) => {
    expect(asked(shown, when)).toEqual({ kind: 'period', period: when });
  });
});

describe('a follow-up changes one part', () => {
  const best: Partial<Question> = {
    ask: 'extreme',
    of: of('A'),
    when: { kind: 'all' },
    order: { by: 'value', end: 'best' },
  };

  const turns: readonly (readonly [Partial<Question>, Partial<Question>, Partial<Question>, string])[] = [
    [
      best,
      { order: { by: 'value', end: 'lowest' } },
      { ...best, order: { by: 'value', end: 'lowest' } },
      'and the lowest?',
    ],
    [
      best,
      { where: { kind: 'areas', areas: ['North'] } },
      { ...best, where: { kind: 'areas', areas: ['North'] } },
      'same for North',
    ],
    [best, { of: of('B') }, { ...best, of: of('B') }, 'and B?'],
    [
      { ask: 'value', of: of('A'), form: 'count' },
      { ask: 'course' },
      { ask: 'course', of: of('A'), form: 'count' },
      'the trend',
    ],
    [
      { ask: 'tally', of: of('A'), only: misses },
      { ask: 'run' },
      { ask: 'run', of: of('A'), only: misses },
      'conditions go over',
    ],
    [
      { ask: 'list', only: red },
      { ask: 'course', of: of('A') },
      { ask: 'course', of: of('A'), only: [] },
      'a course has none',
    ],
    [{ ask: 'list', only: red }, { only: misses }, { ask: 'list', only: [...red, ...misses] }, 'of those, off target'],
    [
      { ask: 'list', only: red },
      { only: [{ not: false, test: { kind: 'rated', ratings: ['amber'] } }] },
      { only: [{ not: false, test: { kind: 'rated', ratings: ['amber'] } }] },
      'and amber: of one kind the new one',
    ],
    [
      { ask: 'extreme', of: of('A'), along: 'areas', where: { kind: 'each-area', areaKind: 'locality', except: [] } },
      { where: { kind: 'whole' } },
      { along: null },
      'an axis that is not there any more',
    ],
  ];

  it.each(turns.map(([last, changed, expected, why]) => ({ last, changed, expected, why })))('$why', (turn) => {
    const { last, changed, expected } = turn;
    expect(after(last, changed)).toMatchObject(expected);
  });
});

describe('what starts from everything again', () => {
  it('is a list, unless the words point back', () => {
    const last: Partial<Question> = { ask: 'value', of: of('A'), where: { kind: 'areas', areas: ['North'] } };
    expect(after(last, { ask: 'list', only: red }, false)).toMatchObject({
      of: { kind: 'everything' },
      where: { kind: 'whole' },
    });
    expect(after(last, { ask: 'list', only: red }, true)).toMatchObject({ of: of('A') });
  });

  it('is a whole question of its own', () => {
    expect(after({ ask: 'course', of: of('A'), form: 'count' }, { ask: 'value', of: of('B') }, false)).toMatchObject({
      ask: 'value',
      of: of('B'),
      form: null,
    });
  });
});

describe('a time', () => {
  const last: Partial<Question> = { ask: 'value', of: of('A'), when: { kind: 'period', period: quarter } };

  it('that was asked for once does not stick to another measure', () => {
    expect(after(last, { of: of('B') }, false).when).toEqual({ kind: 'newest' });
    expect(after(last, { of: of('B') }, true).when).toEqual(last.when);
  });

  it('is counted back from what was asked, else from what was shown', () => {
    const before = { ...quarter, start: '2026-04-01', end: '2026-06-30' };
    const back: Partial<Question> = { when: { kind: 'back', step: 'point', count: 1 } };
    expect(after(last, back).when).toEqual({ kind: 'period', period: before });
    expect(after({ ask: 'value', of: of('A') }, back, true, quarter).when).toEqual({ kind: 'period', period: before });
    expect(after({ ask: 'value', of: of('A'), ...back }, back).when).toEqual({ kind: 'back', step: 'point', count: 2 });
  });
});
