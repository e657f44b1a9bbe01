import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Observation } from './observation.ts';
import type { IsoDate } from './period.ts';

/**
 * What to read for a question: of each series the newest `last` observations that end on or before `until`
 * (null: no bound), and besides the `newest` ones whatever their date, to say what is held instead.
 */
export interface Plan {
  readonly seriesIds: readonly number[];
  readonly last: number;
  readonly until: IsoDate | null;
  readonly newest: number;
  /** And all that end within these days, both included: the far end of a comparison, without what lies between. */
  readonly within?: { readonly from: IsoDate; readonly to: IsoDate };
  /** And of these of the series more, for a line: the newest `last` that end on or before `until`. */
  readonly line?: { readonly seriesIds: readonly number[]; readonly last: number };
  /** Instead of all that: each number of these series that was corrected or taken back, in every revision (see `past` of an Observation). */
  readonly revisions?: true;
}

/** Where observations come from. Both calls throw a StoreError when the database can't be read. */
export interface ObservationStore {
  /** By series, then oldest first; each once. Current and unretracted ones alone unless revisions are asked for. One query. */
  find(plan: Plan): Promise<readonly Observation[]>;
  /** The catalogue, whole; and again only where its version has changed since (one cheap look). */
  catalogue(): Promise<Catalogue>;
}
