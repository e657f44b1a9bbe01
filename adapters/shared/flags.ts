import { UsageError } from '../../src/index.ts';

/** What node makes of a command line; what it refuses is said in one line. Throws a UsageError. */
export function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new UsageError('usage', `${cause instanceof Error ? cause.message : String(cause)} --help shows the flags.`, {
      cause,
    });
  }
}
