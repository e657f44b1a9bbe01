import { StoreError } from './errors.ts';

/** An error as it is logged: what it is and where it arose, never anybody's words. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly status?: number;
  /** Only where it can't hold words: of ours, and of the system. */
  readonly message?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** Made of codes alone, or of names in the program. */
const WORDLESS: readonly string[] = ['DriverError', 'ConnectorError', 'CallError', 'TypeError', 'ReferenceError'];

const DEEPEST = 5;

/**
 * An error for the log. What others throw may quote what it was given (a statement with its values, a request with its
 * token, the text that is no JSON), so of theirs only codes are kept, and of all no fields that are not named here.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code =
    'code' in error && typeof error.code === 'string' && /^[\w.-]{1,80}$/.test(error.code) ? error.code : null;
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
  const isWordless = error instanceof StoreError || WORDLESS.includes(error.name) || 'syscall' in error;
  const frames = framesOf(error);
  return {
    type: /^[\w.]{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(code === null ? {} : { code }),
    ...(status === null ? {} : { status }),
    ...(isWordless ? { message: error.message } : {}),
    ...(frames === '' ? {} : { stack: frames }),
    ...(error.cause === undefined || depth === DEEPEST ? {} : { cause: loggedError(error.cause, depth + 1) }),
  };
}

/** Where it arose: what stands below the message, which may have lines of its own. */
export function framesOf({ name, message, stack = '' }: Error): string {
  const head = message === '' ? name : `${name}: ${message}`;
  return stack.startsWith(head) ? stack.slice(head.length).trim() : '';
}
