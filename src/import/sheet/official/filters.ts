import type { EesColumn } from './ees-columns.ts';
import { type EesRow, exactRows } from './ees-rows.ts';
import type { EesMeasuring } from './measuring.ts';
import { type ShareFound, shareOf } from './shares.ts';
import { isTotal } from './totals.ts';

/** What the words of a filter do. */
export type Filter = EesColumn & { readonly index: number } & (
    | { /** One word on every row, which titles them. */ readonly kind: 'constant'; readonly value: string }
    | { /** Each word is a measure of its own. */ readonly kind: 'named' }
    | { /** Parts of a measure, beside its total. */ readonly kind: 'breakdown' }
    | ({ /** Each word is a measure, and some are shares of others' counts. */ readonly kind: 'share' } & Shares)
  );

/** A column of shares with that of the counts, and of which word's count each word's is a share. */
export interface Shares {
  readonly printed: EesColumn;
  readonly counted: EesColumn;
  readonly wholes: ReadonlyMap<string, Whole>;
}

export interface Whole extends ShareFound {
  readonly value: string;
}

/** Of groups of rows that differ in one filter alone, so many have a total. */
const HAVE_TOTALS = 0.95;
/** Among more words than these only totals are looked at as wholes. */
const MOST_WORDS = 60;

/** What each filter of a file does, by its words and by what its numbers come to. */
export function readFilters(
  columns: readonly EesColumn[],
  rows: readonly EesRow[],
  measuring: EesMeasuring,
): readonly Filter[] {
  const looked = columns.map((column, index) => {
    const values = new Set(rows.map(({ filters }) => filters[index] ?? ''));
    const groups = groupsBy(rows, index);
    const shares = values.size < 2 ? null : sharesIn(rows, { index, groups, values, measuring });
    return { column: { ...column, index }, values, groups, shares };
  });
  // A number is a share of one whole: of two filters that both find one, the one that finds more of them.
  const most = Math.max(0, ...looked.map(({ shares }) => shares?.wholes.size ?? 0));
  const sharing = looked.find(({ shares }) => shares?.wholes.size === most);
  return looked.map((each): Filter => {
    const { column, values, groups, shares } = each;
    const [only, another] = values;
    if (another === undefined) return { ...column, kind: 'constant', value: only ?? '' };
    if (shares !== null && each === sharing) return { ...column, kind: 'share', ...shares };
    return { ...column, kind: haveTotals(groups) ? 'breakdown' : 'named' };
  });
}

/** Rows that differ in one filter alone, by its word. */
export type Groups = ReadonlyMap<string, ReadonlyMap<string, EesRow>>;

export function groupsBy(rows: readonly EesRow[], index: number): Groups {
  const groups = new Map<string, Map<string, EesRow>>();
  for (const row of rows) {
    const key = groupOf(row, index);
    const group = groups.get(key) ?? new Map<string, EesRow>();
    groups.set(key, group.set(row.filters[index] ?? '', row));
  }
  return groups;
}

export function groupOf({ area, time, identifier, filters }: EesRow, index: number): string {
  return [area, time, identifier, ...filters.map((value, at) => (at === index ? '' : value))].join('\n');
}

function haveTotals(groups: Groups): boolean {
  const having = [...groups.values()].filter((group) => [...group.keys()].some(isTotal));
  return having.length >= HAVE_TOTALS * groups.size;
}

interface SharesNeeds {
  readonly index: number;
  readonly groups: Groups;
  readonly values: ReadonlySet<string>;
  readonly measuring: EesMeasuring;
}

/** null: no number is a share of another row's count. */
function sharesIn(rows: readonly EesRow[], needs: SharesNeeds): Shares | null {
  for (const { printed, counted } of needs.measuring.pairs) {
    const wholes = new Map<string, Whole>();
    for (const value of needs.values) {
      if (isTotal(value)) continue;
      const own = exactRows(rows.filter(({ filters }) => filters[needs.index] === value));
      const whole = wholeOf(own, value, { ...needs, printed, counted });
      if (whole !== null) wholes.set(value, whole);
    }
    if (wholes.size > 0) return { printed, counted, wholes };
  }
  return null;
}

/** The word whose count that of these rows is a share of: the total, else whichever their numbers come to. */
function wholeOf(
  rows: readonly EesRow[],
  value: string,
  { index, groups, values, measuring, printed, counted }: SharesNeeds & Omit<Shares, 'wholes'>,
): Whole | null {
  const own = rows.map((row) => ({
    printed: measuring.numberText(row, printed),
    part: measuring.number(row, counted),
    group: groups.get(groupOf(row, index)),
  }));
  const beside = new Set(own.slice(0, 100).flatMap(({ group }) => [...(group?.keys() ?? [])]));
  const totals = [...beside].filter(isTotal);
  const others = values.size > MOST_WORDS ? [] : [...beside].filter((each) => each !== value && !isTotal(each));
  return best(totals) ?? best(others);

  function best(candidates: readonly string[]): Whole | null {
    let found: Whole | null = null;
    for (const candidate of candidates) {
      const share = shareOf(triosOf(candidate), measuring.decimals(printed));
      if (share !== null && share.agreeing > (found?.agreeing ?? 0)) found = { ...share, value: candidate };
    }
    return found;
  }

  function* triosOf(candidate: string) {
    for (const { group, ...trio } of own) {
      const other = group?.get(candidate);
      yield { ...trio, whole: other === undefined ? null : measuring.number(other, counted) };
    }
  }
}
