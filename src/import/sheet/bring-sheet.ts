import type { Held } from '../rows.ts';
import { type FoundTable, findTable } from './find-table.ts';
import type { Mapping } from './mapping.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { Sheet } from './sheet.ts';

export interface SheetRead extends Recognised {
  /** The sheet that was taken; null: none has a table. */
  readonly sheet: string | null;
}

/** Takes the table of a file: on the sheet that is named, else the one that most figures are read from. */
export function bringSheet(
  sheets: readonly Sheet[],
  needs: { readonly mapping: Mapping; readonly held: Held; readonly file: string },
): SheetRead {
  const named = needs.mapping.sheet;
  const tables = sheets.flatMap((sheet) =>
    named === undefined || sheet.name === named ? (findTable(sheet) ?? []) : [],
  );
  const read = tables.map((table) => ({ table, ...recognise(table, needs) }));
  const [best] = read.toSorted((a, b) => weightOf(b) - weightOf(a));
  if (best === undefined) return nothingIn(needs.file, named);
  const others = read.filter((each) => each !== best && weightOf(each) > 0).map(({ table }) => table.sheet);
  const notes =
    others.length === 0
      ? best.notes
      : [...best.notes, `Sheets that are left out: ${others.join(', ')}. Bring each in by its name.`];
  return { ...best, notes, sheet: best.table.sheet };
}

function weightOf({ files }: { readonly files: Recognised['files'] } & { readonly table: FoundTable }): number {
  return files.get('observations.csv')?.length ?? 0;
}

function nothingIn(file: string, named: string | undefined): SheetRead {
  const found = named === undefined ? 'no table' : `no table on a sheet '${named}'`;
  const allowed = 'a row of headings with the measures and their figures under it';
  const problem = { file, line: null, column: null, found, allowed };
  return { sheet: null, columns: [], files: new Map(), questions: [], problems: [problem], notes: [] };
}
