import type { Knex } from 'knex';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { complementOf, indexOf } from '../catalogue/catalogue-index.ts';
import type { HeldNumbers } from '../evaluate/disclosure/decision.ts';
import type { HeldCell } from '../evaluate/disclosure/held-cell.ts';
import type { DisclosureRule } from '../evaluate/disclosure/rule.ts';
import { dialectOf } from './dialect-of.ts';
import type { Dialect } from './dialects/dialect.ts';
import { reading } from './reading.ts';

interface Read extends HeldNumbers {
  /** The highest id of a number that was held before it was read. */
  readonly newestId: number;
}

/**
 * Every number that decides about what may be seen: of all measures where the rule knows small numbers, else of those
 * with one that the source hid, their opposites, and all counts.
 *
 * @throws StoreError when the database can't be read
 */
export function readHeldNumbers(knex: Knex, catalogue: Catalogue, rule: DisclosureRule): Promise<Read> {
  return reading(knex, 'reading what may be seen', async () => {
    // Looked at first: what comes in meanwhile has a higher one, and is judged anew.
    const newestId = Number((await knex('observations').max({ newest: 'id' }).first())?.newest ?? 0);
    const ids = rule.small === 'none' ? await nearHidden(knex, catalogue) : catalogue.indicators.map(({ id }) => id);
    if (ids.length === 0) return { newestId, current: [], past: [] };
    const { seriesOf } = indexOf(catalogue);
    const series = ids.flatMap((id) => seriesOf.get(id) ?? []).map(({ id }) => id);
    const dialect = dialectOf(knex);
    const rows = dialect.rows(await knex.raw(numbersSql(dialect), { ids: JSON.stringify(series) }));
    const read = rows.map((row) => JSON.parse((row as { readonly fields: string }).fields) as Row);
    return {
      newestId,
      current: read.filter((row) => Boolean(row[7])).map(toHeld),
      past: read.filter((row) => !row[7]).map(toHeld),
    };
  });
}

/** In the order of `Row`. What was taken back counts as it was: its old revisions can be asked for. */
const COLUMNS = [
  ...['o.series_id', 'o.period_start', 'o.period_end', 'o.value', 'o.numerator', 'o.denominator'],
  ...['o.marker', 'o.is_current'],
];

function numbersSql(dialect: Dialect): string {
  return `with asked as (${dialect.asked})
    select ${dialect.jsonArray(COLUMNS)} as fields from asked join observations o on o.series_id = asked.series_id`;
}

type Row = readonly [
  seriesId: number,
  start: string,
  end: string,
  value: string | null,
  numerator: number | null,
  denominator: number | null,
  marker: string | null,
  isCurrent: boolean | number,
];

function toHeld([seriesId, start, end, value, numerator, denominator, marker]: Row): HeldCell {
  const suppressed = marker === 'suppressed';
  const number = value === null || marker !== null ? null : Number(value);
  const counts = suppressed ? { numerator: null, denominator: null } : { numerator, denominator };
  return { seriesId, start, end, value: number, ...counts, suppressed };
}

async function nearHidden(knex: Knex, catalogue: Catalogue): Promise<readonly number[]> {
  const rows: readonly { indicator_id: number }[] = await knex('observations as o')
    .join('series as s', 's.id', 'o.series_id')
    .where('o.marker', 'suppressed')
    .distinct('s.indicator_id');
  if (rows.length === 0) return [];
  const { indicators } = indexOf(catalogue);
  const hidden = rows.flatMap(({ indicator_id }) => indicators.get(indicator_id) ?? []);
  const opposites = hidden.flatMap((each) => complementOf(catalogue, each) ?? []);
  const counts = catalogue.indicators.filter(({ unit }) => unit === 'count');
  return [...new Set([...hidden, ...opposites, ...counts].map(({ id }) => id))];
}
