import { ERRORS, MANY_STEPS, type Verdict } from './verdict.ts';

/**
 * How surprising a change is, by what it was held against: 1 is where chance ends, 2 twice as far; 0 is none at all. null
 * where there was nothing to hold it against.
 */
export function surpriseOf({ reason, difference }: Verdict): number | null {
  switch (reason.rule) {
    case 'usual-range':
      return Math.abs(difference) / reason.half;
    case 'steps':
      return reason.steps / MANY_STEPS;
    case 'one-side':
      return 1;
    case 'standard-error':
      return reason.errors / ERRORS;
    case 'within-chance':
      return reason.by === 'usual-range' ? Math.abs(difference) / reason.half : reason.errors / ERRORS;
    case 'one-case':
    case 'no-movement':
      return 0;
    case 'too-little':
    case 'break':
      return null;
  }
}
