import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerRecord, type Bot, createBot } from '../src/index.ts';
import { reportStore } from './fixtures/report-bot.ts';
import { numberIn, scorecard } from './fixtures/scorecard.ts';

/*
 * Every number of the scorecard, asked for in plain words. The words are the indicators' names and the report's own
 * wording, never the aliases that come with the data.
 */

const indicators = new Map(scorecard('indicators').map((row) => [row['code']!, row]));

/** How the report itself words each indicator; what it says of repeat plans may mean two, and is walked apart. */
const REPORT_WORDING: Readonly<Record<string, string>> = {
  'FD-24H': 'decisions made within 24 hours of contact',
  'FD-48H': 'decisions made within 48 hours',
  'FD-REF': 'contacts leading to referral',
  'FD-SA': 'referrals leading on to assessment',
  'REF-NOTSEEN': 'children referred still not being seen in a timely way',
  'REF-RE': 'referrals that were re-referrals within the last 12 months',
  'SA-45D': 'assessments completed within 45 working days',
  'SA-OPEN': 'open assessments that remained within timescale',
  'CIN-N': 'number of children in need',
  'CIN-SEEN': 'children in need who had been seen within timescale',
  'CIN-NOTSEEN': 'children in need who had not been visited in timescales',
  'CIN-1Y': 'children in need who have been on a plan for 1 year or less',
  'CIN-PLAN':
    'children in need who have had a plan put in place in a timely way or remain within the assessment period',
  'CP-N': 'number of children subject to protection plans',
  'CP-SEEN': 'children on child protection plans seen within 10 working days',
  'CP-2Y': 'children subject to a protection plan for less than 2 years',
  'CP-REPEAT-NEW':
    'children made subject to a protection plan in the last year having been subject to one or more previous plans',
  'CP-ICPC': 'initial child protection conferences held within 15 working days',
  'CP-RCPC': 'review conferences completed in timescale',
  'CIC-N': 'number of children in care',
  'CIC-IN': 'children admitted to care',
  'CIC-OUT': 'children who left care',
  'CIC-RETURN': 'admissions for children returning to care following a previous care episode',
  'CIC-S20': 'children accommodated under Section 20',
  'CIC-VISIT': 'children in care with an up to date statutory visit',
  'CIC-ASSESS': 'children in care who have an up-to-date assessment',
  'CIC-PATHWAY': 'children in care who should have a pathway plan with a plan in place',
  'CIC-PATHWAY-UTD': 'pathway plans that are up-to-date',
  'CIC-3PLACE': 'children with 3 or more placements in the last 12 months',
  'CIC-OOC': 'children in care placed out of county',
  'CIC-IHA': 'initial health assessments carried out within timescale',
  'CIC-HEALTH': 'children in care with an up to date health assessment',
  'CIC-HEALTH-OVERDUE': 'overdue health assessments',
  'CIC-DENTAL': 'children in care aged 2 or over with a dental check that was up to date',
  'EF-MOMO': 'MOMO statements sent',
  'EF-MOMO-CHILDREN': 'children who sent MOMO statements using their personal accounts',
  'EF-COMPLAINTS': 'number of complaints received',
  'EF-UPHELD': 'complaints that were upheld or partially upheld',
  'WF-OPEN': 'children open to social care',
  'WF-WORKERS': 'case holding workers',
  'WF-20': 'social workers responsible for more than 20 children each',
  'WF-25': 'social workers responsible for more than 25 children',
  'WF-ALLOC': 'children who have an allocated case worker',
  'WF-STABLE': 'children who have had fewer than 3 changes of social worker in the last 6 months',
};

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

function nameOf(code: string): string {
  const name = indicators.get(code)!['name']!;
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** The name and, where it is another, the report's wording. */
function wordingsOf(code: string): readonly string[] {
  return [...new Set([nameOf(code), REPORT_WORDING[code] ?? nameOf(code)])];
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A period of the data in the words of a report. */
function inWords(basis: string, period: string): string {
  const month = () => `${MONTHS[Number(period.slice(5, 7)) - 1]} ${period.slice(0, 4)}`;
  switch (basis) {
    case 'month':
      return `in ${month()}`;
    case 'quarter':
      return `in quarter ${period.slice(-1)} ${period.slice(0, 7)}`;
    case 'snapshot':
      return `at the end of ${month()}`;
    case 'rolling-year':
      return `over the rolling year to ${month()}`;
    default:
      throw new RangeError(`no words for the basis ${basis}`);
  }
}

interface Asking {
  readonly what: string;
  readonly when: string;
  readonly unit: string;
}

/** Ways to ask for one figure. */
const FRAMES: readonly ((asking: Asking) => string)[] = [
  ({ what, when }) => `what was ${what} ${when}?`,
  ({ what, when, unit }) =>
    unit === 'percent' ? `what was the percentage of ${what} ${when}?` : `how many ${withoutNumberOf(what)} ${when}?`,
  ({ what, when }) => `${what} ${when}?`,
  ({ what, when }) => `can you tell me ${what} ${when}`,
  ({ what, when }) => `${when}, what did the report give for ${what}?`,
];

function withoutNumberOf(what: string): string {
  return what.replace(/^number of /, '');
}

const observations = scorecard('observations').map((row) => ({
  code: row['code']!,
  basis: row['basis']!,
  period: row['period']!,
  unit: indicators.get(row['code']!)!['unit']!,
  breakdown: row['breakdown'] === '' ? null : row['breakdown']!,
  value: numberIn(row['value']),
  numerator: numberIn(row['numerator']),
  denominator: numberIn(row['denominator']),
  qualifier: row['qualifier']!,
}));
type Published = (typeof observations)[number];

const totals = observations.filter(({ breakdown, value }) => breakdown === null && value !== null);
const parts = observations.filter(({ breakdown }) => breakdown !== null);
const countsAlone = observations.filter(({ value }) => value === null);
const counted = totals.filter(({ unit, numerator }) => unit === 'percent' && numerator !== null);
const uncounted = totals.filter(({ unit, numerator }) => unit === 'percent' && numerator === null);

/** What the main fact of an answer must say, to the digit. */
function factOf(published: Published) {
  const { code: indicator, ...fact } = published;
  return { role: 'value', indicator, area: null, ...fact };
}

it('the walk holds every row of the scorecard', () => {
  expect([...Object.keys(REPORT_WORDING), 'CP-REPEAT'].sort()).toEqual([...indicators.keys()].sort());
  expect([totals.length, parts.length, countsAlone.length]).toEqual([65, 4, 1]);
  expect([counted.length, uncounted.length]).toEqual([11, 33]);
});

describe('every observation, asked in several ways', () => {
  it.each(totals)('$code $period ($basis) is $value', async (published) => {
    const { code, basis, period, unit } = published;
    const when = inWords(basis, period);
    for (const what of wordingsOf(code)) {
      for (const frame of FRAMES) {
        const question = frame({ what, when, unit });
        const record = await ask(question);
        expect.soft(shown(record), question).toMatchObject(answered(published));
      }
    }
  });

  function shown({ outcome, facts }: AnswerRecord) {
    return { outcome, main: facts[0] ?? null };
  }
  function answered(published: Published) {
    return { outcome: 'answered', main: factOf(published) };
  }

  it.each(parts)('$code $period, $breakdown, is $value', async (published) => {
    const category = published.breakdown!.split(': ')[1]!;
    const when = inWords(published.basis, published.period);
    const questions = [
      `how many MOMO statements were about ${category} ${when}?`,
      `what was the number of MOMO statements sent by children to do with ${category} ${when}?`,
      `MOMO statements about ${category} ${when}?`,
      `can you tell me how many of the MOMO statements were about ${category} ${when}`,
    ];
    for (const question of questions) {
      const record = await ask(question);
      expect.soft(shown(record), question).toMatchObject(answered(published));
    }
  });

  it.each(counted)('$code $period as a count is $numerator', async ({ code, basis, period, numerator, value }) => {
    const when = inWords(basis, period);
    for (const what of wordingsOf(code)) {
      for (const question of [`how many ${what} ${when}?`, `what was the count of ${what} ${when}?`]) {
        const { outcome, facts, text } = await ask(question);
        const [main] = facts;
        expect.soft({ outcome, main }, question).toMatchObject({
          outcome: 'answered',
          main: { role: 'value', indicator: code, basis, period, unit: 'count', value: numerator, numerator },
        });
        expect.soft(facts, question).toContainEqual(expect.objectContaining({ indicator: code, period, value }));
        expect.soft(text, question).toContain(numerator!.toLocaleString('en-GB'));
      }
    }
  });

  it.each(uncounted)('$code $period ($basis) as a count is not held', async ({ code, basis, period }) => {
    const when = inWords(basis, period);
    for (const what of wordingsOf(code)) {
      const question = `how many ${what} ${when}?`;
      const { outcome, facts } = await ask(question);
      expect.soft(outcome, question).toBe('no_data');
      expect.soft(new Set(facts.map((fact) => fact.indicator)), question).toEqual(new Set([code]));
    }
  });

  it.each(countsAlone)('$code $period: the count alone is held', async ({ code, basis, period, numerator }) => {
    const when = inWords(basis, period);
    for (const what of wordingsOf(code)) {
      for (const question of [`how many ${what} ${when}?`, `${what} ${when} as a count`]) {
        const { outcome, facts, text } = await ask(question);
        expect.soft({ outcome, main: facts[0] }, question).toMatchObject({
          outcome: 'answered',
          main: { role: 'value', indicator: code, basis, period, value: null, numerator, denominator: null },
        });
        expect.soft(text, question).toContain(String(numerator));
      }
      for (const question of [`what percentage of ${what} ${when}?`, `${what} ${when} as a percentage`]) {
        const { outcome, facts, text } = await ask(question);
        expect.soft(outcome, question).toBe('no_data');
        expect.soft(facts[0], question).toMatchObject({ indicator: code, period, value: null, numerator });
        expect.soft(text, question).toContain(String(numerator));
      }
    }
  });
});

it("the report's words for repeat plans are asked back, and each option gives its own figure", async () => {
  const when = inWords('snapshot', '2018-12-31');
  const { outcome, options } = await ask(`children subject to a second or subsequent plan ${when}?`);
  expect(outcome).toBe('clarify');
  const picked = await Promise.all(options.map(({ question }) => ask(question)));
  const given = picked.map(({ facts: [main] }) => [main?.indicator, main?.period, main?.value]);
  expect(given).toHaveLength(2);
  expect(given).toContainEqual(['CP-REPEAT', '2018-12-31', 26.5]);
  expect(given).toContainEqual(['CP-REPEAT-NEW', '2018-12', 31]);
});

describe('every target', () => {
  const targets = scorecard('targets').map((row) => ({ code: row['code']!, target: Number(row['target']) }));

  it('is walked', () => expect(targets).toHaveLength(5));

  it.each(targets)('$code: $target', async ({ code, target }) => {
    for (const what of wordingsOf(code)) {
      const questions = [
        `what is the target for ${what}?`,
        `what percentage are we aiming for on ${what}?`,
        `target: ${what}?`,
        `can you tell me the target for ${what}`,
      ];
      for (const question of questions) {
        const { outcome, intent, facts, text } = await ask(question);
        const [main] = facts;
        expect.soft({ outcome, intent, main }, question).toMatchObject({
          outcome: 'answered',
          intent: 'target',
          main: { role: 'target', indicator: code, value: target, unit: 'percent' },
        });
        expect.soft(text, question).toContain(`${target}%`);
      }
    }
  });

  it('a measure without one has none made up', async () => {
    const without = [...indicators.keys()].filter((code) => !targets.some((target) => target.code === code));
    expect(without).toHaveLength(40);
    for (const code of without) {
      const question = `what is the target for ${nameOf(code)}?`;
      const { outcome, facts } = await ask(question);
      const roles = facts.filter(({ role }) => role === 'target');
      expect.soft({ outcome, roles }, question).toEqual({ outcome: 'no_data', roles: [] });
    }
  });
});

describe('every benchmark', () => {
  const benchmarks = scorecard('benchmarks').map((row) => ({
    code: row['code']!,
    comparator: row['comparator']!,
    period: row['period'] === '' ? null : row['period']!,
    value: Number(row['value']),
  }));

  it('is walked', () => expect(benchmarks).toHaveLength(5));

  it.each(benchmarks)('$code: $comparator $value', async ({ code, comparator, period, value }) => {
    for (const what of wordingsOf(code)) {
      const questions = [
        `what is the benchmark for ${what}?`,
        `what percentage do ${comparator} have for ${what}?`,
        `${what}: ${comparator}?`,
        `can you tell me how ${what} compares with ${comparator}`,
      ];
      for (const question of questions) {
        const { outcome, facts, text } = await ask(question);
        const benchmark = facts.find(({ role }) => role === 'benchmark') ?? null;
        expect.soft({ question, outcome, benchmark }, question).toMatchObject({
          outcome: 'answered',
          benchmark: { role: 'benchmark', indicator: code, area: comparator, period, value, unit: 'percent' },
        });
        expect.soft(text, question).toContain(`${value}%`);
      }
    }
  });
});

describe('every risk', () => {
  const risks = scorecard('risks').map((row) => ({
    ref: row['ref']!,
    title: row['title']!,
    level: row['level']!,
    score: Number(row['score']),
    arrow: row['direction']!,
  }));
  /** As the report's chapter on risk words them. */
  const wordings: Readonly<Record<string, string>> = {
    R1: 'ineffective social care practice, management oversight and review processes resulting in drift and delay',
    R2: 'insufficient workforce capacity and/or instability',
    R3: 'failure to develop sufficient placement capacity to meet the needs of children looked after',
    R4: 'failure to close the gaps in educational outcomes for vulnerable learners and their peers',
  };

  it('is walked', () => expect(risks.map(({ ref }) => ref)).toEqual(Object.keys(wordings)));

  it.each(risks)('$ref: $level $score', async ({ ref, title, level, score, arrow }) => {
    for (const what of [title.charAt(0).toLowerCase() + title.slice(1), wordings[ref]!]) {
      const questions = [
        `what is the score of the strategic risk of ${what}?`,
        `how high is the risk of ${what}?`,
        `risk: ${what}?`,
        `can you tell me the level of the risk relating to ${what}`,
      ];
      for (const question of questions) {
        const { outcome, intent, facts, text } = await ask(question);
        expect.soft({ outcome, intent, main: facts[0] }, question).toMatchObject({
          outcome: 'answered',
          intent: 'risk',
          main: { role: 'risk', indicator: null, ref, value: score, unit: 'score' },
        });
        expect.soft(text, question).toMatch(new RegExp(`^${level}, ${score}: `, 'm'));
        expect.soft(text, question).toContain(`Arrow printed ${arrow}`);
      }
    }
  });
});
