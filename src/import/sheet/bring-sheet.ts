import { type FoundTable, findTable } from './find-table.ts';
import { type Mapping, withKept } from './mapping.ts';
import { recogniseEes } from './official/ees.ts';
import { isEes } from './official/ees-columns.ts';
import { isLait, recogniseLait } from './official/lait.ts';
import { recognise } from './recognise.ts';
import { NOTHING_READ, type Recognised, type RecogniseNeeds } from './recognised.ts';
import { shapeOf } from './shape.ts';
import type { Sheet } from './sheet.ts';

export interface SheetRead extends Recognised {
  /** The sheet that was taken; null: none has a table. */
  readonly sheet: string | null;
  /** As problems name it: the file with its sheet. */
  readonly place: string;
  /** By which the next sheet of this kind is known; null: there is no table. */
  readonly shape: string | null;
  /** All that was said of it, now and of an earlier one of its shape. */
  readonly mapping: Mapping;
  /** Whether any of that was said of an earlier one. */
  readonly isKept: boolean;
}

interface BringNeeds extends RecogniseNeeds {
  /** What was said of earlier sheets, by their shape. */
  readonly kept?: ReadonlyMap<string, Kept>;
}

export interface Kept {
  readonly mapping: Mapping;
  /** Where it was said: 'Quarter 3 (import 12)'. */
  readonly of: string;
}

/** The tables of a file: of the sheet that is named, else of all. */
export function tablesOf(sheets: readonly Sheet[], { sheet: named }: Mapping): readonly FoundTable[] {
  return sheets.flatMap((sheet) => (named === undefined || sheet.name === named ? (findTable(sheet) ?? []) : []));
}

/** Takes the table of a file: on the sheet that is named, else the one that most figures are read from. */
export function bringSheet(tables: readonly FoundTable[], needs: BringNeeds): SheetRead {
  const tried = tables.map((table) => readWithKept(table, needs));
  const [best] = tried.toSorted((a, b) => weightOf(b) - weightOf(a));
  if (best === undefined) return nothingIn(needs);
  const others = tried.filter((each) => each !== best && weightOf(each) > 0).map(({ table }) => table.sheet);
  const notes =
    others.length === 0
      ? best.notes
      : [...best.notes, `Sheets that are left out: ${others.join(', ')}. Bring each in by its name.`];
  const { table, ...found } = best;
  return { ...found, notes, sheet: table.sheet, place: `${needs.file}, sheet ${table.sheet}` };
}

function readWithKept(table: FoundTable, needs: BringNeeds) {
  const shape = shapeOf(table);
  const kept = needs.mapping.kept === false ? undefined : needs.kept?.get(shape);
  const mapping = kept === undefined ? needs.mapping : withKept(kept.mapping, needs.mapping);
  const found = read(table, { ...needs, mapping });
  const notes =
    kept === undefined ? found.notes : [`Read as ${kept.of} was, with what was said of that.`, ...found.notes];
  return { ...found, notes, table, shape, mapping, isKept: kept !== undefined };
}

/** England's official layouts are known by their columns; any other sheet is read by its words. */
function read(table: FoundTable, needs: RecogniseNeeds): Recognised {
  if (isEes(table)) return recogniseEes(table, needs);
  return isLait(table) ? recogniseLait(table, needs) : recognise(table, needs);
}

function weightOf({ files }: { readonly files: Recognised['files'] } & { readonly table: FoundTable }): number {
  return files.get('observations.csv')?.length ?? 0;
}

function nothingIn({ file, mapping }: BringNeeds): SheetRead {
  const found = mapping.sheet === undefined ? 'no table' : `no table on a sheet '${mapping.sheet}'`;
  const allowed = 'a row of headings with the measures and their figures under it';
  const problem = { file, line: null, column: null, found, allowed };
  return { ...NOTHING_READ, problems: [problem], sheet: null, place: file, shape: null, mapping, isKept: false };
}
