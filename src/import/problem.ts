import { ImportError } from '../errors.ts';

/** One thing in a file that can't be brought in: where it is, what was found, and what is allowed there. */
export interface Problem {
  readonly file: string;
  /** As an editor counts them, the header being line 1; null: the file as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  readonly found: string;
  readonly allowed: string;
}

/** More than these nobody mends one by one: files with so many are no figures, or have one mistake in every row. */
export const MOST_PROBLEMS = 1000;

/** Adds to what is wrong, up to so many. */
export function report(problems: Problem[], problem: Problem): void {
  if (problems.length < MOST_PROBLEMS) problems.push(problem);
}

/** `observations.csv, line 3, column basis: found "monthly"; allowed: month or quarter.` */
export function describeProblem({ file, line, column, found, allowed }: Problem): string {
  const where = [file, line === null ? '' : `line ${line}`, column === null ? '' : `column ${column}`];
  return `${where.filter((part) => part !== '').join(', ')}: found ${found}; allowed: ${allowed}.`;
}

/** Files with problems, all of them. The message names each on a line of its own. */
export class FolderError extends ImportError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const more = problems.length < MOST_PROBLEMS ? '' : ' or more';
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems${more}`;
    super('import-folder', [`Nothing was imported: ${count}.`, ...problems.map(describeProblem)].join('\n'));
    this.problems = problems;
  }
}
