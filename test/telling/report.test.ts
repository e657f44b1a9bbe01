import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../src/question/question.ts';
import { allText, ofCodes, openTold, shownText, type Told } from './said.ts';

/*
 * Where the report does not agree with itself, the figure is given as published and a line before 'More' says what does
 * not agree. Numbers are exact; of the words around them only what carries the meaning is looked for.
 */

let report: Told;
beforeAll(async () => {
  report = await openTold('report');
});
afterAll(() => report.remove());

interface Trap {
  readonly code: string;
  readonly main: Readonly<Record<string, unknown>>;
  readonly says: readonly RegExp[];
  readonly why: string;
  readonly ask?: Partial<Question>;
}

const ROLLING: Partial<Question> = { ask: 'value', basis: 'rolling-year' };

const traps: readonly Trap[] = [
  {
    code: 'CIN-NOTSEEN',
    main: { value: 14, numerator: 354, denominator: 2160 },
    says: [/14% as printed; 354 of 2,160 is 16\.4%/, /98%, not 100%: 14% and 84%/],
    why: 'the count and the percentage are printed together and differ',
  },
  {
    code: 'CIN-NOTSEEN',
    ask: { ask: 'value', form: 'count' },
    main: { value: 354, unit: 'count' },
    says: [/14% as printed; 354 of 2,160 is 16\.4%/],
    why: 'the same, asked for by its number',
  },
  {
    code: 'CP-SEEN',
    main: { value: 86.4, numerator: 743, denominator: 861 },
    says: [/86\.4% as printed; 743 of 861 is 86\.3%/, /Not comparable.*reporting cycle changed/],
    why: 'the reporting cycle changed',
  },
  {
    code: 'CP-SEEN',
    ask: { ask: 'course' },
    main: { value: 86.4 },
    says: [/reporting cycle changed/],
    why: 'over time the change of the cycle is what matters',
  },
  {
    code: 'EF-UPHELD',
    main: { value: 32, numerator: 17, denominator: 54 },
    says: [/32% as printed; 17 of 54 is 31\.5%/],
    why: 'rounded up',
  },
  {
    code: 'CP-ICPC',
    main: { value: 86, basis: 'month', rating: 'exceeds' },
    says: [/target of 80% is met by 86% in Dec 2018, missed by 44\.6%/],
    why: 'the target is met on one basis and missed on the other',
  },
  {
    code: 'CP-ICPC',
    ask: ROLLING,
    main: { value: 44.6, basis: 'rolling-year', rating: 'attention' },
    says: [/met by 86% .*missed by 44\.6%/, /star before this figure.* below the target/],
    why: 'the star is printed before the rolling year',
  },
  {
    code: 'FD-24H',
    main: { value: 77.2, basis: 'quarter' },
    says: [/Dec 2018 alone: 67%/, /fell from month to month within it/],
    why: 'better as a quarter, falling within it',
  },
  {
    code: 'CP-REPEAT',
    main: { value: 26.5, numerator: 228, denominator: 861 },
    says: [/arrow → does not match the words.* rose/, /Rose, as published/],
    why: 'a level arrow beside a rise in words',
  },
  {
    code: 'WF-20',
    main: { value: 50 },
    says: [/arrow ↓ does not match the number, which is unchanged/, /unchanged from 50/i],
    why: 'a falling arrow beside an unchanged number',
  },
  {
    code: 'CIC-OOC',
    main: { value: 25, qualifier: 'approximate' },
    says: [/about 25%/, /as published/],
    why: 'given in words alone',
  },
  {
    code: 'CP-N',
    main: { value: 861 },
    says: [/2\.7% \(24\) from 885/],
    why: 'the report states every change in percent, so that comes first',
  },
];

describe('traps of the report', () => {
  it.each(traps)('$code: $why', async ({ code, ask, main, says }) => {
    const reply = await report.ask({ ask: 'value', ...ask, of: ofCodes(code) });
    expect(reply.facts[0]).toMatchObject({ indicator: code, ...main });
    for (const said of says) expect(shownText(reply)).toMatch(said);
  });

  it('is never called red: its text has no colours', async () => {
    const reply = await report.ask({ ask: 'list', only: [{ not: false, test: { kind: 'rated', ratings: ['red'] } }] });
    expect(reply.headline).toMatch(/^\d+ measures need attention; .*no colours/);
    expect(reply.facts.every(({ rating }) => rating === 'attention')).toBe(true);
  });

  it('says what the reasons add up to, and draws no sum', async () => {
    const where: Question['where'] = { kind: 'each-category', dimension: null, except: [] };
    const reply = await report.ask({ ask: 'value', of: ofCodes('EF-MOMO'), where });
    expect(shownText(reply)).toMatch(/add up to 90 of 109/);
  });

  it('names a division by what it divides, and its total as no part', async () => {
    const where: Question['where'] = { kind: 'each-category', dimension: null, except: [] };
    const reply = await report.ask({ ask: 'value', of: ofCodes('EF-MOMO'), where });
    expect(reply.headline).toBe(
      'MOMO statements: highest for sort out a problem (35), lowest for sharing good news (16).',
    );
    expect(shownText(reply)).toMatch(/^109 in all$/m);
    const titles = reply.parts.flatMap((part) => (part.kind === 'chart' ? [part.spec.title] : []));
    expect(titles).toEqual(['MOMO statements by reason']);
  });

  it('has no empty table and no empty button where all that need attention are shown', async () => {
    const reply = await report.ask({ ask: 'overview', when: { kind: 'back', step: 'quarter', count: 1 } });
    expect(reply.headline).toMatch(/^1 of 12 measures needs attention/);
    expect(reply.more.filter(({ kind }) => kind === 'table')).toEqual([]);
    expect(reply.next.map(({ label }) => label)).toEqual(['Got worse', 'Risks']);
  });

  it('has only the count where no percentage is held', async () => {
    const period = { grain: 'date', start: '2018-09-30', end: '2018-09-30', fromClock: false } as const;
    const reply = await report.ask({
      ask: 'value',
      of: ofCodes('CIC-S20'),
      form: 'percent',
      when: { kind: 'period', period },
    });
    expect(reply.outcome).toBe('no_data');
    expect(allText(reply)).toMatch(/207/);
  });

  it('names no comparator a target', async () => {
    const reply = await report.ask({ ask: 'target', of: ofCodes('REF-RE') });
    expect(reply.outcome).toBe('no_data');
    expect(reply.headline).toMatch(/No target is held/);
  });
});
