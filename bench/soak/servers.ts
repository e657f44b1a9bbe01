import { type FastClock, nowBy } from './clock.ts';
import type { PlatformUrls } from './posters.ts';
import { type Fault, type StandIn, startSlack, startTeams, type Taken } from './stand-in.ts';

/** The stand-ins of all platforms. */
export interface Servers {
  readonly urls: PlatformUrls;
  /** The clock by which messages are dated: until then it is the real one. */
  runBy(clock: FastClock): void;
  /** By platform. */
  taken(): Readonly<Record<string, readonly Taken[]>>;
  /** How often each thing went wrong, on all of them. */
  faults(): Readonly<Record<string, number>>;
  /** The bot is removed from these channels, on every platform. */
  archive(channels: readonly string[]): void;
  /** From now on nothing goes wrong. */
  heal(): void;
  close(): Promise<void>;
}

export async function startServers(random: () => number): Promise<Servers> {
  const gone = new Set<string>();
  let isHealed = false;
  let clock: FastClock = { realStart: 0, start: 0, scale: 1 };
  const options = {
    faultFor: (what: 'write' | 'read') => (isHealed ? FINE : faultFor(what, random)),
    isGone: (channel: string) => gone.has(channel),
    now: () => nowBy(clock),
  };
  const all: Readonly<Record<string, StandIn>> = {
    slack: await startSlack(options, true),
    'slack-without-history': await startSlack(options, false),
    teams: await startTeams(options),
  };
  const urlOf = (name: string) => all[name]?.url ?? '';
  return {
    urls: { slack: urlOf('slack'), slackWithoutHistory: urlOf('slack-without-history'), teams: urlOf('teams') },
    runBy(fast) {
      clock = fast;
    },
    taken: () => Object.fromEntries(Object.entries(all).map(([name, { taken }]) => [name, taken])),
    faults() {
      const sums: Record<string, number> = {};
      for (const { faults } of Object.values(all)) {
        for (const [kind, times] of Object.entries(faults)) sums[kind] = (sums[kind] ?? 0) + times;
      }
      return sums;
    },
    archive(channels) {
      for (const channel of channels) gone.add(channel);
    },
    heal() {
      isHealed = true;
    },
    close: async () => void (await Promise.all(Object.values(all).map((server) => server.close()))),
  };
}

const FINE: Fault = { kind: 'none', visibleAfterMs: 0 };

/** Of a hundred requests that write some twenty go wrong, of those that read some ten. */
function faultFor(what: 'write' | 'read', random: () => number): Fault {
  const drawn = random() * 100;
  if (what === 'read') {
    if (drawn < 3) return { kind: 'limited' };
    if (drawn < 6) return { kind: 'error' };
    if (drawn < 8) return { kind: 'silent' };
    return drawn < 10 ? { kind: 'dropped' } : FINE;
  }
  const visibleAfterMs = random() < 0.2 ? random() * 800 : 0;
  const afterMs = random() < 0.3 ? random() * 400 : 0;
  if (drawn < 3) return { kind: 'limited' };
  if (drawn < 6) return { kind: 'error' };
  if (drawn < 9) return { kind: 'silent' };
  if (drawn < 12) return { kind: 'dropped' };
  if (drawn < 15) return { kind: 'taken-then', next: 'error', afterMs, visibleAfterMs };
  if (drawn < 18) return { kind: 'taken-then', next: 'silent', afterMs, visibleAfterMs };
  if (drawn < 21) return { kind: 'taken-then', next: 'dropped', afterMs, visibleAfterMs };
  return { kind: 'none', visibleAfterMs };
}
