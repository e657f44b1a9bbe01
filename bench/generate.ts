import { migrate, openDatabase } from '../src/store/connect.ts';

type Database = ReturnType<typeof openDatabase>;

export const SIZE = { indicators: 500, localities: 15, comparators: 4, periods: 100 } as const;

/** The month after the last one generated, so that 'last month' is held. */
export const TODAY_OF_GENERATED = '2024-05-15';

const SUBJECTS = [
  ...['Foster homes', 'Family hubs', 'Youth clubs', 'Nursery places', 'School meals', 'Bus passes', 'Library visits'],
  ...['Swimming lessons', 'Adoption panels', 'Kinship carers', 'Young carers', 'Short breaks', 'Play schemes'],
  ...['Speech therapy', 'Hearing tests', 'Eye tests', 'Home tuition', 'Music lessons', 'Mentors', 'Apprentices'],
  ...['Housing advice', 'Parent courses', 'Night shelters', 'Care kitchens', 'Summer camps'],
];

const MEASURES = [
  ...['reviewed on time', 'waiting over a month', 'closed within a week', 'opened in the period', 'visited monthly'],
  ...['without a named worker', 'with a signed plan', 'cancelled late', 'rated good by parents', 'run by volunteers'],
  ...['refused', 'appealed', 'inspected yearly', 'shared with neighbours', 'paid in advance', 'offered online'],
  ...['repeated within a year', 'ended by agreement', 'transferred elsewhere', 'started by a health visitor'],
];

const LOCALITIES = [
  ...['Ashvale', 'Brookmere', 'Coldharbour', 'Dunfield', 'Elmstead', 'Fernhill', 'Greystoke', 'Highmoor', 'Inglewood'],
  ...['Kestrel Bay', 'Longmarsh', 'Millbrook', 'Northgate', 'Oakhanger', 'Pennyford'],
];

const COMPARATORS = [
  { name: 'England', comparator: 'national' },
  { name: 'The region', comparator: 'region' },
  { name: 'Statistical neighbours', comparator: 'neighbours' },
  { name: 'Good and Outstanding authorities', comparator: 'good-outstanding' },
];

/** Makes an SQLite file of a million observations; names, values and dates are the same every time, the newest April 2024. */
export async function generate(file: string, periods: number = SIZE.periods): Promise<void> {
  const database = openDatabase({ file });
  try {
    await migrate(database);
    // A file that is thrown away needs no safety.
    await database.raw('pragma journal_mode = off');
    await database.raw('pragma synchronous = off');
    await database.raw('pragma cache_size = -100000');
    await fill(database, periods);
    await database.raw('pragma journal_mode = wal');
  } finally {
    await database.destroy();
  }
}

async function fill(database: Database, periods: number): Promise<void> {
  await database('imports').insert({
    dataset: 'generated',
    source_title: 'Generated scorecard',
    published_on: '2024-05-01',
    imported_at: '2024-05-01T09:00:00.000Z',
    digest: 'generated',
    kind: 'import',
  });
  await fillSubjects(database);
  await database.raw(
    `insert into series (indicator_id, area_id, basis) select i.id, a.id, 'month' from indicators i, areas a`,
  );
  await database.raw(`insert into thresholds (indicator_id, area_id, target, within, origin, import_id)
    select id, 1, case polarity when 'lower' then '20' else '80' end, case polarity when 'lower' then '25' else '75' end, 'generated', 1
    from indicators where id % 3 > 0 and polarity <> 'none'`);
  await fillObservations(database, periods);
  await database.raw(`insert into commentary (section, position, kind, theme_id, text, import_id)
    select name, position, 'explanation', id, 'Demand has grown and staff are new.', 1 from themes`);
  await database('risks').insert({
    ref: 'R1',
    title: 'Too few staff',
    level: 'High',
    score: 16,
    theme_id: 1,
    import_id: 1,
  });
  await database('catalogue_version').update({ version: 1 });
}

async function fillSubjects(database: Database): Promise<void> {
  await database('themes').insert(SUBJECTS.map((name, position) => ({ name, position })));
  await database('areas').insert({ name: 'the council', kind: 'organisation' });
  await database('areas').insert(LOCALITIES.map((name) => ({ name, kind: 'locality', parent_id: 1 })));
  await database('areas').insert(COMPARATORS.map((each) => ({ ...each, kind: 'comparator' })));
  const indicators = SUBJECTS.flatMap((subject, theme) =>
    MEASURES.map((measure, at) => ({
      code: `G${theme + 1}-${at + 1}`,
      name: `${subject} ${measure}`,
      theme_id: theme + 1,
      unit: at % 5 === 3 ? 'count' : 'percent',
      polarity: (['higher', 'lower', 'none'] as const)[at % 3] ?? 'none',
      decimals: 1,
      population: subject.toLowerCase(),
      position: theme * MEASURES.length + at,
    })),
  );
  await database.batchInsert('indicators', indicators, 100);
}

/** In the order of the index, so that each row goes to its end. */
async function fillObservations(database: Database, periods: number): Promise<void> {
  await database.raw(`
    with recursive months(n, start) as (
      select 1, '2024-04-01' union all select n + 1, date(start, '-1 month') from months where n < ${periods}
    )
    insert into observations
      (series_id, period_start, period_end, period_label, value, numerator, denominator, import_id)
    select s.id, m.start, date(m.start, '+1 month', '-1 day'), substr(m.start, 1, 7),
      printf('%.1f', ((s.id * 7919 + m.n * 37) % 1000) / 10.0), (s.id * 7919 + m.n * 37) % 1000, 1000, 1
    from series s cross join months m order by s.id, m.start`);
}
