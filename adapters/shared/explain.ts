import { createLog, ImportError, readSettings, SettingsError, StoreError, UsageError } from '../../src/index.ts';

const OURS = 'Something failed inside the program; nothing was changed. LOG_LEVEL=debug shows more.';

/**
 * Says what whoever typed the command can do about an error; the rest is for the log.
 *
 * @param command - for the log: 'ask'
 * @returns the exit code
 */
export function explain(error: unknown, command: string, say: (text: string) => void): number {
  if (error instanceof UsageError) {
    say(error.message);
    return 2;
  }
  const known = error instanceof StoreError || error instanceof SettingsError || error instanceof ImportError;
  say(known ? error.message : OURS);
  // Without settings there is no log.
  if (!(error instanceof SettingsError)) {
    createLog(readSettings().logLevel).debug({ err: error, detail: String(error), command }, 'failed');
  }
  return 1;
}
