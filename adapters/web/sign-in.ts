import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LIMITS } from './limits.ts';

const COOKIE = 'scorecard_session';

type SignedIn =
  | { readonly kind: 'in'; readonly cookie: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many'; readonly waitMs: number };

/** Who is signed in: kept in memory, so that a restart signs everybody out. */
export interface SignIn {
  isSignedIn(request: IncomingMessage): boolean;
  /** @param from - the address that it comes from */
  attempt(secret: string, from: string): SignedIn;
  /** Ends the session of a request, and gives the cookie that says so. */
  signOut(request: IncomingMessage): string;
}

interface SignInNeeds {
  readonly secret: string;
  /** Whether browsers reach us by https alone: the cookie then never goes by http. */
  readonly isSecure: boolean;
  readonly now: () => Date;
}

export function createSignIn({ secret, isSecure, now }: SignInNeeds): SignIn {
  /** Until when each is good, the oldest first. */
  const sessions = new Map<string, number>();
  const expected = digest(secret);
  const attempts = countAttempts();
  const attributes = `; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;

  function begin(at: number): string {
    const [oldest] = sessions.keys();
    if (oldest !== undefined && sessions.size >= LIMITS.sessions) sessions.delete(oldest);
    const token = randomBytes(32).toString('base64url');
    sessions.set(token, at + LIMITS.sessionMs);
    return `${COOKIE}=${token}${attributes}; Max-Age=${LIMITS.sessionMs / 1000}`;
  }

  return {
    isSignedIn: (request) => (sessions.get(tokenOf(request)) ?? 0) > now().getTime(),
    attempt(given, from) {
      const at = now().getTime();
      const waitMs = attempts.waitFor(from, at);
      if (waitMs > 0) return { kind: 'too-many', waitMs };
      // Of one length whatever was given, so that the time tells nothing.
      if (timingSafeEqual(digest(given), expected)) return { kind: 'in', cookie: begin(at) };
      attempts.count(from);
      return { kind: 'wrong' };
    },
    signOut(request) {
      sessions.delete(tokenOf(request));
      return `${COOKIE}=${attributes}; Max-Age=0`;
    },
  };
}

/** Wrong ones in the window that is open; a window opens when the one before has passed. */
function countAttempts() {
  const { windowMs, fromOne, fromAll } = LIMITS.attempts;
  let until = 0;
  let all = 0;
  const each = new Map<string, number>();
  return {
    /** Milliseconds until another may be made; 0: now. */
    waitFor(from: string, at: number): number {
      if (at >= until) {
        until = at + windowMs;
        all = 0;
        each.clear();
      }
      return all >= fromAll || (each.get(from) ?? 0) >= fromOne ? until - at : 0;
    },
    count(from: string): void {
      all += 1;
      each.set(from, (each.get(from) ?? 0) + 1);
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function tokenOf({ headers }: IncomingMessage): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}
