import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastClock } from './clock.ts';
import type { SoakOptions } from './digest.ts';
import type { ReplicaOrders } from './replica.ts';
import { STEPS, type Step } from './steps.ts';

/** What was done to the replicas. */
export interface HerdResult {
  readonly started: number;
  readonly killedAtRandom: number;
  readonly killedAtStep: Readonly<Partial<Record<Step, number>>>;
  readonly stalled: number;
  /** What replicas said that ended by themselves: nothing, unless something is wrong. */
  readonly failed: readonly string[];
}

/** Replicas that are killed and started anew. */
export interface Herd {
  /** Resolves when all are ready, and gives the clock that they then run by. */
  start(clock: () => FastClock): Promise<FastClock>;
  /** Kills and stalls what is due by now; `share` of the whole time, from 0 to 1. */
  tick(share: number): void;
  stop(): Promise<HerdResult>;
}

interface Replica {
  readonly child: ChildProcess;
  readonly dieAt: ReplicaOrders['dieAt'];
  readonly said: string[];
  isKilled: boolean;
  isStopped: boolean;
  ready: Promise<void>;
}

export function createHerd(
  options: Pick<SoakOptions, 'replicas' | 'kills' | 'stalls'> & { readonly program: string },
  orders: Omit<ReplicaOrders, 'dieAt'>,
  random: () => number,
): Herd {
  const herd = new Set<Replica>();
  const killedAtStep: Partial<Record<Step, number>> = {};
  const failed: string[] = [];
  const atStepWanted = Math.ceil(options.kills / 2);
  let [started, atStep, killedAtRandom, stalled] = [0, 0, 0, 0];
  let isEnding = false;
  let clock: FastClock | null = null;

  /** The step that was killed at least often so far, of those that no other replica is to die at (alerts: few others). */
  function nextDeath(): ReplicaOrders['dieAt'] {
    const planned = [...herd].flatMap(({ dieAt }) => dieAt?.step ?? []);
    if (atStep + planned.length >= atStepWanted) return null;
    // Alerts are few, and one process alone tells each: some wait for it at once.
    const most = (step: Step) => (step === 'alerted' && killedAtStep.alerted === undefined ? 3 : 1);
    const open = STEPS.filter((step) => planned.filter((each) => each === step).length < most(step));
    const [step] = open.sort((a, b) => (killedAtStep[a] ?? 0) - (killedAtStep[b] ?? 0));
    return step === undefined ? null : { step, nth: 1 + Math.floor(random() * (step === 'alerted' ? 1 : 3)) };
  }

  function begin(): void {
    const dieAt = nextDeath();
    const args = [options.program, JSON.stringify({ ...orders, dieAt } satisfies ReplicaOrders)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const replica: Replica = { child, dieAt, said: [], isKilled: false, isStopped: false, ready: Promise.resolve() };
    started += 1;
    herd.add(replica);
    replica.ready = (async () => {
      await once(child, 'message');
      if (clock !== null) child.send(clock);
    })();
    child.stderr?.on('data', (chunk: Buffer) => replica.said.push(chunk.toString()));
    child.once('exit', (_code, signal) => {
      herd.delete(replica);
      if (isEnding) return;
      if (signal !== 'SIGKILL') {
        failed.push(replica.said.join('').slice(0, 2000));
        // Something is wrong with the program: no more of it.
        if (failed.length >= options.replicas) return;
      } else if (!replica.isKilled && dieAt) {
        atStep += 1;
        killedAtStep[dieAt.step] = (killedAtStep[dieAt.step] ?? 0) + 1;
      }
      begin();
    });
  }

  function anyOf(): Replica | undefined {
    // One that waits to die at a step shall live to see it.
    const all = [...herd].filter(({ dieAt, isStopped }) => dieAt === null && !isStopped);
    const some = all.length > 0 ? all : [...herd].filter(({ isStopped }) => !isStopped);
    return some[Math.floor(random() * some.length)];
  }

  async function stall(replica: Replica): Promise<void> {
    replica.isStopped = true;
    replica.child.kill('SIGSTOP');
    await sleep((orders.limits.leaseMs ?? 0) * (1.2 + random()));
    replica.child.kill('SIGCONT');
    replica.isStopped = false;
  }

  return {
    async start(clockNow) {
      for (let at = 0; at < options.replicas; at += 1) begin();
      await Promise.all([...herd].map(({ ready }) => ready));
      clock = clockNow();
      for (const { child } of herd) child.send(clock);
      return clock;
    },
    tick(share) {
      const killsDue = Math.floor(share * (options.kills - atStepWanted + 1));
      if (killedAtRandom < killsDue) {
        const replica = anyOf();
        if (replica) {
          replica.isKilled = true;
          killedAtRandom += 1;
          replica.child.kill('SIGKILL');
        }
      }
      if (stalled < Math.floor(share * (options.stalls + 1))) {
        const replica = anyOf();
        if (replica) {
          stalled += 1;
          void stall(replica);
        }
      }
    },
    async stop() {
      isEnding = true;
      const ended = [...herd].map(async ({ child }) => {
        const exit = once(child, 'exit');
        child.kill('SIGCONT');
        child.kill('SIGTERM');
        await Promise.race([exit, sleep(15_000).then(() => child.kill('SIGKILL'))]);
      });
      await Promise.all(ended);
      return { started, killedAtRandom, killedAtStep, stalled, failed };
    },
  };
}
