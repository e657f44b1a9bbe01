import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inbox, NewEvent } from '../../src/conversation/inbox.ts';
import { createWorker, WORK, type Worker, type WorkPorts, type WorkReport } from '../../src/conversation/work.ts';
import { StoreError, type StoreErrorCode } from '../../src/errors.ts';
import { createHeldInbox, type HeldInbox } from '../fixtures/held-inbox.ts';

/** When a worker asks the database for what: each to the thousandth, by a clock that is set by hand. */

const START = Date.parse('2026-01-05T09:00:00.000Z');

let inbox: HeldInbox;
let reports: WorkReport[];
/** Ends the answer to each event. */
let answer: Map<string, () => void>;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  inbox = createHeldInbox();
  reports = [];
  answer = new Map();
});
afterEach(() => {
  vi.useRealTimers();
});

function worker({
  handle = ({ id }) => new Promise<void>((resolve) => void answer.set(id, resolve)),
  atOnce = WORK.atOnce,
  ...of
}: Partial<Inbox> & Partial<Pick<WorkPorts, 'handle'>> & { atOnce?: number } = {}): Worker {
  const ports: WorkPorts = {
    ...{ platform: 'chat', inbox: { ...inbox, ...of }, handle, now: () => new Date(), holder: 'ours' },
    hasEnded: (holder) => holder.startsWith('ended'),
    report: (report) => void reports.push(report),
  };
  return createWorker(ports, { ...WORK, atOnce });
}

const event = (id: string): NewEvent => {
  return { platform: 'chat', id, receivedAt: new Date().toISOString(), body: { id } };
};
const begin = async (one: Worker, id: string) => {
  await one.take(event(id));
  await pass(0);
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const failing = (code: StoreErrorCode) => () => Promise.reject(new StoreError(code, 'no'));
const lease = (holder: string, ms: number) => ({
  ...{ holder, now: new Date().toISOString(), until: new Date(Date.now() + ms).toISOString() },
});

/** An answer that looks again, whenever it is told, whether it may still be shown. */
function checking() {
  const checks = new Map<string, () => Promise<string>>();
  const handle: WorkPorts['handle'] = ({ id }, hold) => {
    const said = () =>
      hold.check().then(
        () => 'ours',
        (error: unknown) => (error instanceof Error ? error.name : 'nothing'),
      );
    checks.set(id, said);
    return new Promise<void>((resolve) => void answer.set(id, resolve));
  };
  return { handle, check: (id: string) => checks.get(id)?.() };
}

describe('what is being answered', () => {
  it('is held on to every second, for as long as it takes, and nobody is asked when all is answered', async () => {
    const one = worker();
    await one.take(event('A'));
    await pass(999);
    expect(inbox.asked('renewAll')).toEqual([]);
    await pass(1);
    expect(inbox.asked('renewAll')).toEqual(['A']);
    await pass(2_000);
    expect(inbox.asked('renewAll')).toEqual(['A', 'A', 'A']);
    answer.get('A')?.();
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(await inbox.stateOf('chat', 'A')).toBe('done');
  });

  it('is held on to where it was left behind by another and found', async () => {
    await inbox.accept(event('A'));
    const one = worker();
    one.start();
    await pass(10 * WORK.leaseMs);
    expect(inbox.asked('claim')).toEqual(['A']);
    expect(inbox.asked('renewAll')).toHaveLength(45);
    answer.get('A')?.();
    await one.stop(0);
    expect(reports).toEqual([]);
  });

  it('is held on to when another is done, and only when it is time', async () => {
    const one = worker();
    await one.take(event('A'));
    await pass(500);
    await one.take(event('B'));
    await one.take(event('C'));
    await pass(500);
    // That of B and C is half a second old.
    expect(inbox.asked('renewAll')).toEqual(['A']);
    answer.get('A')?.();
    answer.get('C')?.();
    await pass(1_000);
    expect(inbox.asked('renewAll')).toEqual(['A', 'B']);
  });

  it('asks nothing while nothing that it holds is due', async () => {
    const one = worker();
    await one.take(event('A'));
    await pass(500);
    await one.take(event('B'));
    answer.get('A')?.();
    await pass(500);
    expect(inbox.asked('renewAll')).toEqual([]);
  });

  it('is asked for once at a time by a database that holds things up, and again when it has answered', async () => {
    const ends: (() => void)[] = [];
    const asked: string[] = [];
    const renewAll: Inbox['renewAll'] = (_platform, ids) => {
      asked.push(ids.join(' '));
      return new Promise((resolve) => void ends.push(() => resolve(ids)));
    };
    const one = worker({ renewAll });
    await one.take(event('A'));
    await pass(3_000);
    expect(asked).toEqual(['A']);
    ends[0]?.();
    await pass(1_000);
    expect(asked).toEqual(['A', 'A']);
  });

  it('is asked for again when that failed, which the log tells', async () => {
    const one = worker({ renewAll: failing('store-unreachable') });
    await one.take(event('A'));
    await pass(2_000);
    const failed = { message: 'event failed', eventId: null, error: expect.objectContaining({ name: 'StoreError' }) };
    expect(reports).toEqual([failed, failed]);
  });

  it('is begun after its wait in line, for the first time, unless another took it meanwhile', async () => {
    const begun: string[] = [];
    const handle: WorkPorts['handle'] = ({ id, attempts }) => {
      begun.push(`${id} ${attempts}`);
      return new Promise<void>((resolve) => void answer.set(id, resolve));
    };
    const one = worker({ handle, atOnce: 1 });
    for (const id of ['A', 'B']) await one.take(event(id));
    inbox.lose('B');
    // The process stood still.
    vi.setSystemTime(START + 4_000);
    answer.get('A')?.();
    await pass(0);
    expect([begun, inbox.asked('renew')]).toEqual([['A 0'], ['B']]);
  });

  it('is left alone where another took it between being found and being asked for', async () => {
    const one = worker({ waiting: () => Promise.resolve(['A']) });
    await inbox.accept(event('A'), lease('another', 60_000));
    one.start();
    await pass(0);
    expect(inbox.asked('claim')).toEqual(['A']);
    expect([reports, answer.size]).toEqual([[], 0]);
  });
});

describe('before something is shown', () => {
  it('nobody is asked while the lease is fresh', async () => {
    const { handle, check } = checking();
    await worker({ handle }).take(event('A'));
    await pass(200);
    expect(await check('A')).toBe('ours');
    // Renewed at 1,000.
    await pass(1_200);
    expect(await check('A')).toBe('ours');
    expect(inbox.asked('renew')).toEqual([]);
  });

  it('is held on to first where the process stood still, and from then on', async () => {
    const { handle, check } = checking();
    const one = worker({ handle });
    await begin(one, 'A');
    vi.setSystemTime(START + 4_000);
    expect([await check('A'), await check('A')]).toEqual(['ours', 'ours']);
    expect(inbox.asked('renew')).toEqual(['A']);
    await pass(1_000);
    expect(inbox.asked('renewAll')).toEqual(['A']);
  });

  it.each([
    { when: 'asked for', ms: 4_000 },
    { when: 'found out when all are renewed', ms: 0 },
  ])('what is lost stays lost, however often it is asked: $when', async ({ ms }) => {
    const { handle, check } = checking();
    const one = worker({ handle });
    await begin(one, 'A');
    inbox.lose('A');
    if (ms > 0) vi.setSystemTime(START + ms);
    else await pass(1_000);
    expect([await check('A'), await check('A')]).toEqual(['LostError', 'LostError']);
  });

  it.each([
    { code: 'store-full', said: 'ours', why: 'where nothing can be written nobody else has taken it' },
    { code: 'store-unreachable', said: 'StoreError', why: 'another may have taken it' },
  ] as const)('the database is $code: $said, as $why', async ({ code, said }) => {
    const { handle, check } = checking();
    const one = worker({ handle, renew: failing(code) });
    await begin(one, 'A');
    vi.setSystemTime(START + 4_000);
    expect(await check('A')).toBe(said);
  });
});

describe('looking for what is left over', () => {
  it('begins at the start and goes on every second until the end', async () => {
    const one = worker();
    one.start();
    one.start();
    await pass(0);
    expect(inbox.asked('waiting')).toHaveLength(1);
    await pass(2_000);
    expect(inbox.asked('waiting')).toHaveLength(3);
    await one.stop(0);
    one.start();
    await pass(5_000);
    expect(inbox.asked('waiting')).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is done once at a time by a database that holds things up, and again when it has answered', async () => {
    const ends: (() => void)[] = [];
    const waiting = () => new Promise<readonly string[]>((resolve) => void ends.push(() => resolve([])));
    const one = worker({ waiting });
    one.start();
    await pass(3_000);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await pass(1_000);
    expect(ends).toHaveLength(2);
  });

  it('goes on where it failed, which the log tells', async () => {
    const one = worker({ waiting: failing('store-unreachable') });
    one.start();
    await pass(1_000);
    expect(reports.map(({ message }) => message)).toEqual(Array(2).fill('looking for events failed'));
  });

  it('frees what they held that have ended, and writes nothing where there is none', async () => {
    await inbox.accept(event('A'), lease('runs elsewhere', 60_000));
    const one = worker();
    one.start();
    await pass(1_000);
    expect(inbox.asked('free')).toEqual([]);
    await inbox.accept(event('B'), lease('ended', 60_000));
    await pass(1_000);
    expect(inbox.asked('free')).toEqual(['ended']);
    expect([...answer.keys()]).toEqual(['B']);
  });
});

describe('the end', () => {
  it('waits for what is under way and for what is let go, each in the time that it has', async () => {
    const letGo: (() => void)[] = [];
    const release = () => new Promise<void>((resolve) => void letGo.push(resolve));
    const one = worker({ release, atOnce: 1 });
    await one.take(event('A'));
    await one.take(event('B'));
    const ended = vi.fn<() => void>();
    void one.stop(2_000).then(ended);
    await pass(1_000);
    expect(letGo).toHaveLength(0);
    answer.get('A')?.();
    await pass(500);
    expect(letGo).toHaveLength(1);
    expect(ended).not.toHaveBeenCalled();
    letGo[0]?.();
    await pass(0);
    expect(ended).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('comes at its time, whatever never ends', async () => {
    const one = worker({ release: () => new Promise<void>(() => {}), atOnce: 1 });
    await one.take(event('A'));
    await one.take(event('B'));
    const ended = vi.fn<() => void>();
    void one.stop(2_000).then(ended);
    await pass(1_500);
    answer.get('A')?.();
    await pass(499);
    expect(ended).not.toHaveBeenCalled();
    await pass(1);
    expect(ended).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    { what: 'is let go', release: undefined, asked: ['A'], logged: [] },
    { what: 'can not be let go', release: failing('store-unreachable'), asked: [], logged: ['event failed'] },
  ])('what was being kept then is for others, and renewed no more: it $what', async ({ release, asked, logged }) => {
    let keep = () => {};
    const accept: Inbox['accept'] = async (...given) => {
      await new Promise<void>((resolve) => void (keep = resolve));
      return inbox.accept(...given);
    };
    const one = worker({ accept, ...(release && { release }) });
    const taken = one.take(event('A'));
    await one.stop(0);
    keep();
    expect(await taken).toBe(true);
    expect(inbox.asked('release')).toEqual(asked);
    expect(reports.map(({ message }) => message)).toEqual(logged);
    await pass(10_000);
    expect([inbox.asked('renewAll'), answer.size, vi.getTimerCount()]).toEqual([[], 0, 0]);
  });
});

describe('what comes in', () => {
  it('is held where it can be begun next, and is free for others behind that', async () => {
    const one = worker({ atOnce: 1 });
    for (const id of ['A', 'B', 'C']) expect(await one.take(event(id))).toBe(true);
    expect(inbox.asked('accept')).toEqual(['A ours', 'B ours', 'C']);
    const stopped = worker();
    await stopped.stop(0);
    expect(await stopped.take(event('D'))).toBe(true);
    expect(inbox.asked('accept')).toContain('D');
  });

  it('is answered once, however often it is sent', async () => {
    const one = worker();
    expect([await one.take(event('A')), await one.take(event('A'))]).toEqual([true, false]);
    await pass(0);
    answer.get('A')?.();
    await pass(0);
    expect(await one.take(event('A'))).toBe(false);
    expect(reports).toEqual([]);
  });

  it('is answered once where it could be kept only when it was sent again', async () => {
    const handled: string[] = [];
    let isFull = true;
    const accept: Inbox['accept'] = (...given) => (isFull ? failing('store-full')() : inbox.accept(...given));
    const handle: WorkPorts['handle'] = ({ id, attempts }) => Promise.resolve(void handled.push(`${id} ${attempts}`));
    const one = worker({ accept, handle });
    expect([await one.take(event('A')), await one.take(event('A'))]).toEqual([true, false]);
    isFull = false;
    expect(await one.take(event('A'))).toBe(false);
    expect(await inbox.stateOf('chat', 'A')).toBe('done');
    expect(handled).toEqual([`A ${WORK.attempts - 1}`]);
  });
});

describe('what fails', () => {
  it('is tried again after waits that grow, and given up after four minutes', async () => {
    const begun: number[] = [];
    const handle = () => {
      begun.push(Date.now() - START);
      return Promise.reject(new Error('no'));
    };
    const one = worker({ handle });
    one.start();
    await one.take(event('A'));
    await pass(WORK.tooOldMs);
    expect(begun).toEqual([0, 2_000, 8_000, 26_000, 80_000, 242_000]);
    const said = reports.map(({ message, attempts }) => `${attempts} ${message}`);
    const failed = Array.from({ length: 5 }, (_, at) => `${at + 1} event failed`);
    expect(said).toEqual([...failed, '6 event given up']);
    expect(await inbox.stateOf('chat', 'A')).toBe('failed');
  });

  it('is neither tried again nor ended here where another process has it', async () => {
    const one = worker({
      async handle(_event, hold) {
        vi.setSystemTime(START + 4_000);
        inbox.lose('A');
        await hold.check();
      },
    });
    await begin(one, 'A');
    expect(reports).toEqual([{ message: 'event lost to another process', eventId: 'A', attempts: 1 }]);
    expect([inbox.asked('release'), inbox.asked('end')]).toEqual([[], []]);
  });

  it.each([
    { ms: WORK.tooOldMs, state: 'waiting', logged: [], why: 'somebody may wait for it still' },
    { ms: WORK.tooOldMs + 1, state: 'too-old', logged: ['event left unanswered: too old'], why: 'it would surprise' },
  ])('is $state when it has waited for $ms ms: $why', async ({ ms, state, logged }) => {
    await inbox.accept(event('A'));
    vi.setSystemTime(START + ms);
    worker().start();
    await pass(0);
    expect(await inbox.stateOf('chat', 'A')).toBe(state);
    expect(reports.map(({ message }) => message)).toEqual(logged);
    expect(answer.has('A')).toBe(state === 'waiting');
  });
});

it('knows again the last thousand that could not be kept', async () => {
  const handled: string[] = [];
  const handle: WorkPorts['handle'] = ({ id }) => Promise.resolve(void handled.push(id));
  const one = worker({ handle, accept: failing('store-full') });
  const send = async (id: number) => {
    const taken = await one.take(event(String(id)));
    await pass(0);
    return taken;
  };
  for (let id = 1; id <= 1_000; id += 1) await send(id);
  expect(await send(1)).toBe(false);
  expect([await send(1_001), await send(2), await send(1)]).toEqual([true, false, true]);
  expect(handled).toHaveLength(1_002);
});
