import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { AS_PUBLISHED, type DisclosureRule } from '../../src/evaluate/disclosure/rule.ts';
import { importFiles } from '../../src/import/import-folder.ts';
import { migrate } from '../../src/store/connect.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { TestDatabase } from '../fixtures/database.ts';

const SMALL: DisclosureRule = { ...AS_PUBLISHED, small: '<5' };
const ALL = { last: 99, until: null, newest: 0 } as const;

const FILES = {
  'areas.csv': 'area,kind,parent\nTown,organisation,\nEast,locality,Town\nMid,locality,Town\nWest,locality,Town\n',
  'themes.csv': 'theme\nSchool\n',
  'indicators.csv':
    'code,name,theme,unit,polarity,population,decimals\nLATE,Children late,School,count,lower,children,0\n',
  'source.csv': 'title,published,changes\nTown report,2026-07-10,points\n',
};

const HEAD = 'code,basis,period,value,area,marker,moved,by,note\n';

const FIRST = `${HEAD}LATE,month,2026-04,40,,,,,
LATE,month,2026-04,21,East,,,,
LATE,month,2026-04,12,Mid,,,,
LATE,month,2026-04,7,West,,,,
LATE,month,2026-05,40,,,,,
LATE,month,2026-05,25,East,,rose,4,so they say
LATE,month,2026-05,12,Mid,,,,
LATE,month,2026-05,3,West,,fell,4,three boys
`;

/** The rule of the organisation, held by the store itself. */
export function guardContract(create: () => Promise<TestDatabase>): void {
  describe('guard', () => {
    let database: TestDatabase;

    beforeAll(async () => {
      database = await create();
      await migrate(database.knex);
      await bring(FIRST, '2026-07-10');
    });
    afterAll(() => database.remove());

    async function bring(observations: string, published: string): Promise<void> {
      const source = `title,published,changes\nTown report ${published},${published},points\n`;
      const files = new Map(Object.entries({ ...FILES, 'source.csv': source, 'observations.csv': observations }));
      const now = new Date(`${published}T09:00:00Z`);
      await importFiles(database.knex, { name: 'town', files }, { now, dataset: 'town' });
    }

    const open = (rule?: DisclosureRule) => openStore(database.knex, { now: () => 0 }, rule);
    const nameOf = (catalogue: Catalogue, id: number) => {
      const areaId = catalogue.series.find((series) => series.id === id)?.areaId;
      return catalogue.areas.find((area) => area.id === areaId)?.name ?? '';
    };

    async function seen(store: ReturnType<typeof open>) {
      const catalogue = await store.catalogue();
      const found = await store.find({ seriesIds: catalogue.series.map(({ id }) => id), ...ALL });
      const row = (label: string) =>
        Object.fromEntries(
          found
            .filter(({ period }) => period.label === label)
            .map(({ seriesId, value, marker }) => [nameOf(catalogue, seriesId), value ?? marker]),
        );
      return { row, found, by: (name: string) => found.filter(({ seriesId }) => nameOf(catalogue, seriesId) === name) };
    }

    it('gives everything as it is where nothing is small', async () => {
      const { row } = await seen(open());
      expect(row('2026-05')).toEqual({ Town: '40', East: '25', Mid: '12', West: '3' });
    });

    it('hides what is small, and one more that would tell it', async () => {
      const { row, by } = await seen(open(SMALL));
      expect(row('2026-04')).toEqual({ Town: '40', East: '21', Mid: '12', West: '7' });
      expect(row('2026-05')).toEqual({ Town: '40', East: '25', Mid: 'suppressed', West: 'suppressed' });
      expect(by('West')[1]).toMatchObject({ numerator: null, denominator: null, movement: null, note: null });
      expect(by('East')[1]).toMatchObject({ movement: { by: '4' }, note: 'so they say' });
    });

    it('hides no other where the rule says so', async () => {
      const { row } = await seen(open({ ...SMALL, secondary: false }));
      expect(row('2026-05')).toEqual({ Town: '40', East: '25', Mid: '12', West: 'suppressed' });
    });

    it('rounds what is shown', async () => {
      const { row, by } = await seen(open({ ...SMALL, rounding: 10 }));
      expect(row('2026-05')).toEqual({ Town: '40', East: '30', Mid: '10', West: 'suppressed' });
      expect(by('East')[1]?.movement).toMatchObject({ moved: 'rose', by: null });
    });

    it('judges what comes in between with all that came with it', async () => {
      const store = open(SMALL);
      await seen(store);
      await bring(
        `${HEAD}LATE,month,2026-06,30,,,,,\nLATE,month,2026-06,2,East,,,,\nLATE,month,2026-06,11,Mid,,,,\nLATE,month,2026-06,17,West,,,,\n`,
        '2026-08-10',
      );
      const { row } = await seen(store);
      expect(row('2026-06')).toEqual({ Town: '30', East: 'suppressed', Mid: 'suppressed', West: '17' });
    });

    it('keeps what was small before it was corrected, and what would tell it', async () => {
      await bring(`${HEAD}LATE,month,2026-05,44,,,,,\nLATE,month,2026-05,7,West,,,,\n`, '2026-09-10');
      const store = open(SMALL);
      expect((await seen(store)).row('2026-05')).toEqual({ Town: '44', East: '25', Mid: '12', West: '7' });
      const { series } = await store.catalogue();
      const revisions = await store.find({ seriesIds: series.map(({ id }) => id), ...ALL, revisions: true });
      const past = revisions.filter((each) => each.past);
      expect(past).toHaveLength(2);
      expect(past.map(({ value }) => value)).toEqual([null, null]);
    });

    it('keeps the old total of what the source hid and shows now', async () => {
      const part = (name: string, value: string, marker = '') => `LATE,month,2026-07,${value},${name},${marker},,,\n`;
      const first = part('', '63') + part('East', '40') + part('Mid', '20') + part('West', '', 'suppressed');
      await bring(HEAD + first, '2026-10-10');
      await bring(`${HEAD}${part('', '72')}${part('West', '12')}`, '2026-11-10');
      const store = open();
      expect((await seen(store)).row('2026-07')).toEqual({ Town: '72', East: '40', Mid: '20', West: '12' });
      const { series } = await store.catalogue();
      const revisions = await store.find({ seriesIds: series.map(({ id }) => id), ...ALL, revisions: true });
      const past = revisions.filter((each) => each.past && each.period.label === '2026-07');
      expect(past.map(({ value }) => value)).toEqual([null, null]);
    });
  });
}
