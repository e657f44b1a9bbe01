import { userInfo } from 'node:os';
import { createLog, ImportError, loadImporting, type Settings } from '../../src/index.ts';
import type { Database } from '../shared/build-file.ts';

/** Where something is done to imports, and by whom. */
export interface Audited {
  readonly database: Database;
  readonly settings: Settings;
  readonly dataset: string;
  /** null: the machine has no name for whoever runs it. */
  readonly by: string | null;
}

type Did = Parameters<Awaited<ReturnType<typeof loadImporting>>['auditImport']>[1]['did'];

/** Leaves the line in the log that says what was done to an import, as every place does where figures are brought in. */
export async function audit({ database, settings, dataset, by: name }: Audited, did: Did, id: number): Promise<void> {
  const { auditImport, readImport } = await loadImporting();
  const about = (await readImport(database, id)) ?? { id };
  auditImport(createLog(settings.logLevel), { platform: 'terminal', name, dataset, did }, about);
}

/** The same once it is done, or refused. */
export async function auditing<T>(at: Audited, did: Did, id: number, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    await audit(at, did, id);
    return result;
  } catch (error) {
    if (error instanceof ImportError) await audit(at, 'refused', id);
    throw error;
  }
}

/** Of a number that was taken back, which is an import of its own. */
export async function auditNewest(at: Audited, did: Did): Promise<void> {
  const { listImports } = await loadImporting();
  const [newest] = await listImports(at.database, 1);
  if (newest !== undefined) await audit(at, did, newest.id);
}

/** The account, as the machine knows it. */
export function whoIsHere(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
