import { createCharts, type WarmCharts } from '../src/index.ts';
import { specNumber } from './chart-specs.ts';
import { percentile, round, type Spread, spreadOf } from './statistics.ts';

export interface Drawn {
  readonly charts: number;
  readonly concurrency1: Rate;
  readonly concurrency4: Rate;
  /** Of a chart that is held. */
  readonly cached: Spread;
  /** The longest that the event loop was late while 200 were drawn, four at a time. */
  readonly longestDelayMs: number;
}

export interface Rate {
  readonly perSecond: number;
  /** From asking for a chart to having it. */
  readonly ms: Spread;
}

export interface HalfLoad {
  /** Charts a second that it can draw, four at a time. */
  readonly fullPerSecond: number;
  readonly askedPerSecond: number;
  readonly charts: number;
  /** How late the event loop was. */
  readonly delay: Spread & { readonly longest: number };
}

const CHARTS = 200;
const CACHED = 2000;
const HALF_LOAD_MS = 10_000;
const TICK_MS = 5;

/** Pixels across. */
const AS_SENT = 1024;

const now = () => performance.now();

function open(width: number): WarmCharts {
  // Patient, so that what is slow is measured and not given up.
  const limits = { timeMs: 60_000, inLine: 1000 };
  return createCharts({ quickChart: null, log: { warn: complain }, width, limits });
}

function complain(fields: unknown, message?: unknown): void {
  process.stderr.write(`${String(message)}: ${JSON.stringify(fields)}\n`);
}

async function measureDrawn(width: number): Promise<Drawn> {
  const charts = open(width);
  await drawMany(charts, { from: 0, count: 40, concurrency: 4 });
  const concurrency1 = await drawMany(charts, { from: 1000, count: CHARTS, concurrency: 1 });
  const watch = watchDelay();
  const concurrency4 = await drawMany(charts, { from: 2000, count: CHARTS, concurrency: 4 });
  const delays = watch();
  const cached = await drawCached(charts);
  await charts.close();
  return { charts: CHARTS, concurrency1, concurrency4, cached, longestDelayMs: percentile(delays, 100) };
}

interface Many {
  /** Number of the first; each number is a chart that no other is like. */
  readonly from: number;
  readonly count: number;
  readonly concurrency: number;
}

async function drawMany(charts: WarmCharts, { from, count, concurrency }: Many): Promise<Rate> {
  const times: number[] = [];
  let next = from;
  const start = now();
  const one = async () => {
    while (next < from + count) {
      const asked = now();
      const number = next;
      next += 1;
      await drawOne(charts, number);
      times.push(now() - asked);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return { perSecond: round((count * 1000) / (now() - start)), ms: spreadOf(times) };
}

async function drawOne(charts: WarmCharts, number: number): Promise<void> {
  const drawn = await charts.draw(specNumber(number));
  if (drawn.kind === 'none') throw new Error(drawn.why);
}

async function drawCached(charts: WarmCharts): Promise<Spread> {
  const times: number[] = [];
  for (let turn = 0; turn < CACHED; turn += 1) {
    const asked = now();
    await drawOne(charts, 2000 + (turn % 10));
    times.push(now() - asked);
  }
  return spreadOf(times);
}

/** Notes how late the event loop is; the function given back ends that, and gives the times in milliseconds. */
function watchDelay(): () => readonly number[] {
  const delays: number[] = [];
  let due = now() + TICK_MS;
  let timer = setTimeout(tick, TICK_MS);
  function tick() {
    delays.push(Math.max(0, now() - due));
    due = now() + TICK_MS;
    timer = setTimeout(tick, TICK_MS);
  }
  return () => {
    clearTimeout(timer);
    return delays;
  };
}

async function measureHalfLoad(): Promise<HalfLoad> {
  const charts = open(AS_SENT);
  await drawMany(charts, { from: 0, count: 40, concurrency: 4 });
  const { perSecond } = await drawMany(charts, { from: 1000, count: CHARTS, concurrency: 4 });
  const everyMs = 2000 / perSecond;
  const watch = watchDelay();
  const start = now();
  const asked: Promise<void>[] = [];
  while (now() - start < HALF_LOAD_MS) {
    asked.push(drawOne(charts, 5000 + asked.length));
    const wait = start + asked.length * everyMs - now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
  }
  await Promise.all(asked);
  const seconds = (now() - start) / 1000;
  const delays = watch();
  await charts.close();
  return {
    fullPerSecond: perSecond,
    askedPerSecond: round(asked.length / seconds),
    charts: asked.length,
    delay: { ...spreadOf(delays), longest: percentile(delays, 100) },
  };
}

async function measureStart(): Promise<{ readonly cold: number; readonly warm: number }> {
  const timed = async (charts: WarmCharts) => {
    const asked = now();
    await drawOne(charts, 1);
    return now() - asked;
  };
  const first = open(AS_SENT);
  const cold = await timed(first);
  await first.close();
  const second = open(AS_SENT);
  await second.warm();
  const warm = await timed(second);
  await second.close();
  return { cold, warm };
}

async function measure(what: string | undefined, width: string | undefined): Promise<unknown> {
  if (what === 'drawn') return measureDrawn(Number(width));
  if (what === 'half-load') return measureHalfLoad();
  if (what === 'start') return measureStart();
  throw new Error('Called as: chart-measure.ts drawn WIDTH | half-load | start');
}

process.stdout.write(JSON.stringify(await measure(...(process.argv.slice(2, 4) as [string?, string?]))));
