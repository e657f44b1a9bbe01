import type { Unit } from '../catalogue/catalogue.ts';
import type { AliasRow, IndicatorRow } from '../import/rows.ts';
import type { FolderRows } from './import-parts.ts';
import { type Ids, type ImportRun, idOf } from './import-run.ts';
import { syncRows } from './import-sync.ts';

/** Themes, areas and indicators, with their names for each other; gives the ids of all that are held now. */
export async function writeSubjects(run: ImportRun, folder: FolderRows): Promise<Ids> {
  await writeThemes(run, folder);
  await writeAreas(run, folder);
  await writeIndicators(run, folder.indicators);
  const ids = await readIds(run);
  await writeRelations(run, folder, ids);
  await writeAliases(run, folder, ids);
  return ids;
}

async function readIds(run: ImportRun): Promise<Ids> {
  const organisation: { id: number } | undefined = await run.trx('areas').where({ kind: 'organisation' }).first('id');
  return {
    indicators: await idsBy(run, 'indicators', 'code'),
    themes: await idsBy(run, 'themes', 'name'),
    areas: await idsBy(run, 'areas', 'name'),
    organisation: organisation?.id ?? 0,
  };
}

async function idsBy(run: ImportRun, table: string, column: string): Promise<ReadonlyMap<string, number>> {
  const rows: readonly { id: number; name: string }[] = await run.trx(table).select('id', `${column} as name`);
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function writeThemes(run: ImportRun, folder: FolderRows): Promise<void> {
  const next = await nextPosition(run, 'themes');
  const held = await idsBy(run, 'themes', 'name');
  const position = new Map(folder.themes.map(({ name }, index) => [name, next + index]));
  for (const level of parentsFirst(folder.themes)) {
    const ids = await idsBy(run, 'themes', 'name');
    await syncRows(run, {
      kind: 'themes',
      table: 'themes',
      columns: { name: 'text', parent_id: 'integer', position: 'integer' },
      key: ['name'],
      rows: level.map(({ name, parent }) => ({
        name,
        parent_id: parent === null ? null : idOf(ids, parent),
        position: held.has(name) ? undefined : position.get(name),
      })),
    });
  }
}

async function writeAreas(run: ImportRun, folder: FolderRows): Promise<void> {
  for (const level of parentsFirst(folder.areas)) {
    const ids = await idsBy(run, 'areas', 'name');
    await syncRows(run, {
      kind: 'areas',
      table: 'areas',
      columns: { name: 'text', kind: 'text', comparator: 'text', parent_id: 'integer' },
      key: ['name'],
      rows: level.map(({ name, kind, comparator, parent }) => ({
        name,
        kind,
        comparator,
        parent_id: parent === null ? null : idOf(ids, parent),
      })),
    });
  }
}

interface Below {
  readonly name: string;
  readonly parent: string | null;
}

/** Levels of a tree: each row's parent is in an earlier one, or not among these rows. */
function parentsFirst<Row extends Below>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const depth = (row: Row): number => {
    const parent = row.parent === null ? undefined : byName.get(row.parent);
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  const levels: Row[][] = [];
  for (const row of rows) {
    const level = depth(row);
    while (levels.length <= level) levels.push([]);
    levels[level]?.push(row);
  }
  return levels;
}

async function writeIndicators(run: ImportRun, rows: readonly IndicatorRow[]): Promise<void> {
  const next = await nextPosition(run, 'indicators');
  const themes = await idsBy(run, 'themes', 'name');
  const held = await idsBy(run, 'indicators', 'code');
  await syncRows(run, {
    kind: 'indicators',
    table: 'indicators',
    columns: {
      code: 'text',
      name: 'text',
      theme_id: 'integer',
      unit: 'text',
      polarity: 'text',
      decimals: 'integer',
      definition: 'text',
      population: 'text',
      short: 'text',
      bounds: 'text',
      owner_role: 'text',
      headline_basis: 'text',
      position: 'integer',
    },
    key: ['code'],
    rows: rows.map((row, index) => ({
      code: row.code,
      name: row.name,
      theme_id: idOf(themes, row.theme),
      unit: row.unit,
      polarity: row.polarity,
      decimals: row.decimals ?? (held.has(row.code) ? undefined : usualDecimals(row.unit)),
      definition: row.definition,
      population: row.population,
      short: row.short,
      bounds: row.bounds,
      owner_role: row.ownerRole,
      headline_basis: row.headlineBasis,
      position: held.has(row.code) ? undefined : next + index,
    })),
  });
}

/** Shown without decimals where the file doesn't say. */
const WHOLE: readonly Unit[] = ['count', 'days', 'minutes', 'money'];

function usualDecimals(unit: Unit): number {
  return WHOLE.includes(unit) ? 0 : 1;
}

/** Behind those that are held. */
async function nextPosition(run: ImportRun, table: 'themes' | 'indicators'): Promise<number> {
  const last: { position: number } | undefined = await run.trx(table).orderBy('position', 'desc').first('position');
  return (last?.position ?? 0) + 1;
}

async function writeRelations(run: ImportRun, folder: FolderRows, ids: Ids): Promise<void> {
  const said = folder.relations.map(({ code, kind, other }) => ({
    indicator_id: idOf(ids.indicators, code),
    kind,
    other_id: idOf(ids.indicators, other),
  }));
  const columns = { indicator_id: 'integer', kind: 'text', other_id: 'integer' } as const;
  const key = Object.keys(columns);
  // Said once, held from both sides; 'includes' is the one that goes one way.
  const otherWay = said
    .filter(({ kind }) => kind !== 'includes')
    .map(({ indicator_id, kind, other_id }) => ({ indicator_id: other_id, kind, other_id: indicator_id }));
  await syncRows(run, { kind: 'relations', table: 'relations', columns, key, rows: said });
  await syncRows(run, { kind: null, table: 'relations', columns, key, rows: otherWay });
}

async function writeAliases(run: ImportRun, folder: FolderRows, ids: Ids): Promise<void> {
  const besides = [
    ...folder.themes.flatMap(({ name, aliases }) => aliases.map((alias) => inverseless('theme', name, alias))),
    ...folder.areas.flatMap(({ name, aliases }) => aliases.map((alias) => inverseless('area', name, alias))),
  ];
  const rows = [...folder.aliases, ...besides];
  for (const of of ['indicator', 'theme', 'area'] as const) {
    const owner = `${of}_id`;
    const ofThese = rows.filter((row) => row.of === of);
    await syncRows(run, {
      kind: 'aliases',
      table: `${of}_aliases`,
      columns: { [owner]: 'integer', alias: 'text', ...(of === 'indicator' ? { kind: 'text' } : {}) },
      key: [owner, 'alias'],
      rows: ofThese.map(({ name, alias, reading }) => ({
        [owner]: idOf(ids[`${of}s`], name),
        alias,
        ...(of === 'indicator' ? { kind: reading } : {}),
      })),
    });
  }
}

function inverseless(of: 'theme' | 'area', name: string, alias: string): AliasRow {
  return { of, name, alias, reading: 'same' };
}
