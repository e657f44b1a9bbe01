import type { Days, Schedule } from '../../src/digest/schedule/schedule.ts';
import { WORKING_DAYS } from '../../src/digest/schedule/schedule.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import type { DigestStore, openStore } from '../../src/index.ts';
import { type Condition, EVERYTHING, type Question } from '../../src/question/question.ts';
import { dueBetween } from './oracle.ts';

const RED: readonly Condition[] = [{ not: false, test: { kind: 'rated', ratings: ['red'] } }];

const ZONES = ['Europe/London', 'Europe/Paris', 'Etc/UTC'];

/** Most are daily, so that much is due in little time. */
const DAYS: readonly Days[] = [
  { kind: 'every-day' },
  { kind: 'every-day' },
  { kind: 'weekly', every: 1, on: WORKING_DAYS },
  { kind: 'weekly', every: 1, on: ['monday', 'wednesday', 'saturday'] },
];

const PLATFORMS = ['slack', 'slack', 'teams', 'teams', 'slack-without-history'] as const;

interface SetUp {
  readonly store: DigestStore;
  readonly catalogue: Awaited<ReturnType<ReturnType<typeof openStore>['catalogue']>>;
  readonly now: Date;
  readonly random: () => number;
}

/** About the clock changes: skipped, doubled, and just beside them. */
const NEAR_CHANGES = ['00:59', '01:00', '01:30', '02:00', '02:30', '03:00'];

const FORTNIGHT_MS = 14 * 86_400_000;

/**
 * Digests of different subjects and times, a quarter of these where clocks change, and for each ten of them an alert; each
 * in a conversation of its own, so that what arrives there is known to be of it.
 */
export async function setUp({ store, catalogue, now, random }: SetUp, count: number): Promise<readonly Subscription[]> {
  const subjects: readonly Question[] = [
    EVERYTHING,
    ...catalogue.themes.map(({ name }): Question => ({ ...EVERYTHING, of: { kind: 'themes', themes: [name] } })),
  ];
  const all: Subscription[] = [];
  for (let at = 0; at < count; at += 1) {
    const isAlert = at % 11 === 10;
    const from = new Date(now.getTime() - FORTNIGHT_MS).toISOString().slice(0, 10);
    const anyTime = `${String(Math.floor(random() * 24)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}`;
    const time = at % 4 === 0 ? of(NEAR_CHANGES, at / 4) : anyTime;
    const schedule: Schedule = { version: 1, days: of(DAYS, at), time, zone: of(ZONES, at), from };
    const [next] = dueBetween(schedule, now, new Date(now.getTime() + FORTNIGHT_MS));
    if (!next) throw new RangeError('nothing is ever due');
    const platform = of(PLATFORMS, Math.floor(at / 2));
    all.push(
      await store.add({
        ...{ platform, organisation: 'O1', conversation: `C${at}`, isPersonal: false, owner: `P${at}` },
        ...{ kind: isAlert ? 'alert' : 'digest', question: of(subjects, at), schedule: isAlert ? null : schedule },
        ...{ unchanged: 'full', becomes: isAlert ? RED : null, state: 'active', pausedWhy: null, pausedUntil: null },
        next: isAlert ? null : { day: next.day, at: new Date(next.at).toISOString() },
        ...{ checkedVersion: null, createdAt: now.toISOString() },
      }),
    );
  }
  return all;
}

function of<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}
