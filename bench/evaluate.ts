import { meaningOf } from '../src/evaluate/meaning/meaning.ts';
import { sentenceOf } from '../src/evaluate/meaning/sentence.ts';
import type { SeriesPoint } from '../src/evaluate/series-point.ts';
import { verdictOf } from '../src/evaluate/verdict.ts';
import { endOfMonth } from '../src/query/calendar.ts';
import type { Part } from './part.ts';
import { round, type Spread, spreadOf } from './statistics.ts';
import { type StatusCost, statusCost } from './status-cost.ts';

interface EvaluateResult {
  readonly size: typeof SIZE;
  /** Two verdicts (on the month and on the year before), the meaning and its sentence, of every series. */
  readonly allMs: number;
  /** Of the processor's time, which does not grow with what else the machine does. */
  readonly cpuMs: number;
  /** So many of the verdicts are 'better' or 'worse': what is measured is not nothing. */
  readonly told: number;
  /** The same of one series, as a status needs it. */
  readonly oneMs: Spread;
  /** A status of a measure with sixty months, from the Question to the reply, and its statistics alone, each anew. */
  readonly status: StatusCost;
}

/** What figures mean: every verdict of a large organisation, as it is worked out after an import. */
export const evaluate: Part = { name: 'evaluate', run: () => Promise.resolve(benchEvaluate()), toTable };

const SIZE = { indicators: 500, areas: 20, points: 60 } as const;

/** So many series are worked out between two looks at the clock: one alone is too short to be timed by the processor's. */
const BATCH = 100;

function benchEvaluate(): EvaluateResult {
  for (let at = 0; at < 2 * BATCH; at += 1) judge(seriesOf(at));
  const samples: number[] = [];
  const sum = { told: 0, ms: 0, cpu: 0 };
  // As after an import, each is read, judged and let go.
  for (let from = 0; from < SIZE.indicators * SIZE.areas; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, at) => seriesOf(from + at));
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    for (const series of batch) sum.told += judge(series);
    const [ms, { user, system }] = [performance.now() - start, process.cpuUsage(cpu)];
    samples.push(ms / BATCH);
    sum.ms += ms;
    sum.cpu += (user + system) / 1000;
  }
  const { told, ms, cpu } = sum;
  const all = { size: SIZE, allMs: round(ms), cpuMs: round(cpu), told, oneMs: spreadOf(samples) };
  return { ...all, status: statusCost(seriesOf(0)) };
}

/** @returns how many of its two verdicts are 'better' or 'worse' */
function judge(points: readonly SeriesPoint[]): number {
  const told = { points, polarity: 'higher', measured: 'percent', overlapping: false } as const;
  sentenceOf(meaningOf({ ...told, target: 85 }));
  const verdicts = (['previous', 'year-before'] as const).map((against) =>
    verdictOf({ ...told, against, decimals: 1 }),
  );
  return verdicts.filter((each) => each?.word === 'better' || each?.word === 'worse').length;
}

/** Sixty months of a percentage that swings and drifts; the same for the same place. */
function seriesOf(at: number): readonly SeriesPoint[] {
  let seed = at + 1;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const [level, drift] = [50 + 40 * random(), (random() - 0.5) / 4];
  return Array.from({ length: SIZE.points }, (_, month) => {
    const denominator = 100 + Math.floor(900 * random());
    const share = Math.min(100, Math.max(0, level + drift * month + 6 * (random() - 0.5)));
    const numerator = Math.round((share * denominator) / 100);
    const start = new Date(Date.UTC(2021, 10 + month, 1)).toISOString().slice(0, 10);
    const value = Math.round((1000 * numerator) / denominator) / 10;
    return { end: endOfMonth(start), value, numerator, denominator, breakBefore: false, hidden: false };
  });
}

function toTable({ size, allMs, cpuMs, told, oneMs, status }: EvaluateResult): string {
  const series = `${size.indicators} indicators in ${size.areas} areas, ${size.points} points each`;
  return [
    '',
    `What figures mean: ${series}`,
    `  all verdicts and sentences   ${allMs} ms, ${cpuMs} ms of processor time (${told} better or worse)`,
    `  a status of 60 points        p50 ${status.withMs.p50} ms; without its statistics ${status.withoutMs.p50} ms (${status.times} times)`,
    `  of one series                p50 ${oneMs.p50} ms, p99 ${oneMs.p99} ms`,
    '',
  ].join('\n');
}
