import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerRecord, type Bot, createBot } from '../src/index.ts';
import { reportStore } from './fixtures/report-bot.ts';

/*
 * Where the report does not agree with itself, the figure is given as published and the reply says in a line what does
 * not agree. Numbers are exact; the words around them may change, so only what carries the meaning is looked for.
 */

let bot: Bot;
let close: () => Promise<void>;

beforeAll(async () => {
  const opened = await reportStore();
  close = opened.close;
  bot = createBot({ store: opened.store, today: () => '2019-03-07', elapsed: () => 0 });
});
afterAll(() => close());

async function ask(question: string): Promise<AnswerRecord> {
  return (await bot.ask(question, null)).record;
}

interface Trap {
  readonly questions: readonly string[];
  readonly main: Readonly<Record<string, unknown>>;
  /** Each in one line of the text. */
  readonly says: readonly RegExp[];
  readonly why: string;
}

/** What the source gives only in its own words, which the reply keeps for who wants more. */
const OWN_WORDS = new Set(['nearly a quarter', 'one fifth', 'less timely from month to month', '12\\.3 points above']);

const AT_YEAR_END = { basis: 'snapshot', period: '2018-12-31' };
const IN_Q3 = { basis: 'quarter', period: '2018/19 Q3' };

const traps: readonly Trap[] = [
  {
    why: 'children in need not visited: the count and the percentage printed together',
    questions: [
      'what share of children in need have not been visited on time?',
      'percentage of children in need not visited in timescales',
      'children in need who went unvisited in Q3, in percent',
    ],
    main: { indicator: 'CIN-NOTSEEN', ...AT_YEAR_END, value: 14, numerator: 354, denominator: 2160 },
    says: [/14% as printed; 354 of 2,160 is 16\.4%/, /makes 98%, not 100%: 14% and 84%/],
  },
  {
    why: 'children in need not visited, by their number',
    questions: ["how many children in need haven't been visited?", 'number of children in need not seen in time'],
    main: { indicator: 'CIN-NOTSEEN', ...AT_YEAR_END, value: 354, unit: 'count' },
    says: [/14% as printed; 354 of 2,160 is 16\.4%/],
  },
  {
    why: 'children in need visited: the other side of the same',
    questions: ['what percentage of children in need were visited on time?', 'children in need seen within timescale'],
    main: { indicator: 'CIN-SEEN', ...AT_YEAR_END, value: 84, numerator: 1806, denominator: 2160 },
    says: [/makes 98%, not 100%: 84% and 14%/],
  },
  {
    why: 'protection visits: printed above the ratio, and better since the reporting cycle changed',
    questions: [
      'are children on protection plans being seen on time?',
      'how are child protection visits within 10 working days?',
    ],
    main: { indicator: 'CP-SEEN', ...AT_YEAR_END, value: 86.4, numerator: 743, denominator: 861 },
    says: [/86\.4% as printed; 743 of 861 is 86\.3%/, /Not comparable.*reporting cycle changed/],
  },
  {
    why: 'protection visits over time: the change of the cycle is the reason',
    questions: ['did visits to children on a child protection plan get better?', 'why did protection visits improve?'],
    main: { indicator: 'CP-SEEN', ...AT_YEAR_END, value: 86.4 },
    says: [/reporting cycle changed/],
  },
  {
    why: 'complaints upheld: rounded up',
    questions: ['what share of complaints were upheld?', 'complaints upheld or partly upheld in quarter 3'],
    main: { indicator: 'EF-UPHELD', ...IN_Q3, value: 32, numerator: 17, denominator: 54 },
    says: [/32% as printed; 17 of 54 is 31\.5%/],
  },
  {
    why: 'initial conferences: the target is met in December',
    questions: ['how are initial child protection conferences doing?', 'initial conferences in December 2018'],
    main: { indicator: 'CP-ICPC', basis: 'month', period: '2018-12', value: 86, rating: 'exceeds' },
    says: [/target of 80% is met by 86% in Dec 2018, missed by 44\.6% in the year to Dec 2018/],
  },
  {
    why: 'initial conferences: the target is missed over the rolling year, where the star is printed',
    questions: [
      'initial conferences over the rolling year',
      'rolling year figure for initial child protection conferences',
    ],
    main: { indicator: 'CP-ICPC', basis: 'rolling-year', period: '2018-12', value: 44.6, rating: 'attention' },
    says: [
      /target of 80% is met by 86% in Dec 2018, missed by 44\.6% in the year to Dec 2018/,
      /star before this figure.* below the target/,
    ],
  },
  {
    why: 'initial conferences: asked for the target, both bases are named',
    questions: ['are initial conferences on target?', 'what is the target for initial child protection conferences?'],
    main: { role: 'target', indicator: 'CP-ICPC', value: 80 },
    says: [/target of 80% is met by 86% in Dec 2018, missed by 44\.6% in the year to Dec 2018/],
  },
  {
    why: 'decisions in 24 hours: better as a quarter, falling within it',
    questions: [
      'what percentage of contacts were decided within 24 hours?',
      'how quickly do we decide on contacts, within 24 hours?',
      'decisions within 24 hours in quarter 3 2018/19',
    ],
    main: { indicator: 'FD-24H', ...IN_Q3, value: 77.2 },
    says: [/Dec 2018 alone: 67%/, /fell from month to month within it/],
  },
  {
    why: 'decisions in 24 hours in December: the quarter stands beside it',
    questions: [
      'decisions within 24 hours in December',
      'what percentage of decisions were within 24 hours in December 2018',
    ],
    main: { indicator: 'FD-24H', basis: 'month', period: '2018-12', value: 67 },
    says: [/Oct–Dec 2018: 77\.2%/, /less timely from month to month/],
  },
  {
    why: 'not seen after referral: the arrow is for timeliness, the sign for the long delays',
    questions: [
      'how are we doing on children not seen after referral?',
      'what share of children are not seen in time after a referral?',
    ],
    main: { indicator: 'REF-NOTSEEN', ...AT_YEAR_END, value: 45, rating: 'attention' },
    says: [
      /arrow stands for children being seen sooner, not for this number/,
      /sign for attention belongs to the few initial visits/,
    ],
  },
  {
    why: 'repeat plans: a level arrow beside a rise in words',
    questions: [
      'percentage of children currently on a second or subsequent child protection plan',
      'what share of children on a plan are currently on a second or subsequent one?',
    ],
    main: { indicator: 'CP-REPEAT', ...AT_YEAR_END, value: 26.5, numerator: 228, denominator: 861 },
    says: [/arrow → does not match the words.* rose/, /Rose, as published/],
  },
  {
    why: 'high caseloads: a falling arrow beside an unchanged number',
    questions: [
      'how many social workers have more than 20 children?',
      'has the number of social workers with more than 20 children gone down?',
    ],
    main: { indicator: 'WF-20', ...AT_YEAR_END, value: 50 },
    says: [/arrow ↓ does not match the number, which is unchanged/, /unchanged (?:from|at) 50/i],
  },
  {
    why: 'complaints: a level arrow beside a rise in numbers',
    questions: ['how many complaints did we get in quarter 3?', 'complaints received'],
    main: { indicator: 'EF-COMPLAINTS', ...IN_Q3, value: 54 },
    says: [/arrow → does not match the number, which rose/, /↑ 8\.0% \(4\) from 50/],
  },
  {
    why: 'children in need: a sign for attention beside words that say level',
    questions: ['how many children in need are there?', 'children in need at the end of December 2018'],
    main: { indicator: 'CIN-N', ...AT_YEAR_END, value: 2160 },
    says: [/sign for attention stands beside words .* fairly level/, /↑ 1\.1% \(23\) from 2,137/],
  },
  {
    why: 'a single figure: movement from words alone, no earlier figure made up',
    questions: ['how are initial health assessments doing?', 'are initial health assessments getting better?'],
    main: { indicator: 'CIC-IHA', basis: 'month', period: '2018-12', value: 32 },
    says: [/better than the quarter before, as published; the earlier figure is not held/],
  },
  {
    why: 'a single figure draws no trend',
    questions: ['show me the trend of initial health assessments', 'chart initial health assessments since April'],
    main: { indicator: 'CIC-IHA', basis: 'month', period: '2018-12', value: 32 },
    says: [/One figure is held, so no trend can be drawn/],
  },
  {
    why: 'out of county: nearly a quarter, in words',
    questions: ['what share of children are placed out of county?', 'children placed out of county'],
    main: { indicator: 'CIC-OOC', ...AT_YEAR_END, value: 25, qualifier: 'approximate' },
    says: [/about 25%/, /nearly a quarter/],
  },
  {
    why: 'returns to care: one fifth, in words',
    questions: ['what proportion of admissions are children returning to care?', 'admissions that are returns to care'],
    main: { indicator: 'CIC-RETURN', ...IN_Q3, value: 20, qualifier: 'approximate' },
    says: [/about 20%/, /one fifth/],
  },
  {
    why: 'changes are relative, as the report does for every measure: a fall',
    questions: [
      'how much has the number of children on protection plans changed?',
      'did children on a child protection plan fall in quarter 3?',
    ],
    main: { indicator: 'CP-N', ...AT_YEAR_END, value: 861 },
    says: [/(?:down|↓) 2\.7% \(24\)(?: from| \(↓) 885/i],
  },
  {
    why: 'changes are relative, as the report does for every measure: a rise',
    questions: [
      'how did the number of children in care change from December 2017 to December 2018?',
      'how many children are in care?',
      'by how much did the number of children in care grow since December 2017?',
    ],
    main: { indicator: 'CIC-N', ...AT_YEAR_END, value: 699 },
    says: [/(?:up|↑) 9\.9% \(63\)(?: from| \(↑) 636/i],
  },
  {
    why: 'a change of a percentage: points and relative change, each named',
    questions: [
      'how did pathway plans in place change since September?',
      'pathway plans in place for those who should have one',
    ],
    main: { indicator: 'CIC-PATHWAY', ...AT_YEAR_END, value: 79 },
    says: [/(?:up|↑) 11\.3% \(8 points\)(?: from| \(↑) 71%/i],
  },
  {
    why: 'a benchmark with no year',
    questions: [
      'how do re-referrals compare with good authorities?',
      'what year is the good authorities figure for re-referrals from?',
    ],
    main: { indicator: 'REF-RE', basis: 'rolling-year', period: '2018-12', value: 29.2 },
    says: [/24\.3% Good and Outstanding authorities/, /given without a date/],
  },
  {
    why: 'a benchmark of another year',
    questions: ['how does section 20 compare with England?', 'children under section 20 against the national average'],
    main: { indicator: 'CIC-S20', ...AT_YEAR_END, value: 31.3 },
    says: [/19% England/, /for 2017\/18, another time than ours/, /12\.3 points above/],
  },
  {
    why: 'reasons of statements do not add up to all of them',
    questions: [
      'what were the MOMO statements about?',
      'MOMO statements by reason',
      'break down the MOMO statements in Q3',
    ],
    main: { indicator: 'EF-MOMO', ...IN_Q3, value: 35, breakdown: 'reason: sort out a problem' },
    says: [/90 of 109/, /^109 in all$/m],
  },
  {
    why: 'single assessments: below the target in one place, below its tolerance in another, and neither given',
    questions: [
      'how are single assessments within 45 working days?',
      'single assessments completed in 45 working days in quarter 3',
    ],
    main: { indicator: 'SA-45D', ...IN_Q3, value: 80, rating: 'attention' },
    says: [/below the target in one place and below the tolerance of the target in another/],
  },
];

describe.each(traps)('$why', ({ questions, main, says }) => {
  it.each(questions)('%s', async (question) => {
    const { outcome, facts, text, more } = await ask(question);
    expect({ outcome, main: facts.find(({ role }) => role === (main['role'] ?? 'value')) }).toMatchObject({
      outcome: 'answered',
      main,
    });
    // What is only in the source's own words stands behind 'More'; what doesn't agree stands before it.
    for (const line of says) expect(OWN_WORDS.has(line.source) ? `${text}\n${more}` : text).toMatch(line);
  });
});

describe('repeat plans are two measures with one name', () => {
  it.each(['what percentage are repeat plans?', 'repeat child protection plans', 'how are repeat plans doing?'])(
    '%s is asked back, or both are given by name',
    async (question) => {
      const { outcome, facts, options, text } = await ask(question);
      expect(text).toMatch(/26\.5% On a repeat plan now/);
      expect(text).toMatch(/31% New plans that are repeats/);
      const named = outcome === 'clarify' ? options.map(({ label }) => label) : facts.map(({ indicator }) => indicator);
      expect(new Set(named).size).toBe(2);
    },
  );

  it.each([
    { question: 'what share of new plans were for children with a previous plan?', code: 'CP-REPEAT-NEW', value: 31 },
    { question: 'what share of children on a plan now have been on one before?', code: 'CP-REPEAT', value: 26.5 },
  ])('$question is the one', async ({ question, code, value }) => {
    expect((await ask(question)).facts[0]).toMatchObject({ indicator: code, value });
  });
});

describe('signs that the key does not hold', () => {
  it.each(["what's red?", 'which measures are red?', 'what is rated amber?', 'anything yellow?'])(
    '%s: the colours are lost, so what needs attention is named instead',
    async (question) => {
      const { outcome, facts, text } = await ask(question);
      expect(outcome).toBe('answered');
      expect(text).toMatch(/4 measures need attention; the source’s text has no colours/);
      expect(new Set(facts.map(({ indicator }) => indicator))).toEqual(
        new Set(['CIC-IHA', 'CIN-N', 'REF-NOTSEEN', 'SA-45D']),
      );
      expect(facts.filter(({ rating }) => rating === 'red' || rating === 'amber' || rating === 'yellow')).toEqual([]);
    },
  );

  it('▼ is a printed sign and no rating', async () => {
    const { facts, text } = await ask('which measures have a ▼?');
    expect(text).toMatch(/printed with ▼/);
    expect(facts.filter(({ role }) => role === 'value').map(({ indicator, rating }) => [indicator, rating])).toEqual([
      ['SA-45D', 'attention'],
      ['CIN-NOTSEEN', null],
      ['CP-N', null],
    ]);
  });

  it.each([
    { question: 'which measures have a ★?', codes: 7, why: 'wherever one is printed' },
    { question: 'which measures have a ▲?', codes: 3, why: 'printed, not by the words' },
  ])('$question: as printed, $why', async ({ question, codes }) => {
    const { facts } = await ask(question);
    expect(new Set(facts.map(({ indicator }) => indicator)).size).toBe(codes);
  });
});

it('what is only approximate is not called exact', async () => {
  const { text, facts } = await ask('is 25% out of county exact?');
  expect(text).toMatch(/^No: about 25%/);
  expect(facts[0]).toMatchObject({ indicator: 'CIC-OOC', value: 25, qualifier: 'approximate' });
});

it('most movement is known from words alone, and how much could not be compared is said', async () => {
  const { text } = await ask('what got worse since last quarter?');
  expect(text).toMatch(/33 can’t be compared: no earlier figure/);
});
