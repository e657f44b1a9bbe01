import type { Charts } from '../chart/charts.ts';
import type { Log } from '../log.ts';
import type { ObservationStore } from '../query/store.ts';
import type { DigestStore } from './digest-store.ts';
import type { Poster } from './poster.ts';

/** What digests need from outside. */
export interface DigestPorts {
  readonly digests: DigestStore;
  /** The figures. */
  readonly data: ObservationStore;
  readonly charts: Pick<Charts, 'draw'>;
  /** By platform, as the askers name it; looked up anew each time, so that adapters can be added while it runs. */
  readonly posters: ReadonlyMap<string, Poster>;
  /** An IANA name: of schedules that name none. */
  readonly zone: string;
  /** Whether something can be set up, and is posted, in a channel shared with another organisation. */
  readonly allowsShared: boolean;
  /** The clock that slots and leases are read by: those of all processes must agree to within some seconds. */
  readonly now: () => Date;
  /** A new id that no other has, in whichever process. */
  readonly newId: () => string;
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** Resolves after so long, or as soon as the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
}
