/** One part of the bench. `npm run bench` runs all, `npm run bench -- NAME` those that are named. */
export interface Part {
  readonly name: string;
  /** Measures; its result is what --json prints under the part's name. `folder` is the part's own, and removed after it. */
  readonly run: (folder: string) => Promise<unknown>;
  /** A result of `run`, as a person reads it. */
  readonly toTable: (result: never) => string;
}
