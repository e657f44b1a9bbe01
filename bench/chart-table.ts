import type { ChartResult } from './chart.ts';
import type { Drawn } from './chart-measure.ts';

const COLUMN = 14;

/** The result as a person reads it, with what was aimed at beside it. */
export function chartTable({ cores, uncached, firstFromColdMs, firstWhenWarmMs, halfLoad }: ChartResult): string {
  const { at1x, at2x } = uncached;
  const both = (name: string, value: (of: Drawn) => string) => row(name, value(at1x), value(at2x));
  return [
    `${at1x.charts} charts of every kind, none of them held; ${cores} cores`,
    '',
    row('', '512 wide', '1024 wide'),
    both('a second, 1 at a time', (of) => of.concurrency1.perSecond.toFixed(1)),
    both('  p50', (of) => ms(of.concurrency1.ms.p50)),
    both('  p99', (of) => ms(of.concurrency1.ms.p99)),
    both('a second, 4 at a time', (of) => of.concurrency4.perSecond.toFixed(1)),
    both('  p50', (of) => ms(of.concurrency4.ms.p50)),
    both('  p99', (of) => ms(of.concurrency4.ms.p99)),
    both('a chart that is held, p50', (of) => ms(of.cached.p50)),
    both('  p99', (of) => ms(of.cached.p99)),
    both('event loop late, at most', (of) => ms(of.longestDelayMs)),
    '',
    `first chart from cold: ${ms(firstFromColdMs)}; after warming up: ${ms(firstWhenWarmMs)}`,
    `at half load (${halfLoad.askedPerSecond} of ${halfLoad.fullPerSecond} a second, 1024 wide) the event loop is ` +
      `late by ${ms(halfLoad.delay.p50)} at p50, ${ms(halfLoad.delay.p99)} at p99, ${ms(halfLoad.delay.longest)} at most`,
    'Aims on 2 cores: 60 a second 4 at a time 512 wide, first under 500 ms, held under 1 ms, p99 late under 20 ms.',
    '',
  ].join('\n');
}

function row(name: string, first: string, second: string): string {
  return name.padEnd(28) + first.padStart(COLUMN) + second.padStart(COLUMN);
}

function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 2 : 0)} ms`;
}
