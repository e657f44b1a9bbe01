import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDataset } from '../seeds/seed.ts';
import { DIGEST_LIMITS } from '../src/digest/limits.ts';
import type { Schedule } from '../src/digest/schedule/schedule.ts';
import {
  type ChartSpec,
  createCharts,
  createDigests,
  createLog,
  type DigestStore,
  migrate,
  openDatabase,
  openDigests,
  openStore,
  type Poster,
  wait,
} from '../src/index.ts';
import { EVERYTHING, type Question } from '../src/question/question.ts';
import type { Part } from './part.ts';
import { round } from './statistics.ts';

/** What it takes to post to many channels at once, without the time that a platform takes. */
interface DigestBench {
  readonly channels: number;
  readonly contents: number;
  /** From the first look to the last post recorded: claiming, computing, drawing and posting to a platform that answers at once. */
  readonly seconds: number;
  readonly msAChannel: number;
  /** Of the processor, drawing and all. */
  readonly cpuMsAChannel: number;
  /** Of the processor, for the same pictures alone, drawn once more. */
  readonly cpuSecondsDrawing: number;
  /** Of the processor, without the pictures: our own work. */
  readonly ownCpuMsAChannel: number;
  readonly chartsDrawn: number;
  readonly posted: number;
  /** MB, the highest of the whole process. */
  readonly peakMemory: number;
}

const CHANNELS = 1_000;

const MONDAY = '2026-03-30';

const SCHEDULE: Schedule = {
  version: 1,
  days: { kind: 'weekly', every: 1, on: ['monday'] },
  time: '09:00',
  zone: 'Europe/London',
  from: '2026-03-01',
};

/** A thousand channels with twenty different digests, all due at the same minute, on an SQLite file. */
async function benchDigest(): Promise<DigestBench> {
  const folder = await mkdtemp(join(tmpdir(), 'scorecard-bench-digest-'));
  const database = openDatabase({ file: join(folder, 'report.sqlite') });
  const log = createLog('fatal');
  const charts = createCharts({ quickChart: null, log });
  try {
    await migrate(database);
    await seedDataset(database, 'report', new Date('2019-03-07T09:00:00Z'));
    const data = openStore(database, { now: () => performance.now() });
    const { themes, indicators } = await data.catalogue();
    const subjects = subjectsOf(
      themes.map(({ name }) => name),
      indicators.map(({ code }) => code),
    );
    const digests = openDigests(database);
    await setUp(digests, subjects);
    await charts.warm();
    const drawn: ChartSpec[] = [];
    const draw: typeof charts.draw = (spec) => {
      drawn.push(spec);
      return charts.draw(spec);
    };
    const runner = createDigests(
      {
        ...{
          digests,
          data,
          charts: { draw },
          zone: 'Europe/London',
          allowsShared: false,
          newId: randomUUID,
          wait,
          log,
        },
        ...{
          posters: new Map([['chat', quickPoster]]),
          now: () => new Date(`${MONDAY}T08:00:01Z`),
          random: Math.random,
        },
      },
      { ...DIGEST_LIMITS, paceMs: 0 },
    );
    const start = performance.now();
    const cpu = process.cpuUsage();
    let posted = 0;
    do {
      await runner.round();
      const [row] = await database('digest_deliveries').where({ outcome: 'posted' }).count({ n: '*' });
      posted = Number(row?.['n']);
    } while (posted < CHANNELS && performance.now() - start < 120_000);
    const ms = performance.now() - start;
    const used = cpuMsSince(cpu);
    const peakMemory = Math.round(process.resourceUsage().maxRSS / 1024);
    const drawing = await cpuMsOfDrawing(drawn, log);
    return {
      ...{ channels: CHANNELS, contents: subjects.length, seconds: round(ms / 1000), msAChannel: round(ms / CHANNELS) },
      cpuMsAChannel: round(used / CHANNELS),
      cpuSecondsDrawing: round(drawing / 1000),
      ownCpuMsAChannel: round((used - drawing) / CHANNELS),
      ...{ chartsDrawn: drawn.length, posted, peakMemory },
    };
  } finally {
    await charts.close();
    await database.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** By others, since those that drew them keep them. */
async function cpuMsOfDrawing(specs: readonly ChartSpec[], log: ReturnType<typeof createLog>): Promise<number> {
  const charts = createCharts({ quickChart: null, log });
  await charts.warm();
  const before = process.cpuUsage();
  for (const spec of specs) await charts.draw(spec);
  const ms = cpuMsSince(before);
  await charts.close();
  return ms;
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Draws what it is to post, as any would, and is done at once. */
const quickPoster: Poster = {
  async post({ reply, draw }) {
    for (const part of reply.parts) if (part.kind === 'chart') await draw(part.spec);
    return { outcome: 'posted' };
  },
};

/** Twenty, each with a picture: everything, the themes that hold two measures at least, and pairs of measures. */
function subjectsOf(themes: readonly string[], codes: readonly string[]): readonly Question[] {
  const pairs = codes.slice(0, 2 * (19 - themes.length)).flatMap((code, at) => {
    const other = codes[at + 1];
    return at % 2 === 0 && other !== undefined ? [[code, other]] : [];
  });
  return [
    EVERYTHING,
    ...themes.map((name): Question => ({ ...EVERYTHING, of: { kind: 'themes', themes: [name] } })),
    ...pairs.map(
      (pair): Question => ({
        ...EVERYTHING,
        of: { kind: 'indicators', indicators: pair.map((code) => ({ code, inverse: false })) },
      }),
    ),
  ];
}

async function setUp(digests: DigestStore, subjects: readonly Question[]): Promise<void> {
  for (let at = 0; at < CHANNELS; at += 1) {
    await digests.add({
      ...{ platform: 'chat', organisation: 'O', conversation: `C${at}`, isPersonal: false, owner: 'P', kind: 'digest' },
      ...{
        question: subjects[at % subjects.length] ?? EVERYTHING,
        schedule: SCHEDULE,
        unchanged: 'full',
        becomes: null,
      },
      ...{ state: 'active', pausedWhy: null, pausedUntil: null, checkedVersion: null },
      ...{ next: { day: MONDAY, at: `${MONDAY}T08:00:00.000Z` }, createdAt: '2026-03-01T00:00:00.000Z' },
    });
  }
}

function digestTable(result: DigestBench): string {
  const rows = Object.entries(result).map(([name, value]) => `  ${name.padEnd(26)} ${String(value)}`);
  return ['Digests to 1,000 channels', ...rows, ''].join('\n');
}

export const digest: Part = { name: 'digest', run: benchDigest, toTable: digestTable };
