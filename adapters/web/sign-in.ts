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
  /** Resolves at once, or after a moment where many wrong secrets have come, from whomever. */
  attempt(secret: string, client: string): Promise<SignedIn>;
  /** Ends the sessions of a request, and gives the cookie that says so. */
  signOut(request: IncomingMessage): string;
}

interface SignInNeeds {
  readonly secret: string;
  /** Whether browsers reach us by https alone: the cookie then never goes by http. */
  readonly isSecure: boolean;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<unknown>;
}

export function createSignIn({ secret, isSecure, now, wait }: SignInNeeds): SignIn {
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
    isSignedIn: (request) => tokensOf(request).some((token) => (sessions.get(token) ?? 0) > now().getTime()),
    async attempt(given, client) {
      const waitMs = attempts.waitFor(client, now().getTime());
      if (waitMs > 0) return { kind: 'too-many', waitMs };
      // Counted before it is looked at, so that many at once are as many.
      const judged = attempts.count(client, now().getTime());
      if (judged.isSlow) await wait(LIMITS.attempts.slowMs);
      // Of one length whatever was given, so that the time tells nothing.
      if (!timingSafeEqual(digest(given), expected)) return { kind: 'wrong' };
      judged.takeBack();
      return { kind: 'in', cookie: begin(now().getTime()) };
    },
    signOut(request) {
      for (const token of tokensOf(request)) sessions.delete(token);
      return `${COOKIE}=${attributes}; Max-Age=0`;
    },
  };
}

/**
 * Wrong secrets, by client: who has given too many waits, and no other. Those who can be many clients are slowed down with
 * everybody else, since a lock for all would let anybody lock all others out.
 */
function countAttempts() {
  const { windowMs, fromOne, slowFrom, clients } = LIMITS.attempts;
  const each = new Map<string, { readonly until: number; wrong: number }>();
  let recent: number[] = [];

  function of(client: string, at: number) {
    const known = each.get(client);
    if (known && known.until > at) return known;
    each.delete(client);
    const [oldest] = each.keys();
    if (oldest !== undefined && each.size >= clients) each.delete(oldest);
    const fresh = { until: at + windowMs, wrong: 0 };
    each.set(client, fresh);
    return fresh;
  }

  return {
    /** Milliseconds until another may be made; 0: now. */
    waitFor(client: string, at: number): number {
      const known = each.get(client);
      return known && known.until > at && known.wrong >= fromOne ? known.until - at : 0;
    },
    count(client: string, at: number) {
      recent = [...recent.filter((time) => time > at - windowMs), at].slice(-slowFrom);
      const isSlow = recent.length >= slowFrom;
      const known = of(client, at);
      known.wrong += 1;
      const takeBack = () => {
        known.wrong -= 1;
        const place = recent.indexOf(at);
        if (place >= 0) recent.splice(place, 1);
      };
      return { isSlow, takeBack };
    },
  };
}

/**
 * Who it is that tries: the address that it comes from and, where a proxy brings it, the one that the proxy has put last.
 * Whoever makes that up is many clients, and each of them still from their own address.
 */
export function clientOf({ socket, headers }: IncomingMessage): string {
  const forwarded =
    String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? '';
  return `${socket.remoteAddress ?? ''} ${forwarded.slice(0, 100)}`.trim();
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** All of that name: one that another page of this host has set, or an earlier one, comes first and is none of ours. */
function tokensOf({ headers }: IncomingMessage): readonly string[] {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.filter(([name]) => name === COOKIE).map(([, token = '']) => token);
}
