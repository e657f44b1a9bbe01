import { fileURLToPath } from 'node:url';
import { importFiles } from '../../src/import/import-folder.ts';
import { readWholeFolder } from '../../src/import/read-folder.ts';
import { addMonths, monthOf } from '../../src/query/calendar.ts';
import { type Edition, generateSample } from './generate.ts';

type Database = Parameters<typeof importFiles>[0];
type Result = Awaited<ReturnType<typeof importFiles>>;

const DATASET = 'sample';

/** Brings the sample into a migrated database, one edition after the other. @returns what came of the last one */
export async function seedSample(database: Database, now: Date): Promise<Result> {
  const [first, second] = await sampleTo(lastFullMonth(now));
  const options = { now, dataset: DATASET };
  await importFiles(database, { name: DATASET, ...first }, options);
  return importFiles(database, { name: DATASET, ...second }, options);
}

/** The editions that end with a month, as 2018-12. */
export async function sampleTo(endMonth: string): Promise<readonly [Edition, Edition]> {
  const [report, fixed] = await Promise.all([readWholeFolder(pathTo('../report')), readWholeFolder(pathTo('fixed'))]);
  return generateSample({ endMonth, report, fixed });
}

/** The month before the one that the clock stands in (UTC): it is over everywhere. */
export function lastFullMonth(now: Date): string {
  return monthOf(addMonths(monthOf(now.toISOString().slice(0, 10)).start, -1)).label;
}

function pathTo(folder: string): string {
  return fileURLToPath(new URL(folder, import.meta.url));
}
