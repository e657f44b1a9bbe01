import { beforeAll, describe, expect, it } from 'vitest';
import { seedDataset } from '../../../seeds/seed.ts';
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import type { Cell } from '../../../src/evaluate/disclosure/cell.ts';
import { cellOf } from '../../../src/evaluate/disclosure/held-cell.ts';
import { madeByNumbers, madeByTree } from '../../../src/evaluate/disclosure/made-of.ts';
import { AS_PUBLISHED } from '../../../src/evaluate/disclosure/rule.ts';
import { readCatalogue } from '../../../src/store/catalogue.ts';
import { readHeldNumbers } from '../../../src/store/held-numbers.ts';
import { createMigratedSqlite } from '../../fixtures/database.ts';
import { LOCALITIES, TEAMS, WHOLE } from '../../fixtures/sample.ts';

let catalogue: Catalogue;
let cells: readonly Cell[];

beforeAll(async () => {
  const database = await createMigratedSqlite();
  await seedDataset(database.knex, 'sample', new Date('2026-11-26T09:00:00Z'));
  catalogue = await readCatalogue(database.knex);
  const { current } = await readHeldNumbers(database.knex, catalogue, { ...AS_PUBLISHED, small: '<5' });
  cells = current.flatMap((held) => cellOf(catalogue, held) ?? []);
  await database.remove();
});

const nameOf = (id: string) => catalogue.areas.find((area) => area.id === Number(id))?.name;
const named = ({ whole, parts }: { whole: string; parts: readonly string[] }) => [nameOf(whole), parts.map(nameOf)];

describe('what areas are made of', () => {
  it('is what stands below them, of each kind', () => {
    expect(madeByTree(catalogue.areas).map(named)).toEqual([
      [WHOLE, Object.keys(TEAMS)],
      [WHOLE, LOCALITIES],
    ]);
  });

  it('is found from the numbers where it is written down nowhere', () => {
    expect(madeByNumbers(catalogue.areas, cells).map(named)).toEqual(Object.entries(TEAMS));
  });

  it('is nothing where one row of numbers does not add up', () => {
    const [team] = catalogue.areas.filter(({ kind }) => kind === 'team');
    const first = cells.findIndex(({ area, kind, value }) => area === String(team?.id) && kind === 'count' && value);
    const wrong = cells.map((cell, at) => (at === first ? { ...cell, value: cell.value! + 1 } : cell));
    expect(madeByNumbers(catalogue.areas, wrong).map(named)).toEqual(Object.entries(TEAMS).slice(1));
  });

  it('is nothing where too few rows are held to tell', () => {
    expect(
      madeByNumbers(
        catalogue.areas,
        cells.filter(({ measure }) => measure === 'nothing'),
      ),
    ).toEqual([]);
  });
});
