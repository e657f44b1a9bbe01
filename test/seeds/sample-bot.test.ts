import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastFullMonth } from '../../seeds/sample/seed-sample.ts';
import { seedDataset } from '../../seeds/seed.ts';
import { type BotAnswer, createBot } from '../../src/bot.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Context } from '../../src/conversation/context.ts';
import type { Fact, Reply } from '../../src/reply/reply.ts';
import { plainText } from '../../src/reply/text.ts';
import { readCatalogue } from '../../src/store/catalogue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createMigratedSqlite, type TestDatabase } from '../fixtures/database.ts';
import { type Cell, LOCALITIES, readSample, rowsOf, type Sample, TEAMS, WHOLE } from '../fixtures/sample.ts';

const TITLE = 'Northshire sample data (synthetic)';

let database: TestDatabase;
let catalogue: Catalogue;
let sample: Sample;
let ask: (...turns: readonly string[]) => Promise<BotAnswer>;

beforeAll(async () => {
  database = await createMigratedSqlite();
  await seedDataset(database.knex, 'sample', new Date('2026-11-26T09:00:00Z'));
  catalogue = await readCatalogue(database.knex);
  sample = await readSample('2026-10');
  const store = openStore(database.knex, { now: () => 0 });
  const bot = createBot({ store, today: () => '2026-11-26', elapsed: () => 0 });
  ask = async (...turns) => {
    let context: Context | null = null;
    let answer = await bot.ask(turns[0] ?? '', context);
    for (const turn of turns.slice(1)) {
      context = answer.context;
      answer = await bot.ask(turn, context);
    }
    return answer;
  };
}, 120_000);
afterAll(() => database.remove());

describe('the last full month', () => {
  it.each([
    ['2026-11-26T09:00:00Z', '2026-10', 'the month before'],
    ['2026-11-01T00:00:00Z', '2026-10', 'on the first day it has just ended'],
    ['2026-10-31T23:59:59Z', '2026-09', 'on its last day it is not over'],
    ['2027-01-05T00:00:00Z', '2026-12', 'over the turn of the year'],
  ])('on %s is %s: %s', (now, month) => expect(lastFullMonth(new Date(now))).toBe(month));
});

describe('the seeded sample', () => {
  it('comes from two editions, each called synthetic', () => {
    expect(catalogue.dataset).toBe('sample');
    expect(catalogue.sources).toEqual([
      { title: TITLE, publishedOn: '2026-11-01', changesAs: 'points' },
      { title: TITLE, publishedOn: '2026-10-01', changesAs: 'points' },
    ]);
  });

  it('holds what the tables say', async () => {
    const counted = await database
      .knex('observations as o')
      .join('series as s', 's.id', 'o.series_id')
      .join('areas as a', 'a.id', 's.area_id')
      .where('a.kind', '<>', 'comparator')
      .whereRaw('o.is_current')
      .count('* as count')
      .first();
    expect(counted?.['count']).toBe(sample.cells.length);
    expect(catalogue.areas.map(({ name, kind }) => `${kind}: ${name}`).sort()).toEqual(
      [
        `organisation: ${WHOLE}`,
        ...Object.keys(TEAMS).map((name) => `team: ${name}`),
        ...LOCALITIES.map((name) => `locality: ${name}`),
        ...['England', 'Region', 'Statistical neighbours', 'Good and Outstanding authorities'].map(
          (name) => `comparator: ${name}`,
        ),
      ].sort(),
    );
  });

  it('has one basis that leads wherever an indicator has several', () => {
    const { id } = catalogue.areas.find(({ kind }) => kind === 'organisation') ?? { id: 0 };
    for (const { code, id: indicatorId, headlineBasis } of catalogue.indicators) {
      const bases = catalogue.series.filter(
        (each) => each.indicatorId === indicatorId && each.areaId === id && each.dimension === 'all',
      );
      expect([code, headlineBasis !== null]).toEqual([code, bases.length > 1]);
      expect(bases.map(({ basis }) => basis)).toContain(headlineBasis ?? bases[0]?.basis);
    }
  });

  it('gives every indicator a definition, an owner, words to ask by, and something said about it', () => {
    const said = new Set(catalogue.commentary.flatMap(({ indicatorCodes }) => indicatorCodes));
    const lacking = catalogue.indicators.filter(
      ({ code, definition, owner, aliases }) =>
        definition === null || owner === null || aliases.length === 0 || !said.has(code),
    );
    expect(lacking.map(({ code }) => code)).toEqual([]);
  });

  it('breaks the assessments in every area, on every basis', () => {
    const { id } = catalogue.indicators.find(({ code }) => code === 'SA-45D') ?? { id: 0 };
    const series = catalogue.series.filter(({ indicatorId, areaId }) => indicatorId === id && !isComparator(areaId));
    expect(series).toHaveLength(27);
    const firsts = { month: '2025-07-31', quarter: '2025-09-30', 'rolling-year': '2025-07-31' } as Readonly<
      Record<string, string>
    >;
    for (const { basis, breaks } of series) expect(breaks[0]?.at).toBe(firsts[basis]);
    expect(catalogue.series.filter((each) => each.indicatorId !== id && each.breaks.length > 0)).toEqual([]);
    function isComparator(areaId: number): boolean {
      return catalogue.areas.find((area) => area.id === areaId)?.kind === 'comparator';
    }
  });
});

describe('the correction', () => {
  interface Revision {
    readonly code: string;
    readonly area: string;
    readonly basis: string;
    readonly period: string;
    readonly numerator: number;
    readonly value: string;
    readonly note: string | null;
    readonly status: string;
    readonly revision: number;
    readonly current: number;
  }
  let revised: readonly Revision[];
  const DUNHALLOW = ['Dunhallow', 'Windmill team', WHOLE];

  beforeAll(async () => {
    const again = database.knex('observations').where('revision', '>', 1).select('series_id', 'period_end');
    revised = await database
      .knex('observations as o')
      .join('series as s', 's.id', 'o.series_id')
      .join('indicators as n', 'n.id', 's.indicator_id')
      .join('areas as a', 'a.id', 's.area_id')
      .whereIn(['o.series_id', 'o.period_end'], again)
      .orderBy(['o.series_id', 'o.period_end', 'o.revision'])
      .select('n.code', 'a.name as area', 's.basis', 'o.period_label as period', 'o.numerator', 'o.value', 'o.note')
      .select('o.status', 'o.revision', 'o.is_current as current');
  });

  it('keeps what was said first beside what is right, in the locality, its team and the whole', () => {
    const july = revised.filter(({ basis, period }) => basis === 'month' && period === '2026-07');
    expect(july.map(({ area, revision, current }) => [area, revision, current])).toEqual(
      [WHOLE, 'Windmill team', 'Dunhallow'].flatMap((area) => [
        [area, 1, 0],
        [area, 2, 1],
      ]),
    );
    for (const area of DUNHALLOW) {
      const [before, after] = july.filter((row) => row.area === area) as [Revision, Revision];
      expect(after.numerator - before.numerator).toBe(38);
      expect(after.value).toBe(sample.at('SA-45D', 'month', '2026-07', area)?.value);
      expect(after.note).toContain('38 assessments in Dunhallow in July 2026');
      expect(before.note).toBeNull();
    }
  });

  it('reaches the quarter and the rolling years that the month is in, and nothing else', () => {
    const wrong = revised.filter(({ revision, note }) => revision === 2 && note !== null);
    expect(new Set(wrong.map(({ code }) => code))).toEqual(new Set(['SA-45D']));
    expect(wrong.filter(({ area }) => area === WHOLE).map(({ basis, period }) => `${basis} ${period}`)).toEqual([
      ...[
        'month 2026-07',
        'quarter 2026/27 Q2',
        'rolling-year 2026-07',
        'rolling-year 2026-08',
        'rolling-year 2026-09',
      ],
    ]);
    const others = revised.filter(({ revision, note }) => revision === 2 && note === null);
    expect(new Set(others.map(({ period, status }) => `${period} ${status}`))).toEqual(new Set(['2026-09 final']));
  });

  it('is said with the figure', async () => {
    const { reply } = await ask('single assessments in July 2026 in Dunhallow');
    expect(plainText(reply)).toContain('Corrected in this edition: 38 assessments in Dunhallow in July 2026');
  });
});

describe('the bot on the sample', () => {
  /** The main number of an answer, as the tables have it. */
  const CASES: readonly (readonly [string, Partial<Pick<Cell, 'area'>> & Pick<Cell, 'code' | 'basis' | 'period'>])[] = [
    ['how are initial health assessments doing?', { code: 'CIC-IHA', basis: 'quarter', period: '2026/27 Q2' }],
    ['initial health assessments in October', { code: 'CIC-IHA', basis: 'month', period: '2026-10' }],
    ['iha over the rolling year', { code: 'CIC-IHA', basis: 'rolling-year', period: '2026-10' }],
    ['decisions within 24 hours last quarter', { code: 'FD-24H', basis: 'quarter', period: '2026/27 Q2' }],
    ['decisions within 24 hours last month', { code: 'FD-24H', basis: 'month', period: '2026-10' }],
    [
      'decisions within 24 hours in the calendar year 2025',
      { code: 'FD-24H', basis: 'rolling-year', period: '2025-12' },
    ],
    ['how many complaints were there in 2025/26?', { code: 'EF-COMPLAINTS', basis: 'rolling-year', period: '2026-03' }],
    ['complaints monthly', { code: 'EF-COMPLAINTS', basis: 'month', period: '2026-10' }],
    ['how many children are in care?', { code: 'CIC-N', basis: 'snapshot', period: '2026-10-31' }],
    ['how many children were in care in March 2025?', { code: 'CIC-N', basis: 'snapshot', period: '2025-03-31' }],
    [
      'how many children are in care in Fallowdale?',
      { code: 'CIC-N', basis: 'snapshot', period: '2026-10-31', area: 'Fallowdale' },
    ],
    [
      'how is Alderbeck doing on re-referrals?',
      { code: 'REF-RE', basis: 'rolling-year', period: '2026-10', area: 'Alderbeck' },
    ],
    [
      'dental checks in the Windmill team',
      { code: 'CIC-DENTAL', basis: 'snapshot', period: '2026-10-31', area: 'Windmill team' },
    ],
    [
      'initial conferences in Coldmere in Q1',
      { code: 'CP-ICPC', basis: 'quarter', period: '2026/27 Q1', area: 'Coldmere' },
    ],
    [
      'single assessments in Dunhallow in July 2026',
      { code: 'SA-45D', basis: 'month', period: '2026-07', area: 'Dunhallow' },
    ],
  ];

  it.each(CASES)('%s', async (question, { code, basis, period, area = WHOLE }) => {
    const { record } = await ask(question);
    const cell = sample.at(code, basis, period, area) as Cell;
    expect(record.outcome).toBe('answered');
    expect(record.facts[0]).toMatchObject({
      indicator: code,
      basis,
      period,
      area: area === WHOLE ? null : area,
      value: Number(cell.value),
      source: TITLE,
    });
  });

  it.each(['red', 'amber', 'yellow'] as const)('lists what is %s', async (colour) => {
    const { record } = await ask(`what is ${colour}?`);
    const values = record.facts.filter(({ role }) => role === 'value');
    expect(values.length).toBeGreaterThan(1);
    expect(values.every(({ rating, area }) => rating === colour && area === null)).toBe(true);
  });

  it('says none where a theme has nothing of a colour, and not that there are no colours', async () => {
    const { record } = await ask("what's red in caseloads?");
    expect(record).toMatchObject({ outcome: 'answered', facts: [], text: expect.stringContaining('None of 4') });
  });

  it.each([
    ['summary of Coldmere', 'Coldmere'],
    ['how is Coldmere doing?', 'Coldmere'],
    ["what's red in Coldmere?", 'Coldmere'],
    ['what is below target in the Lantern team?', 'Lantern team'],
    ['how is child protection doing in Dunhallow?', 'Dunhallow'],
    ['what got worse in Eastermoor since last month?', 'Eastermoor'],
  ])('%s: names the part in its first line, and gives no other figures', async (question, area) => {
    const { record } = await ask(question);
    expect(record.text.split('\n')[0]).toContain(area);
    expect(record.facts.length).toBeGreaterThan(0);
    expect(record.facts.filter((fact) => fact.area !== area && fact.role === 'value')).toEqual([]);
  });

  it.each([
    ['re-referrals by locality', LOCALITIES],
    ['which locality has the most re-referrals?', LOCALITIES],
    ['re-referrals by team', Object.keys(TEAMS)],
    ['compare Alderbeck and Coldmere on re-referrals', ['Alderbeck', 'Coldmere']],
  ])('%s: each of them, and none twice', async (question, areas) => {
    const { record } = await ask(question);
    const shown = record.facts.filter(({ role, area }) => role === 'value' && area !== null);
    expect(new Set(shown.map(({ area }) => area))).toEqual(new Set(areas));
    expect(shown).toHaveLength(areas.length);
    for (const { area, value } of shown) {
      expect(value).toBe(Number(sample.at('REF-RE', 'rolling-year', '2026-10', area ?? WHOLE)?.value));
    }
  });

  it('draws them side by side, and worst first, and what is suppressed without a mark', async () => {
    const drawn = await Promise.all(
      ['re-referrals by locality', 'children on a plan for less than two years by locality'].map(async (question) => {
        const { reply } = await ask(question);
        return reply.parts.flatMap((part) =>
          part.kind === 'chart' && part.spec.kind === 'ranking' ? part.spec.rows : [],
        );
      }),
    );
    const [shown, hidden] = drawn as [(typeof drawn)[number], (typeof drawn)[number]];
    expect(shown.map(({ name }) => name).toSorted()).toEqual(LOCALITIES.toSorted());
    const heights = shown.map(({ value }) => value ?? 0);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect(hidden).toHaveLength(LOCALITIES.length);
    for (const { name, value, shown: said } of hidden) {
      const { isHidden } = sample.at('CP-2Y', 'snapshot', '2026-10-31', name) as Cell;
      expect([name, value === null, said === 'suppressed']).toEqual([name, isHidden, isHidden]);
    }
  });

  it('gives the line of each of two', async () => {
    const { record, reply } = await ask('trend of re-referrals in Alderbeck and Coldmere');
    const lines = reply.parts.flatMap((part) =>
      part.kind === 'chart' && part.spec.kind === 'line' ? part.spec.lines : [],
    );
    expect(lines.map(({ name }) => name)).toEqual(['Alderbeck', 'Coldmere']);
    for (const { name: area, points } of lines) {
      const months = sample.cells
        .filter((cell) => cell.code === 'REF-RE' && cell.basis === 'rolling-year' && cell.area === area)
        .toSorted((a, b) => (a.period < b.period ? -1 : 1));
      expect(points.map(({ value }) => value)).toEqual(months.map(({ value }) => Number(value)));
      expect(points).toHaveLength(25);
      // Both ends are stated, in words and as facts.
      const said = record.facts.filter((fact) => fact.area === area && ['value', 'previous'].includes(fact.role));
      expect(said.map(({ period, value }) => [period, value])).toEqual([
        ['2026-10', Number(months.at(-1)?.value)],
        ['2024-10', Number(months[0]?.value)],
      ]);
    }
  });

  it('ranks localities by which way is better', async () => {
    const worst = await ask('which locality is worst on re-referrals?');
    const best = await ask('which locality is best on dental checks?');
    for (const [{ record }, code, basis, period] of [
      [worst, 'REF-RE', 'rolling-year', '2026-10'],
      [best, 'CIC-DENTAL', 'snapshot', '2026-10-31'],
    ] as const) {
      const highest = Math.max(...LOCALITIES.map((area) => Number(sample.at(code, basis, period, area)?.value)));
      expect(record.facts[0]?.value).toBe(highest);
    }
  });

  it('stays with a part in what follows, and leaves it for a whole question', async () => {
    const area = async (...turns: readonly string[]) => (await ask(...turns)).record.facts[0]?.area;
    expect(await area('how is Alderbeck doing on re-referrals?', 'and in March 2026?')).toBe('Alderbeck');
    expect(await area('how is Alderbeck doing on re-referrals?', 'and Coldmere?')).toBe('Coldmere');
    expect(await area('re-referrals by locality', 'and for Coldmere?')).toBe('Coldmere');
    expect(await area('how is Alderbeck doing on re-referrals?', 'how are dental checks doing?')).toBeNull();
  });

  it('holds a list against the comparator that was named alone', async () => {
    const { record } = await ask('where are we worse than statistical neighbours?');
    const theirs = record.facts.filter(({ role }) => role === 'benchmark');
    expect(theirs.length).toBeGreaterThan(3);
    expect(new Set(theirs.map(({ area }) => area))).toEqual(new Set(['Statistical neighbours']));
    expect(record.facts.map(({ indicator }) => indicator)).not.toContain('REF-RE');
  });

  it.each([
    ['compare single assessments in June 2025 and August 2025', 'two months of it'],
    ['what got worse between June 2025 and September 2025?', 'measures that moved'],
  ])('%s: says that a break lies between (%s)', async (question) => {
    expect((await ask(question)).record.text).toMatch(/not compar(able|ed): .*from (31 Jul|July) 2025/i);
  });

  it.each([
    ['how is my locality doing on dental checks?', 'a part that is not named'],
    ['dental checks in our team', 'a team that is not named'],
    ['dental checks in the north locality', 'one that there is not'],
    ['dental checks in Kettlebridge', 'a place that there is not'],
    ['children in care by ethnicity', 'a division that is not held'],
    ['pathway plans up to date in Fallowdale', 'a measure that is held by team alone'],
  ])('%s: no number as if it were the answer (%s)', async (question) => {
    expect((await ask(question)).record.outcome).toBe('no_data');
  });

  it('divides complaints by reason, all of them', async () => {
    const { record } = await ask('what are complaints about?');
    const total = sample.at('EF-COMPLAINTS', 'quarter', '2026/27 Q2')?.number;
    const parts = record.facts.filter(({ breakdown }) => breakdown !== null);
    expect(parts).toHaveLength(4);
    expect(parts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(total);
  });
});

describe('what is suppressed', () => {
  it('is said to be, by name, and no number stands in for it', async () => {
    const hidden = sample.cells.filter(
      ({ isHidden, period, breakdown }) => isHidden && period === '2026-10-31' && breakdown === '',
    );
    expect(hidden.length).toBeGreaterThan(1);
    for (const { code, area } of hidden) {
      const name = catalogue.indicators.find((one) => one.code === code)?.name ?? '';
      const { record } = await ask(`${name} in ${area}`);
      expect(record).toMatchObject({ outcome: 'no_data', facts: [] });
      expect(record.text).toMatch(new RegExp(`^No number can be given.*, ${area} at .*suppressed`, 's'));
    }
  });

  it('is left out of a table of localities, and the whole with it', async () => {
    const { record } = await ask('children on a plan for less than two years by locality');
    const hidden = LOCALITIES.filter((area) => sample.at('CP-2Y', 'snapshot', '2026-10-31', area)?.isHidden);
    expect(record.facts.filter(({ area }) => area === null || hidden.includes(area))).toEqual([]);
    expect(record.text).toContain(`${hidden.length} of ${LOCALITIES.length} localities not shown: small numbers`);
    for (const area of hidden) {
      expect(record.text).not.toContain(area);
      expect(record.chart?.alt).toContain(`${area}: suppressed`);
    }
    const whole = sample.at('CP-2Y', 'snapshot', '2026-10-31', WHOLE)?.value ?? '';
    expect(whole).not.toBe('');
    expect(`${record.text} ${record.more} ${record.chart?.alt}`).not.toMatch(new RegExp(`${whole}|${WHOLE} [^s]`));
  });

  it.each(LOCALITIES)('is in no list or summary of %s', async (area) => {
    for (const question of [
      `summary of ${area}`,
      `all measures in ${area}`,
      `how is child protection doing in ${area}?`,
    ]) {
      const { record } = await ask(question);
      const shown = record.facts.filter(({ role }) => role === 'value');
      expect(shown.length).toBeGreaterThan(3);
      expect(shown.filter((fact) => isHidden(fact, area))).toEqual([]);
    }
  });

  function isHidden({ indicator, basis, period }: Fact, area: string): boolean {
    return sample.at(indicator ?? '', basis ?? '', period ?? '', area)?.isHidden ?? true;
  }
});

describe('names', () => {
  it('of localities, teams and comparators are read as these and as nothing else', async () => {
    const rows = rowsOf(sample.files[0].get('areas.csv')).filter(({ kind }) => kind !== 'organisation');
    for (const { area = '', kind, aliases = '' } of rows) {
      for (const name of [area, ...aliases.split(';').map((alias) => alias.trim())]) {
        const where = kind === 'comparator' ? `dental checks against ${name}` : `dental checks in ${name}`;
        const { understood } = (await ask(where)).record;
        expect({ name, ...understood }).toMatchObject({ name, indicators: ['CIC-DENTAL'], areas: [area] });
      }
    }
  });

  it('of localities and teams stand alone: the part as a whole', async () => {
    for (const area of [...LOCALITIES, ...Object.keys(TEAMS)]) {
      const { record } = await ask(area);
      expect(record).toMatchObject({ intent: 'summary', understood: { areas: [area], indicators: [], themes: [] } });
    }
  });
});

describe('every receipt', () => {
  const QUESTIONS = [
    ...[
      'what is red?',
      'give me the headlines',
      'what are our biggest risks?',
      'why are initial health assessments late?',
    ],
    ...['trend of decisions within 24 hours', 'what got worse since last month?', 'which measures have no target?'],
    ...['how do we compare with England on re-referrals?', 'what is the target for initial conferences?'],
    ...['how far off target are initial conferences?', 'where does the re-referral figure come from?'],
    ...['what were the MOMO statements about?', 're-referrals by locality', 'how is Coldmere doing?'],
    ...['compare admissions to care with children leaving care', 'children in care since April'],
    ...['which measures are worse than good and outstanding authorities?', 'how old is the data?', 'R1'],
  ];

  it.each(QUESTIONS)('%s', async (question) => {
    const { record, reply } = await ask(question);
    expect(record.outcome).toBe('answered');
    expect(record.facts.filter(({ source }) => source !== TITLE)).toEqual([]);
    expect(record.text).toContain('(synthetic)');
    // One line before 'More', and the whole of it behind; of a question for the source it is the answer itself.
    const linesOf = (parts: Reply['parts']) => parts.flatMap((part) => (part.kind === 'source' ? part.lines : []));
    const answer = record.intent === 'provenance' ? [record.text] : [];
    const [before, behind] = [[...answer, ...linesOf(reply.parts)], linesOf(reply.more)];
    expect([...before, ...behind].filter((line) => !line.includes('(synthetic)'))).toEqual([]);
    expect(before.length).toBeGreaterThanOrEqual(Math.min(1, record.facts.length));
  });
});

describe('across a break', () => {
  it.each([
    [
      'single assessments since October 2024',
      /, down 2\.6 points from 78\.7%, Jul 2025: no clear change\.\n.*Not comparable with before 31 July 2025/s,
    ],
    [
      'compare single assessments in June 2025 and July 2025',
      /: 86\.9% \(550 of 633\), Jun 2025; 78\.7% \(474 of 602\), Jul 2025 \(down 8\.2 points: not comparable\)\./,
    ],
    ['how were single assessments in July 2025?', /↓ 8\.2 points from 86\.9%, Jun: not comparable\n/],
    [
      'what got worse between June 2025 and October 2026?',
      /Not compared: assessments in 45 days, counted differently from 31 Jul 2025/,
    ],
  ])('no way is better: %s', async (question, said) => {
    const text = plainText((await ask(question)).reply);
    expect(text).toMatch(said);
    expect(text).not.toMatch(/(86\.9|85\.9|85\.7)%,? (in )?\w+( 202[345])?: worse/);
  });
});

it('counts the parts that are suppressed', async () => {
  const text = plainText((await ask('MOMO statements by reason')).reply);
  expect(text).toContain('2 of 5 reasons not shown: small numbers');
});
