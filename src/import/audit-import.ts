import type { Log } from '../log.ts';

/** What somebody did to an import; `refused`: tried, and was told why not. */
export type Did = 'drafted' | 'published' | 'discarded' | 'taken back' | 'refused';

/** Leaves a line that says who did what to which import; never what is in it, nor what its files are called. */
export function auditImport(
  log: Log,
  about: {
    readonly platform: string;
    readonly name: string | null;
    readonly dataset: string;
    readonly id: number;
    readonly did: Did;
  },
): void {
  const { platform, name, dataset, id, did } = about;
  log.info({ audit: true, platform, person: name, dataset, importId: id, outcome: did }, 'figures brought in');
}
