import { seedDataset } from '../../seeds/seed.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { EVERYTHING, type Question, questionSchema } from '../../src/question/question.ts';
import { resolve } from '../../src/question/resolve.ts';
import type { Fact, Reply } from '../../src/reply/reply.ts';
import { readCatalogue } from '../../src/store/catalogue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { tellings } from '../../src/telling/tellings.ts';
import { createMigratedSqlite, type TestDatabase } from '../fixtures/database.ts';

/** The sample organisation, asked by Questions and by SQL. */
export interface SampleAnswers {
  readonly catalogue: Catalogue;
  /** The reply to a Question, read from the database as the bot reads it. */
  readonly ask: (question: Partial<Question>) => Promise<Reply>;
  /** The rows of plain SQL on the view `cells`. */
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly remove: () => Promise<void>;
}

const TODAY = '2026-11-30';

export async function openSampleAnswers(): Promise<SampleAnswers> {
  const database: TestDatabase = await createMigratedSqlite();
  await seedDataset(database.knex, 'sample', new Date('2026-11-26T09:00:00Z'));
  const catalogue = await readCatalogue(database.knex);
  const store = openStore(database.knex, { now: () => 0 });
  await database.knex.raw(CELLS);
  return {
    catalogue,
    ask: async (changed) => {
      const question = questionSchema.parse({ ...EVERYTHING, ...changed });
      const asked = resolve(question, catalogue, TODAY);
      const telling = tellings[question.ask];
      const plan = telling.plan(asked, catalogue);
      return telling.tell(asked, plan ? await store.find(plan) : [], catalogue);
    },
    rows: async (sql) => {
      const found: readonly Readonly<Record<string, unknown>>[] = await database.knex.raw(sql);
      return found;
    },
    remove: database.remove,
  };
}

/** The main fact, as far as SQL gives columns for it. */
export function mainFact(reply: Reply, columns: readonly string[]): Readonly<Record<string, unknown>> {
  const [fact] = reply.facts;
  return Object.fromEntries(columns.map((column) => [column, fact ? fact[column as keyof Fact] : 'no fact']));
}

/**
 * Every current number as a row, with the limits in force at the end of its period: those of its own area, else (of a
 * percentage) of the organisation.
 */
const CELLS = `create view cells as
  select i.code as indicator, i.unit, i.polarity, i.position, a.name as place, a.kind,
    case when a.kind = 'organisation' then null else a.name end as area,
    s.dimension, s.category, s.basis, i.headline_basis as headline, o.period_label as period, o.period_start as start, o.period_end as finish,
    case when o.marker is null then cast(o.value as real) end as value, o.numerator, o.denominator, o.marker,
    o.status, o.revision,
    cast(t.target as real) as target, cast(coalesce(t.exceeds, t.target) as real) as star, cast(t.within as real) as tolerated,
    cast(t.yellow as real) as yellow, cast(t.amber as real) as amber
  from observations o
  join series s on s.id = o.series_id
  join indicators i on i.id = s.indicator_id
  join areas a on a.id = s.area_id
  left join thresholds t on s.dimension = 'all' and a.kind <> 'comparator' and t.id = (
    select x.id from thresholds x join areas xa on xa.id = x.area_id
    where x.indicator_id = i.id and x.basis in ('any', s.basis)
      and x.valid_from <= o.period_end and o.period_end <= x.valid_to
      and (x.area_id = a.id or (i.unit in ('percent', 'per-10000') and xa.kind = 'organisation'))
    order by x.area_id = a.id desc, x.basis = 'any', x.valid_from desc limit 1)
  where o.is_current and not o.is_retracted`;
