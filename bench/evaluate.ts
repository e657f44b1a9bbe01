import { meaningOf } from '../src/evaluate/meaning/meaning.ts';
import { sentenceOf } from '../src/evaluate/meaning/sentence.ts';
import type { SeriesPoint } from '../src/evaluate/series-point.ts';
import { verdictOf } from '../src/evaluate/verdict.ts';
import { endOfMonth } from '../src/query/calendar.ts';
import type { Part } from './part.ts';
import { round, type Spread, spreadOf } from './statistics.ts';

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
}

/** What figures mean: every verdict of a large organisation, as it is worked out after an import. */
export const evaluate: Part = { name: 'evaluate', run: () => Promise.resolve(benchEvaluate()), toTable };

const SIZE = { indicators: 500, areas: 20, points: 60 } as const;

function benchEvaluate(): EvaluateResult {
  const all = Array.from({ length: SIZE.indicators * SIZE.areas }, (_, at) => seriesOf(at));
  for (const series of all.slice(0, 200)) judge(series);
  const samples: number[] = [];
  let told = 0;
  const start = performance.now();
  const cpu = process.cpuUsage();
  for (const series of all) {
    const from = performance.now();
    told += judge(series);
    samples.push(performance.now() - from);
  }
  const { user, system } = process.cpuUsage(cpu);
  const allMs = round(performance.now() - start);
  return { size: SIZE, allMs, cpuMs: round((user + system) / 1000), told, oneMs: spreadOf(samples) };
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

function toTable({ size, allMs, cpuMs, told, oneMs }: EvaluateResult): string {
  const series = `${size.indicators} indicators in ${size.areas} areas, ${size.points} points each`;
  return [
    '',
    `What figures mean: ${series}`,
    `  all verdicts and sentences   ${allMs} ms, ${cpuMs} ms of processor time (${told} better or worse)`,
    `  of one series                p50 ${oneMs.p50} ms, p99 ${oneMs.p99} ms`,
    '',
  ].join('\n');
}
