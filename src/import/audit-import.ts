import { createHash } from 'node:crypto';
import type { Log } from '../log.ts';
import type { ListedImport } from '../store/import-lifecycle.ts';
import type { IncomingFile } from './read-input.ts';

/**
 * What somebody did to files or an import. `asked` and `not read`: there is no draft yet; `refused`: tried, and was told
 * why not; `second asked`: somebody else is to publish it; `tried`: only shown what it would change.
 */
export type Did =
  | 'asked'
  | 'not read'
  | 'drafted'
  | 'tried'
  | 'second asked'
  | 'published'
  | 'discarded'
  | 'taken back'
  | 'refused';

interface Doing {
  readonly platform: string;
  /** null: nobody is known there. */
  readonly name: string | null;
  readonly dataset: string;
  readonly did: Did;
  /** Of the files as they came. */
  readonly fileDigest?: string;
}

/** Leaves a line that says who did what to which import or file: counts, and never a figure, nor how a file is called. */
export function auditImport(log: Log, doing: Doing, about: ListedImport | { readonly id: number } | null): void {
  const { platform, name, dataset, did, fileDigest } = doing;
  const kept = about !== null && 'digest' in about ? about : null;
  log.info(
    {
      ...{ audit: true, platform, person: name, dataset },
      // What says nothing new is dropped by publishing it.
      outcome: did === 'published' && kept?.state === 'discarded' ? 'discarded' : did,
      ...(fileDigest === undefined ? {} : { fileDigest }),
      ...(about === null ? {} : { importId: about.id }),
      ...(kept === null ? {} : { digest: kept.digest, state: kept.state, counts: kept.counts }),
    },
    'figures brought in',
  );
}

/** Of files as they came, one behind the other. */
export function digestOfFiles(files: readonly IncomingFile[]): string {
  const hash = createHash('sha256');
  for (const { bytes } of files) hash.update(bytes);
  return hash.digest('hex');
}
