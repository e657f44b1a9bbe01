import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/import/check-folder.ts';
import type { Held } from '../../src/import/rows.ts';
import { bringSheet, tablesOf } from '../../src/import/sheet/bring-sheet.ts';
import type { Mapping } from '../../src/import/sheet/mapping.ts';
import { readSheets } from '../../src/import/sheet/read-sheets.ts';
import { eesFile, eesOf } from '../fixtures/ees.ts';

const NOTHING: Held = { indicators: new Map(), themes: new Map(), areas: new Map() };
const UP: Mapping = { polarity: { '*': 'higher' } };

async function bring(text: string, mapping: Mapping = {}, held: Held = NOTHING) {
  const sheets = await readSheets(Buffer.from(text), 'official.csv');
  const read = bringSheet(tablesOf(sheets, mapping), { mapping, held, file: 'official.csv' });
  const { folder, problems } = checkFolder(read.files, held);
  return { ...read, folder, problems: [...read.problems, ...problems] };
}

const line = ({
  code,
  area,
  dimension,
  category,
  period,
  ...each
}: Awaited<ReturnType<typeof bring>>['folder']['observations'][number]) =>
  [
    code,
    period.basis,
    period.label,
    area ?? 'ours',
    dimension === 'all' ? null : `${dimension}: ${category}`,
    each.value ?? each.marker,
  ]
    .concat(each.numerator === null ? [] : [`${each.numerator}/${each.denominator}`])
    .filter((part) => part !== null)
    .join(' ');

describe("a file of England's education statistics", () => {
  const ANSWERS: Mapping = { ...UP, organisation: 'Aldermoor', yearEnd: '31 March' };

  it('asks once which authority is ours, when its years end, and which way is better', async () => {
    const { questions, files } = await bring(eesFile());
    expect(questions.map(({ kind, of }) => [kind, of.length > 0])).toEqual([
      ['organisation', false],
      ['yearEnd', false],
      ['polarity', true],
    ]);
    expect(questions[0]?.choices).toContain('Aldermoor');
    expect(files.get('observations.csv')).toBeUndefined();
  });

  it('of 15,000 rows gives the percentages of its own counts and denominators, for every authority', async () => {
    const file = eesOf({ authorities: 152, years: 10, groups: 5 });
    expect(file.rows).toBeGreaterThan(15_000);
    const { folder, problems, questions } = await bring(file.text, ANSWERS);
    expect({ problems, questions }).toEqual({ problems: [], questions: [] });
    const shares = folder.observations.filter(({ value, denominator }) => value !== null && denominator !== null);
    expect(shares.length).toBeGreaterThan(7000);
    const areas = new Set(shares.map(({ area }) => area));
    expect(areas.size).toBe(file.authorities.length + file.regions.length + 1);
    for (const { value, numerator, denominator } of shares) {
      expect(Math.abs(Number(value) - (Number(numerator) / Number(denominator)) * 100)).toBeLessThanOrEqual(0.5);
    }
  });

  it('brings in every cell of every authority, and nothing else', async () => {
    const file = eesOf({ authorities: 12, years: 2, groups: 2 });
    const { folder } = await bring(file.text, ANSWERS);
    const held = new Map(
      folder.observations.map((row) => [`${row.area ?? 'Aldermoor'} ${row.period.label} ${row.code}`, row]),
    );
    expect(held.size).toBe(folder.observations.length);
    for (const said of file.cells) {
      const code = folder.indicators.find(({ name }) => name === said.measure)?.code ?? '';
      const row = held.get(`${said.area} ${said.year - 1}/${String(said.year).slice(2)} ${code}`);
      expect([row?.value ?? row?.marker, row?.numerator, row?.denominator]).toEqual(said.held);
    }
    expect(folder.observations).toHaveLength(file.cells.length);
  });

  it.each([
    ['c', 'suppressed', null],
    ['z', 'not applicable', null],
    ['x', 'unavailable', null],
    ['k', 'low', null],
    ['low', 'low', null],
    ['u', 'unavailable', 'printed as u, low reliability'],
  ])('keeps %s as %s', async (symbol, marker, note) => {
    const { folder, problems } = await bring(eesFile({ symbol }), ANSWERS);
    expect(problems).toEqual([]);
    const hidden = folder.observations.filter((row) => row.marker !== null);
    expect(hidden.map((row) => [row.area, row.value, row.numerator, row.marker, row.note])).toEqual([
      ['Brackwater', null, null, marker, note],
    ]);
  });

  it('sets England and our own region beside us, and other authorities where they are named', async () => {
    const { folder } = await bring(eesFile(), ANSWERS);
    const row = (name: string) => folder.areas.find((area) => area.name === name);
    expect(row('Aldermoor')).toMatchObject({ kind: 'organisation' });
    expect(row('England')).toMatchObject({ kind: 'comparator', comparator: 'national', parent: null });
    expect(row('North East')).toMatchObject({ kind: 'comparator', comparator: 'region', parent: null });
    expect(row('North West')).toMatchObject({ kind: 'comparator', comparator: 'region', parent: 'England' });
    expect(row('Brackwater')).toMatchObject({ kind: 'comparator', comparator: 'region', parent: 'England' });
  });

  it('never asks which one we are where the database knows it', async () => {
    const held: Held = { ...NOTHING, areas: new Map([['aldermoor', { kind: 'organisation', parent: null }]]) };
    const { questions } = await bring(eesFile(), { ...UP, yearEnd: '31 March' }, held);
    expect(questions).toEqual([]);
  });

  it('keeps the name that we have there as another one of ours', async () => {
    const held: Held = { ...NOTHING, areas: new Map([['the council', { kind: 'organisation', parent: null }]]) };
    const { folder } = await bring(eesFile(), ANSWERS, held);
    expect(folder.aliases).toMatchObject([{ of: 'area', name: 'the council', alias: 'Aldermoor' }]);
    expect(folder.areas.map(({ name }) => name)).not.toContain('Aldermoor');
  });

  it('is of none of the authorities where that is said', async () => {
    const { folder, questions } = await bring(eesFile(), { ...ANSWERS, organisation: 'none of these' });
    expect(questions).toEqual([]);
    expect(folder.observations.every(({ area }) => area !== null)).toBe(true);
  });

  const head =
    'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';
  const place = 'Local authority,E92000001,England,E12000001,North East,801,E08000001,Aldermoor';
  const one = (time: string, columns: string, values: string) => `${head},${columns}\n${time},${place},${values}\n`;

  it.each([
    ['202324,Financial year', 'year 2023/24'],
    ['202324,Financial year Q3', 'quarter 2023/24 Q3'],
    ['202324,Academic year', 'rolling-year 2024-08'],
    ['2024,Calendar year', 'rolling-year 2024-12'],
    ['2024,Reporting year', 'year 2023/24'],
    ['2024,June', 'month 2024-06'],
  ])('reads %s as %s', async (time, period) => {
    const { folder, problems } = await bring(one(time, 'visits_count', '412'), ANSWERS);
    expect(problems).toEqual([]);
    expect(folder.observations.map((row) => `${row.period.basis} ${row.period.label}`)).toEqual([period]);
  });

  it.each(['202324,Spring term', '2024,Week 12', '202324,Tax year', '202325,Financial year'])(
    'leaves %s out, and says so',
    async (time) => {
      const { folder, notes } = await bring(one(time, 'visits_count', '412'), ANSWERS);
      expect(folder.observations).toEqual([]);
      expect(notes.join()).toContain('Periods that are left out');
    },
  );

  it('reads what is counted on the last day of a year as of that day, and asks nothing that the file says', async () => {
    const text = `${head},children,number\n2024,Reporting year,${place},Children in care on 31 March each year,412\n`;
    const more = `2024,Reporting year,${place},Children who left care during the year,98\n`;
    const { folder, questions, notes } = await bring(text + more, UP);
    expect(questions).toEqual([]);
    expect(folder.observations.map((row) => `${row.period.basis} ${row.period.label} ${row.value}`)).toEqual([
      'snapshot 2024-03-31 412',
      'year 2023/24 98',
    ]);
    expect(notes.join()).toContain('as the file speaks of that day');
  });

  it('reads the parts of a rate as its breakdown, and the total as the whole', async () => {
    const rows = ['Total,5.1', 'Male,5.4', 'Female,4.8'].map((values) => `202324,Financial year,${place},${values}`);
    const { folder } = await bring([`${head},sex,absence_percent`, ...rows, ''].join('\n'), ANSWERS);
    expect(folder.observations.map(line)).toEqual([
      'ABSENCE year 2023/24 ours 5.1',
      'ABSENCE year 2023/24 ours sex: Male 5.4',
      'ABSENCE year 2023/24 ours sex: Female 4.8',
    ]);
  });

  it('finds by reckoning which columns a share is made of', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => {
      const [all, part] = [200 + at * 7, 31 + at * 3];
      return `${2000 + at},Calendar year,${place},${all},${part},${((part / all) * 100).toFixed(1)}`;
    });
    const text = [`${head},referral_count,rereferral_count,rereferral_percent`, ...rows, ''].join('\n');
    const { folder, notes } = await bring(text, ANSWERS);
    expect(folder.indicators.map(({ name, unit }) => [name, unit])).toEqual([
      ['Referral count', 'count'],
      ['Rereferral', 'percent'],
    ]);
    const shares = folder.observations.filter(({ code }) => code === 'REREFERRAL');
    expect(shares.map(line)[0]).toBe('REREFERRAL rolling-year 2000-12 ours 15.5 31/200');
    expect(notes.join()).toContain('rereferral_percent is rereferral_count of referral_count');
  });

  it('claims no denominator where the rows do not come to it', async () => {
    const rows = Array.from(
      { length: 20 },
      (_, at) => `${2000 + at},Calendar year,${place},${200 + at},${31 + at},${50 + at}`,
    );
    const text = [`${head},referral_count,rereferral_count,rereferral_percent`, ...rows, ''].join('\n');
    const { folder } = await bring(text, ANSWERS);
    expect(folder.observations.every(({ denominator }) => denominator === null)).toBe(true);
  });

  it('leaves out levels that are no authorities, and counts them', async () => {
    const school = '202324,Financial year,School,E92000001,England,,,,,,7';
    const { folder, notes } = await bring(one('202324,Financial year', 'visits_count', '412') + `${school}\n`, ANSWERS);
    expect(folder.observations).toHaveLength(1);
    expect(notes.join()).toContain('1 rows are left out: School');
  });
});

describe('the long form of the Local Authority Interactive Tool', () => {
  const head = '"Short Desc","Data item","Years","LA and Regions","Values","LA Number","Region"';
  const rows = [
    '"IHA","% with an assessment in time","2023","Aldermoor","81.2",801,"North East"',
    '"IHA","% with an assessment in time","2024 (prov)","Aldermoor","83",801,"North East"',
    '"IHA","% with an assessment in time","2024 (prov)","Brackwater","c",802,"London"',
    '"IHA","% with an assessment in time","2024 (prov)","Cotterby","-",803,"London"',
    '"IHA","% with an assessment in time","2024 (prov)","North East","80.1",NA,NA',
    '"IHA","% with an assessment in time","2024 (prov)","England","79",NA,NA',
    '"IHA","% with an assessment in time","2021-23","England","79",NA,NA',
  ];

  it('is known by its columns, with provisional years, regions and England', async () => {
    const mapping: Mapping = { ...UP, organisation: 'Aldermoor', yearEnd: '31 March' };
    const { folder, problems, questions, notes } = await bring([head, ...rows, ''].join('\n'), mapping);
    expect({ problems, questions }).toEqual({ problems: [], questions: [] });
    expect(folder.indicators).toMatchObject([{ name: '% with an assessment in time', unit: 'percent' }]);
    expect(
      folder.observations.map(({ area, period, value, marker, provisional }) => [
        area,
        period.label,
        value ?? marker,
        provisional,
      ]),
    ).toEqual([
      [null, '2022/23', '81.2', false],
      [null, '2023/24', '83', true],
      ['Brackwater', '2023/24', 'suppressed', true],
      ['North East', '2023/24', '80.1', true],
      ['England', '2023/24', '79', true],
    ]);
    expect(notes.join()).toContain('2021-23');
    expect(folder.areas.find(({ name }) => name === 'North East')).toMatchObject({ parent: null });
  });

  it('asks which authority is ours and when its years end', async () => {
    const { questions } = await bring([head, ...rows, ''].join('\n'), UP);
    expect(questions.map(({ kind }) => kind)).toEqual(['organisation', 'yearEnd']);
  });
});

it('areas with official codes are told apart in any tidy file', async () => {
  const rows = [
    'E08000001,Aldermoor,91',
    'E08000002,Brackwater,88',
    'E12000001,North East,90',
    'E92000001,England,89',
    'E05000001,Hill ward,70',
  ];
  const text = [
    'area_code,area_name,period,indicator,unit,value',
    ...rows.map((row) => row.replace(/,(\d+)$/, ',2017/18,Checks,%,$1')),
    '',
  ].join('\n');
  expect((await bring(text, UP)).questions.map(({ kind }) => kind)).toEqual(['organisation']);
  const { folder } = await bring(text, { ...UP, organisation: 'Aldermoor' });
  expect(folder.areas.map(({ name, kind, comparator }) => [name, kind, comparator])).toEqual([
    ['Aldermoor', 'organisation', null],
    ['England', 'comparator', 'national'],
    ['Brackwater', 'comparator', 'region'],
    ['North East', 'comparator', 'region'],
    ['Hill ward', 'locality', null],
  ]);
});
