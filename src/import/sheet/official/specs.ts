import type { Unit } from '../../../catalogue/catalogue.ts';
import { lowerFirst } from '../../../reply/name.ts';
import { unitByNumbers } from '../measures.ts';
import { type EesColumn, wordsOf } from './ees-columns.ts';
import { type EesRow, exactRows } from './ees-rows.ts';
import { type Filter, groupOf, groupsBy, type Shares } from './filters.ts';
import { type ColumnShare, columnShareOf, type EesMeasuring } from './measuring.ts';
import { isTotal } from './totals.ts';

/** One measure of an official file, with its figures as they are printed. */
export interface Spec {
  readonly name: string;
  readonly theme: string;
  /** null: to be asked. */
  readonly unit: Unit | null;
  readonly figures: readonly SpecFigure[];
}

export interface SpecFigure {
  /** The row of the sheet. */
  readonly line: number;
  readonly area: string;
  readonly time: string;
  readonly identifier: string;
  /** 'sex: Female'; null: of all. */
  readonly breakdown: string | null;
  readonly value: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly isProvisional: boolean;
}

export interface Specs {
  readonly specs: readonly Spec[];
  readonly notes: readonly string[];
}

export interface SpecNeeds {
  readonly filters: readonly Filter[];
  readonly columns: readonly EesColumn[];
  readonly rows: readonly EesRow[];
  readonly measuring: EesMeasuring;
  /** What the file is called. */
  readonly title: string;
}

/** How a column is told: what it is a share of, and whether it is told with its share and not by itself. */
interface Told {
  readonly column: EesColumn;
  readonly share: ColumnShare | null;
}

/** Takes a file apart into measures: a share goes with the counts that it is made of. */
export function specsOf(needs: SpecNeeds): Specs {
  const { filters, columns, rows, measuring } = needs;
  const sharing = filters.find((filter) => filter.kind === 'share') ?? null;
  const exact = exactRows(rows);
  const told = columns.map((column): Told => {
    const isOpen = !measuring.isCount(column) && column !== sharing?.printed;
    return { column, share: isOpen ? columnShareOf(column, { columns, rows: exact, measuring }) : null };
  });
  const folded = foldedOf(told, needs);
  const apart = told.filter(({ column }) => !folded.has(column));
  const beside = sharing === null ? null : groupsBy(rows, sharing.index);
  const specs = groupsOf(needs, sharing).flatMap((group): readonly Spec[] => {
    const left = sharing === null ? null : leftOut(group, sharing, measuring);
    const each = apart.filter(({ column }) => column !== left);
    const whole = sharing?.wholes.get(group.shared) ?? null;
    return each.map(({ column, share }) => ({
      name: nameOf(group.name, column, { isAlone: each.length === 1, share, needs }),
      theme: group.theme,
      unit: unitOf(column, { group, share: column === sharing?.printed ? whole : share, measuring }),
      figures: figuresOf(group, column, share),
    }));
  });
  return { specs, notes: notesOf(told, sharing) };

  function figuresOf(group: Group, column: EesColumn, share: ColumnShare | null): readonly SpecFigure[] {
    const whole = sharing?.wholes.get(group.shared);
    return group.rows.flatMap((row): readonly SpecFigure[] => {
      const value = (row.cells[column.at]?.text ?? '').trim();
      if (value === '') return [];
      const { area, time, identifier, number: line } = row;
      const base = { line, area, time, identifier, breakdown: breakdownOf(row, filters), value, isProvisional: false };
      return [{ ...base, ...countsOf(row) }];

      function countsOf(from: EesRow): Pick<SpecFigure, 'numerator' | 'denominator'> {
        if (sharing !== null && column === sharing.printed) {
          const other = whole && beside?.get(groupOf(from, sharing.index))?.get(whole.value);
          const denominator = other ? measuring.numberText(other, sharing.counted) : null;
          return { numerator: measuring.numberText(from, sharing.counted), denominator };
        }
        if (share === null) return { numerator: null, denominator: null };
        const [numerator, denominator] = [share.counted, share.whole].map((each) => measuring.numberText(from, each));
        return { numerator: numerator ?? null, denominator: denominator ?? null };
      }
    });
  }
}

/** Of the whole itself the share is always 100, and of a part the count goes with its share. */
function leftOut({ shared, rows }: Group, { printed, counted }: Shares, measuring: EesMeasuring): EesColumn {
  if (isTotal(shared)) return printed;
  return rows.some((row) => measuring.numberText(row, printed) !== null) ? counted : printed;
}

/** Counts that are told with the share that is named as they are, and wholes that are the same for every group. */
function foldedOf(told: readonly Told[], { measuring, rows }: SpecNeeds): ReadonlySet<EesColumn> {
  const folded = new Set<EesColumn>();
  for (const { column, share } of told) {
    if (share === null) continue;
    if (measuring.pairs.some(({ printed, counted }) => printed === column && counted === share.counted))
      folded.add(share.counted);
    if (isSameForAll(share.whole, rows)) folded.add(share.whole);
  }
  return folded;
}

function isSameForAll({ at }: EesColumn, rows: readonly EesRow[]): boolean {
  const seen = new Map<string, string>();
  let repeats = 0;
  for (const { area, time, identifier, cells } of rows) {
    const [key, value] = [[area, time, identifier].join('\n'), cells[at]?.text ?? ''];
    const before = seen.get(key);
    if (before !== undefined && before !== value) return false;
    if (before !== undefined) repeats += 1;
    seen.set(key, value);
  }
  return repeats > 0;
}

interface Group {
  /** Its word of the filter that tells shares; '' where there is none. */
  readonly shared: string;
  /** '' where no filter names it. */
  readonly name: string;
  readonly theme: string;
  readonly rows: readonly EesRow[];
}

/** Rows of the same words in the filters that name measures. */
function groupsOf({ filters, rows, title }: SpecNeeds, sharing: Filter | null): readonly Group[] {
  const naming = filters.filter(({ kind }) => kind === 'named');
  const constant = filters.flatMap((filter) =>
    filter.kind === 'constant' && filter.value !== '' ? [filter.value] : [],
  );
  const theme = constant[0] ?? wordsOf(title);
  const groups = new Map<string, EesRow[]>();
  const named = new Map<string, Set<string>>();
  for (const row of rows) {
    const names = naming.map(({ index }) => row.filters[index] ?? '');
    const shared = sharing === null ? '' : (row.filters[sharing.index] ?? '');
    const key = JSON.stringify([shared, names]);
    groups.set(key, groups.get(key) ?? []);
    groups.get(key)?.push(row);
    named.set(shared, (named.get(shared) ?? new Set()).add(names.join('\n')));
  }
  return [...groups].map(([key, own]): Group => {
    const [shared, names] = JSON.parse(key) as [string, string[]];
    const said = names.filter((each) => each !== '');
    // A word that stands in one group alone says all, and the group is what it belongs to.
    const isPlain = shared !== '' && named.get(shared)?.size === 1;
    const parts = [sharing === null ? '' : telling(shared, sharing), ...(isPlain ? [] : said)];
    return {
      shared,
      name: parts.filter((each) => each !== '').join(', '),
      theme: isPlain && said[0] !== undefined ? said.join(', ') : theme,
      rows: own,
    };
  });
}

/** Headings that say nothing of what their words are. */
const ANY = /^(breakdown|category|characteristic|measure|indicator|type|group|status|topic)s?$/i;
const FEW_WORDS = 2;

/** 'Male' by itself names no measure: 'Male (sex)'. */
function telling(value: string, { heading }: EesColumn): string {
  const words = value.split(/\s+/).length;
  if (value === '' || words > FEW_WORDS || ANY.test(heading)) return value;
  return `${value} (${heading.replaceAll(/[_\s]+/g, ' ').toLowerCase()})`;
}

function nameOf(
  group: string,
  column: EesColumn,
  {
    isAlone,
    share,
    needs,
  }: { readonly isAlone: boolean; readonly share: ColumnShare | null; readonly needs: SpecNeeds },
): string {
  if (isAlone && group !== '') return group;
  const isPair =
    share !== null &&
    needs.measuring.pairs.some(({ printed, counted }) => printed === column && counted === share.counted);
  const words = wordsOf(isPair ? column.heading.replace(/[_\s]*(percent(age)?|pct|perc)$/i, '') : column.heading);
  return group === '' ? words : `${group}, ${lowerFirst(words)}`;
}

function unitOf(
  column: EesColumn,
  {
    group,
    share,
    measuring,
  }: { readonly group: Group; readonly share: { readonly unit: Unit } | null; readonly measuring: EesMeasuring },
): Unit | null {
  if (share !== null) return share.unit;
  const cells = group.rows.map((row) => row.cells[column.at]?.text ?? '');
  const areParts = cells.some((text) => /^\d*\.\d+$/.test(text));
  const unit = measuring.unit(column);
  if (unit !== 'count' || !areParts) return unit ?? unitByNumbers(cells);
  if (/fte|full.time.equivalent/i.test(column.heading)) return 'count';
  // A column called a count that holds what is none: an average, or a score.
  return /\b(score|average|mean)\b/i.test(group.name) ? 'score' : null;
}

function breakdownOf({ filters: words }: EesRow, filters: readonly Filter[]): string | null {
  const parts = filters.filter(({ kind, index }) => kind === 'breakdown' && !isTotal(words[index] ?? ''));
  if (parts.length === 0) return null;
  const dimension = parts
    .map(({ heading }) =>
      heading
        .replaceAll(/[_\s:]+/g, ' ')
        .trim()
        .toLowerCase(),
    )
    .join(' and ');
  return `${dimension}: ${parts.map(({ index }) => words[index] ?? '').join(', ')}`;
}

function notesOf(told: readonly Told[], sharing: Shares | null): readonly string[] {
  const columns = told.flatMap(({ column, share }) =>
    share === null
      ? []
      : [`${column.heading} is ${share.counted.heading} of ${share.whole.heading}, as its rows come to that`],
  );
  if (sharing === null) return columns;
  const { printed, counted, wholes } = sharing;
  const rows = [...wholes].map(([value, whole]) => `'${value}' of '${whole.value}'`);
  return [...columns, `${printed.heading} is what ${counted.heading} comes to: ${rows.join(', ')}`];
}
