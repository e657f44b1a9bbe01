import { indicatorsOfThemes } from '../../src/catalogue/catalogue-index.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import type { openDatabase, openStore } from '../../src/index.ts';
import { type DueSlot, dueBetween } from './oracle.ts';
import type { Taken } from './stand-in.ts';
import { TURNING } from './turning.ts';

/** What became of the slots and alerts of one platform, by what arrived there. */
export interface Counts {
  readonly subscriptions: number;
  /** Slots of digests by the oracle, and alerts by the changes made. */
  readonly due: number;
  /** Of those, the ones that arrived. */
  readonly arrived: number;
  /** Of those that arrived, the ones that said that they are late. */
  readonly late: number;
  /** Did not arrive and need not have, by the reason that the rules allow. */
  readonly excused: Readonly<Record<string, number>>;
  readonly lost: number;
  /** Messages too many. */
  readonly doubled: number;
  /** Messages of no slot, slots dated otherwise than by the oracle, and records that don't agree with what arrived. */
  readonly unexplained: number;
  /** Each of the last three, for whoever looks into it. */
  readonly details: readonly string[];
}

interface Row {
  readonly id: number;
  readonly subscription_id: number;
  readonly kind: string;
  readonly slot: string;
  readonly due_at: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly ended_at: string | null;
}

export interface ToCount {
  readonly database: ReturnType<typeof openDatabase>;
  readonly subscriptions: readonly Subscription[];
  readonly catalogue: Awaited<ReturnType<ReturnType<typeof openStore>['catalogue']>>;
  readonly taken: Readonly<Record<string, readonly Taken[]>>;
  readonly start: Date;
  readonly end: Date;
  /** How often the measure that alerts follow has turned. */
  readonly turns: number;
  /** When channels were archived, by the clock of the soak; null: none was. */
  readonly archived: { readonly at: number; readonly channels: readonly string[] } | null;
}

export async function count(of: ToCount): Promise<Readonly<Record<string, Counts>>> {
  const rows: Row[] = await of.database('digest_deliveries').select();
  return Object.fromEntries(
    Object.entries(of.taken).map(([platform, taken]) => [platform, countOne(of, platform, { rows, taken })]),
  );
}

/** Whether all went as it must. */
export function isSound(platforms: Readonly<Record<string, Counts>>): boolean {
  const all = Object.values(platforms);
  return (
    all.every(({ lost, doubled, unexplained }) => lost + doubled + unexplained === 0) && all.some(({ due }) => due > 0)
  );
}

interface Tally {
  readonly due: number;
  readonly arrived: number;
  readonly late: number;
  readonly excuses: readonly string[];
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly unexplained: readonly string[];
}

interface Held {
  readonly rows: readonly Row[];
  readonly taken: readonly Taken[];
}

function countOne(of: ToCount, platform: string, { rows, taken }: Held): Counts {
  const subscriptions = of.subscriptions.filter((one) => one.platform === platform);
  const tallies = subscriptions.map((one) => {
    const held = {
      rows: rows.filter((row) => row.subscription_id === one.id),
      taken: taken.filter(({ channel }) => channel === one.conversation),
    };
    const told = taken.filter(({ channel }) => channel === one.owner || channel === `a:${one.owner}`).length;
    return one.kind === 'alert' ? tallyAlerts(of, one, held, told) : tallySlots(of, one, held, told);
  });
  const all = (part: 'excuses' | 'lost' | 'doubled' | 'unexplained') => tallies.flatMap((each) => each[part]);
  const sum = (part: 'due' | 'arrived' | 'late') => tallies.reduce((total, each) => total + each[part], 0);
  const excused: Record<string, number> = {};
  for (const excuse of all('excuses')) excused[excuse] = (excused[excuse] ?? 0) + 1;
  const details = (['lost', 'doubled', 'unexplained'] as const).flatMap((part) =>
    all(part).map((each) => `${part}: ${each}`),
  );
  return {
    ...{ subscriptions: subscriptions.length, due: sum('due'), arrived: sum('arrived'), late: sum('late'), excused },
    ...{ lost: all('lost').length, doubled: all('doubled').length, unexplained: all('unexplained').length },
    details: details.slice(0, 20),
  };
}

/** After the end of what is counted, slots may be posted and need not be. */
const AFTERWARDS_MS = 10 * 86_400_000;

function tallySlots(of: ToCount, one: Subscription, { rows, taken }: Held, told: number): Tally {
  if (one.schedule === null) throw new RangeError('a digest has a schedule');
  const { start, end } = of;
  const slots = dueBetween(one.schedule, start, new Date(end.getTime() + AFTERWARDS_MS));
  const bySlot = new Map<DueSlot, Taken[]>(slots.map((slot) => [slot, []]));
  const strays: string[] = [];
  for (const message of taken) {
    const slot = slotOf(message, slots, one.schedule.time);
    const known = slot && bySlot.get(slot);
    if (known) known.push(message);
    else strays.push(`${one.id} a message at ${saySeconds(message.ts)} that is of no slot`);
  }
  const due = slots.filter(({ at }) => at <= end.getTime());
  const say = (slot: DueSlot) => `${one.id} ${slot.day} ${one.schedule?.time} ${one.schedule?.zone}`;
  const rowOf = ({ day }: DueSlot) => rows.find((row) => row.slot === day);
  const missing = due.filter((slot) => bySlot.get(slot)?.length === 0);
  const excuses = missing.map((slot) => excuseOf(of, one, { slot, slots, row: rowOf(slot), told }));
  return {
    due: due.length,
    arrived: due.length - missing.length,
    late: due.filter((slot) => bySlot.get(slot)?.some(({ text }) => LATE.test(text))).length,
    excuses: excuses.filter((each) => each !== null),
    lost: missing.flatMap((slot, at) => (excuses[at] === null ? [`${say(slot)}: ${sayRow(rowOf(slot))}`] : [])),
    doubled: slots.flatMap((slot) => (bySlot.get(slot) ?? []).slice(1).map(() => say(slot))),
    unexplained: [
      ...strays,
      ...slots.flatMap((slot) => {
        const row = rowOf(slot);
        const isThere = (bySlot.get(slot)?.length ?? 0) > 0;
        if (row && Date.parse(row.due_at) !== slot.at) return [`${say(slot)}: dated ${row.due_at}`];
        const agrees = !isThere || row?.outcome === 'posted' || row?.outcome === 'unknown';
        return agrees ? [] : [`${say(slot)}: arrived, and is recorded as ${sayRow(row)}`];
      }),
      ...rows
        .filter(({ kind, slot }) => kind === 'digest' && !slots.some(({ day }) => day === slot))
        .map(({ slot }) => `${one.id} ${slot}: nothing was due`),
    ],
  };
}

const LATE = /Late: this was due on \w+ (\d{1,2}) (\w+) (\d{4}) at (\d\d:\d\d)/;

/** The slot that a message says that it is late for, or else the newest that was due when it came. */
function slotOf({ text, ts }: Taken, slots: readonly DueSlot[], time: string): DueSlot | undefined {
  const late = LATE.exec(text);
  if (late) {
    const day = new Date(`${late[1]} ${late[2]} ${late[3]} 12:00 UTC`).toISOString().slice(0, 10);
    return slots.find((slot) => slot.day === day && (late[4] === time || isMoved(slot.at)));
  }
  return slots.filter(({ at }) => at <= ts * 1000).at(-1);
}

/** On the day of a clock change the wall may show another time: the slot's own moment is looked at instead. */
function isMoved(at: number): boolean {
  return ['2026-03-29', '2026-10-25'].includes(new Date(at).toISOString().slice(0, 10));
}

interface NotThere {
  readonly slot: DueSlot;
  readonly slots: readonly DueSlot[];
  readonly row: Row | undefined;
  readonly told: number;
}

/** Why a slot need not have arrived, by the rules; null: it should have. */
function excuseOf(
  { archived }: ToCount,
  { conversation }: Subscription,
  { slot, slots, row, told }: NotThere,
): string | null {
  const isGone = archived?.channels.includes(conversation) === true;
  // Its digest is paused when the first post finds it gone: those after it are not even claimed.
  if (!row) return isGone && slot.at > archived.at && told > 0 ? 'gone' : null;
  const endedAt = Date.parse(row.ended_at ?? '9999-12-31');
  if (row.outcome === 'skipped' && (row.reason === 'missed' || row.reason === 'superseded')) {
    return slots.some(({ at }) => at > slot.at && at <= endedAt) ? row.reason : null;
  }
  // It waited while another post found the place gone, which pauses the digest.
  const isPaused = row.outcome === 'skipped' && row.reason === 'paused';
  if (row.outcome === 'gone' || isPaused) return isGone && endedAt >= archived.at && told > 0 ? 'gone' : null;
  if (row.outcome === 'unknown' || row.outcome === 'refused') return told > 0 ? `${row.outcome}, and told` : null;
  return null;
}

/** An alert tells each turn of its measure, once. */
function tallyAlerts(of: ToCount, one: Subscription, { rows, taken }: Held, told: number): Tally {
  const due = alertsDue(of, one);
  const isGone = of.archived?.channels.includes(one.conversation) === true;
  const missing = Math.max(0, due - taken.length);
  const ended = rows.filter(({ kind, outcome }) => kind === 'alert' && outcome !== 'posted');
  const mayMiss = isGone && told > 0 ? missing : Math.min(missing, told === 0 ? 0 : ended.length);
  const lost = Array.from({ length: missing - mayMiss }, () => `${one.id} an alert`);
  const doubled = Array.from({ length: Math.max(0, taken.length - due) }, () => `${one.id} an alert`);
  const excuses = Array.from({ length: mayMiss }, () => (isGone ? 'gone' : 'unknown, and told'));
  return { due, arrived: Math.min(due, taken.length), late: 0, excuses, lost, doubled, unexplained: [] };
}

function alertsDue({ catalogue, turns }: ToCount, { question: { of } }: Subscription): number {
  const named = of.kind === 'themes' ? of.themes : [];
  const themes = catalogue.themes.filter(({ name }) => named.includes(name));
  return indicatorsOfThemes(catalogue, themes).some(({ code }) => code === TURNING) ? turns : 0;
}

function sayRow(row: Row | undefined): string {
  return row ? `${row.outcome} ${row.reason ?? ''}`.trim() : 'nothing';
}

function saySeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
