import { indicatorsOfThemes } from '../../src/catalogue/catalogue-index.ts';
import { slotsFrom } from '../../src/digest/schedule/slots.ts';
import { dayAfter } from '../../src/digest/schedule/wall.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import type { openDatabase, openStore } from '../../src/index.ts';
import type { Taken } from './stand-in.ts';
import { TURNING } from './turning.ts';

/** What became of the slots and alerts of one platform. */
export interface Counts {
  readonly subscriptions: number;
  /** Slots of digests that were due, counted from the schedules alone; and alerts, from the changes made. */
  readonly due: number;
  readonly posted: number;
  /** Of those posted, the ones that said that they are late. */
  readonly late: number;
  /** Given up for a newer slot, as after downtime. */
  readonly skipped: number;
  /** May have been posted; and of these, those whose owner has been told. */
  readonly unknown: number;
  readonly told: number;
  readonly refused: number;
  readonly gone: number;
  /** Due and without an end, or recorded as posted and not there. */
  readonly lost: number;
  /** Messages too many. */
  readonly duplicated: number;
  /** There, though recorded as not posted. */
  readonly misreported: number;
  /** Notices to owners that came more than once. */
  readonly noticesTwice: number;
  /** What was lost, for whoever looks into it. */
  readonly details: readonly string[];
}

interface Row {
  readonly id: number;
  readonly delivery_id: string;
  readonly subscription_id: number;
  readonly kind: string;
  readonly slot: string;
  readonly due_at: string;
  readonly step: string;
  readonly outcome: string | null;
  readonly is_late: boolean;
}

interface ToCount {
  readonly database: ReturnType<typeof openDatabase>;
  readonly subscriptions: readonly Subscription[];
  readonly catalogue: Awaited<ReturnType<ReturnType<typeof openStore>['catalogue']>>;
  readonly taken: Readonly<Record<string, readonly Taken[]>>;
  readonly start: Date;
  readonly end: Date;
  /** How often the measure that alerts follow has turned. */
  readonly turns: number;
}

export async function count(of: ToCount): Promise<Readonly<Record<string, Counts>>> {
  const rows: Row[] = await of.database('digest_deliveries').select();
  const platforms = Object.keys(of.taken);
  return Object.fromEntries(platforms.map((platform) => [platform, countOne(of, platform, rows)]));
}

function countOne(of: ToCount, platform: string, all: readonly Row[]): Counts {
  const subscriptions = of.subscriptions.filter((one) => one.platform === platform);
  const ids = new Set(subscriptions.map(({ id }) => id));
  const rows = all.filter((row) => ids.has(row.subscription_id));
  const posts = rows.filter(({ kind, due_at: dueAt }) => kind !== 'notice' && dueAt <= of.end.toISOString());
  const shown = new Map<string, number>();
  for (const { deliveryId } of of.taken[platform] ?? []) {
    if (deliveryId !== null) shown.set(deliveryId, (shown.get(deliveryId) ?? 0) + 1);
  }
  const times = ({ delivery_id: id }: Row) => shown.get(id) ?? 0;
  const endedAs = (outcome: string) => posts.filter((row) => row.outcome === outcome);
  const due = subscriptions.flatMap((one) => dueOf(of, one, posts));
  const known = new Set(posts.map((row) => `${row.subscription_id} ${row.slot}`));
  const say = (what: string) => (row: Row) => `${what}: ${row.subscription_id} ${row.slot} ${row.step} ${row.outcome}`;
  const lost = [
    ...due.filter((slot) => !known.has(slot)).map((slot) => `never claimed: ${slot}`),
    ...subscriptions.flatMap((one) => missingAlerts(of, one, posts)),
    ...posts.filter(({ step }) => step !== 'ended').map(say('not ended')),
    ...endedAs('posted')
      .filter((row) => times(row) === 0)
      .map(say('not there')),
  ];
  const noticed = (row: Row) =>
    rows.some(
      (each) => each.slot === `notice:${row.id}` && times(each) > 0 && each.subscription_id === row.subscription_id,
    );
  const unknown = endedAs('unknown');
  const extra = (some: readonly Row[]) => some.reduce((sum, row) => sum + Math.max(0, times(row) - 1), 0);
  return {
    subscriptions: subscriptions.length,
    due: due.length + subscriptions.reduce((sum, one) => sum + alertsDue(of, one), 0),
    posted: endedAs('posted').length,
    late: endedAs('posted').filter((row) => row.is_late).length,
    skipped: endedAs('skipped').length,
    unknown: unknown.length,
    told: unknown.filter((row) => noticed(row)).length,
    refused: endedAs('refused').length,
    gone: endedAs('gone').length,
    lost: lost.length,
    duplicated: extra(posts),
    misreported: posts.filter((row) => times(row) > 0 && row.outcome !== 'posted' && row.outcome !== 'unknown').length,
    noticesTwice: extra(rows.filter(({ kind }) => kind === 'notice')),
    details: lost.slice(0, 20),
  };
}

/** 'subscription slot' of each slot within the time; of a channel that is gone, until it was found to be. */
function dueOf(
  { start, end }: ToCount,
  { id, kind, schedule, createdAt }: Subscription,
  posts: readonly Row[],
): readonly string[] {
  if (kind === 'alert' || schedule === null) return [];
  const gone = posts.find((row) => row.subscription_id === id && row.outcome === 'gone')?.slot ?? '9999-12-31';
  const due: string[] = [];
  for (const slot of slotsFrom(schedule, dayAfter(createdAt.slice(0, 10), -1))) {
    if (slot.at > end || slot.day > gone) break;
    if (slot.at > start) due.push(`${id} ${slot.day}`);
  }
  return due;
}

function alertsDue({ catalogue, turns }: ToCount, { kind, subject }: Subscription): number {
  if (kind !== 'alert') return 0;
  const themes = catalogue.themes.filter(({ name }) => subject.themes.includes(name));
  return indicatorsOfThemes(catalogue, themes).some(({ code }) => code === TURNING) ? turns : 0;
}

/** Alerts that nobody kept; of a channel that is gone there are none any more. */
function missingAlerts(of: ToCount, one: Subscription, posts: readonly Row[]): readonly string[] {
  const made = posts.filter((row) => row.subscription_id === one.id && row.kind === 'alert');
  const missing = made.some(({ outcome }) => outcome === 'gone') ? 0 : alertsDue(of, one) - made.length;
  return Array.from({ length: Math.max(0, missing) }, () => `no alert: ${one.id}`);
}
