import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { seedDataset } from '../../seeds/seed.ts';
import { type DatabaseAddress, migrate, openDatabase, PERHAPS_TWICE } from '../../src/index.ts';
import { mention, type Sent, signed } from '../../test/fixtures/slack-requests.ts';
import { SLACK, type SlackServer, startSlackServer } from '../../test/fixtures/slack-server.ts';
import { bundle } from './bundle.ts';
import type { Plant } from './plants.ts';
import type { TurnOrders } from './turn-replica.ts';
import { TURN_STEPS, type TurnStep } from './turn-steps.ts';

export interface TurnSoakOptions {
  /** Empty and not migrated. */
  readonly address: DatabaseAddress;
  /** On that database; one of them is killed at a time, and started anew at once. */
  readonly processes: number;
  readonly kills: number;
  /** At which of the steps, in turn; left out: at all. */
  readonly steps?: readonly TurnStep[];
  /** A fault that is put in, to see it noticed; left out: none. */
  readonly plant?: Plant;
  readonly say: (line: string) => void;
}

export interface TurnSoakResult {
  /** All were answered, none twice, and nobody waited too long. */
  readonly isSound: boolean;
  readonly processes: number;
  readonly killedAtStep: Readonly<Partial<Record<TurnStep, number>>>;
  readonly questions: number;
  readonly answered: number;
  readonly lost: number;
  /** Messages too many, but for those that say that they may be. */
  readonly doubled: number;
  readonly repeatedSayingSo: number;
  /** From the kill to the answer, of those that had none by then. */
  readonly waitMs: { readonly of: number; readonly p50: number; readonly p99: number; readonly most: number };
  /** What processes said that ended by themselves, and steps that were not come to. */
  readonly failed: readonly string[];
}

/** Nobody waits longer. */
const MOST_WAIT_MS = 10_000;

/** So long an answer is waited for before it counts as lost. */
const LOST_MS = 30_000;

/** At once, to the process that is killed. */
const QUESTIONS = 2;

interface Replica {
  readonly child: ChildProcess;
  readonly url: Promise<string>;
  readonly said: string[];
}

/** Kills real processes of the product at each step of a turn, and counts what arrived at a stand-in for Slack. */
export async function soakTurn(options: TurnSoakOptions): Promise<TurnSoakResult> {
  const { address, processes, kills, steps = TURN_STEPS, plant = null, say } = options;
  const database = openDatabase(address);
  await migrate(database);
  await seedDataset(database, 'report', new Date('2019-03-07T09:00:00Z'));
  const slack = await startSlackServer({ scopes: `${SLACK.scopes},channels:history` });
  const program = await bundle('turn-replica.ts', plant);
  const start = () => startReplica(program.file, { address, slackUrl: slack.url });
  const herd = Array.from({ length: processes }, start);
  const state: State = { slack, herd, start, arrivedAt: new Map(), asked: [], waits: [], failed: [], killed: {} };
  try {
    await Promise.all(herd.map(({ url }) => url));
    for (let at = 0; at < kills; at += 1) {
      await round(state, steps[at % steps.length] as TurnStep);
      if ((at + 1) % 10 === 0) say(`${at + 1} of ${kills} killed`);
    }
    await settled(database);
    return resultOf(state, processes);
  } finally {
    for (const { child } of herd) child.kill('SIGKILL');
    await slack.close();
    await program.remove();
    await database.destroy();
  }
}

interface State {
  readonly slack: SlackServer;
  readonly herd: Replica[];
  readonly start: () => Replica;
  /** When the first answer arrived, by thread. */
  readonly arrivedAt: Map<string, number>;
  readonly asked: string[];
  readonly waits: number[];
  readonly failed: string[];
  readonly killed: Partial<Record<TurnStep, number>>;
}

function startReplica(program: string, orders: TurnOrders): Replica {
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Where the driver of SQLite is found.
    env: { NODE_PATH: fileURLToPath(new URL('../../node_modules', import.meta.url)) },
  });
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = once(child, 'exit').then((): never => {
    throw new Error(`a process did not start: ${said.join('').slice(0, 2_000)}`);
  });
  const url = Promise.race([once(child, 'message').then(([told]) => (told as { url: string }).url), ended]);
  ended.catch(() => {});
  url.catch(() => {});
  return { child, url, said };
}

/** Asks the first process, which dies at a step, and waits until all have their answers. */
async function round(state: State, step: TurnStep): Promise<void> {
  const [victim] = state.herd as [Replica];
  const exited = once(victim.child, 'exit');
  watchArrivals(state, step === 'taken' ? victim : null);
  if (step !== 'taken') {
    const armed = once(victim.child, 'message');
    victim.child.send(step);
    await armed;
  }
  // By another person each, whom it does not know yet.
  const user = `U${state.asked.length}`;
  const sent = Array.from({ length: QUESTIONS }, () => ask(state, user));
  const sending = sent.map(({ request }) => deliver(state, victim, request));
  const isKilled = await Promise.race([exited.then(() => true), sleep(15_000).then(() => false)]);
  const killedAt = performance.now();
  if (isKilled) state.killed[step] = (state.killed[step] ?? 0) + 1;
  else state.failed.push(`the step '${step}' was not come to: ${victim.said.join('').slice(0, 500)}`);
  if (isKilled) {
    // The next one is killed next.
    state.herd.shift();
    state.herd.push(state.start());
  }
  const without = sent.filter(({ ts }) => !state.arrivedAt.has(ts));
  await Promise.all(sending);
  await until(() => sent.every(({ ts }) => state.arrivedAt.has(ts)), LOST_MS);
  state.waits.push(...without.map(({ ts }) => (state.arrivedAt.get(ts) ?? Number.POSITIVE_INFINITY) - killedAt));
  await Promise.all(state.herd.map(({ url }) => url));
}

/** @param victim - killed as soon as the stand-in has taken a message, before it can say so; null: it dies elsewhere */
function watchArrivals({ slack, arrivedAt }: State, victim: Replica | null): void {
  slack.onCall = ({ method, args }) => {
    if (method !== 'chat.postMessage') return;
    const ts = String(args['thread_ts']);
    if (!arrivedAt.has(ts)) arrivedAt.set(ts, performance.now());
    victim?.child.kill('SIGKILL');
  };
}

function ask({ asked }: State, user: string): { readonly ts: string; readonly request: Sent } {
  const ts = `1800000000.${String(asked.length).padStart(6, '0')}`;
  asked.push(ts);
  return { ts, request: mention({ text: 'how are dental checks doing?', ts, user }) };
}

/** As Slack does, which sends again what was not acknowledged; to whichever process is there. */
async function deliver({ herd }: State, first: Replica, sent: Sent): Promise<void> {
  let to = first;
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      const url = `${await to.url}/slack/events`;
      const response = await fetch(url, { method: 'POST', headers: signed(sent), body: sent.body });
      if (response.ok) return;
    } catch {
      // It is not there, or died before it said anything.
    }
    await sleep(200);
    to = herd[0] ?? first;
  }
}

async function until(holds: () => boolean | Promise<boolean>, mostMs: number): Promise<void> {
  const end = performance.now() + mostMs;
  while (performance.now() < end && !(await holds())) await sleep(10);
}

/** All that was kept is dealt with, so that what would be shown twice has been. */
async function settled(database: ReturnType<typeof openDatabase>): Promise<void> {
  const waiting = () => database('inbox_events').where({ state: 'waiting' }).first('id');
  await until(async () => (await waiting()) === undefined, LOST_MS);
  await sleep(1_000);
}

function resultOf({ slack, asked, waits, failed, killed }: State, processes: number): TurnSoakResult {
  const of = (ts: string) => slack.messages.filter(({ args }) => args['thread_ts'] === ts);
  const says = ({ args }: { readonly args: unknown }) => JSON.stringify(args).includes(PERHAPS_TWICE);
  const extra = asked.flatMap((ts) => of(ts).slice(1));
  const answered = asked.filter((ts) => of(ts).length > 0).length;
  const sorted = waits.toSorted((a, b) => a - b).map(Math.round);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const waitMs = { of: sorted.length, p50: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? 0 };
  const repeatedSayingSo = extra.filter(says).length;
  const [lost, doubled] = [asked.length - answered, extra.length - repeatedSayingSo];
  return {
    isSound: lost === 0 && doubled === 0 && waitMs.p99 < MOST_WAIT_MS && failed.length === 0,
    ...{ processes, killedAtStep: killed, questions: asked.length, answered, lost, doubled, repeatedSayingSo },
    ...{ waitMs, failed },
  };
}
