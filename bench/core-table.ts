import type { CoreResult } from './core.ts';
import type { Measured } from './core-measure.ts';
import type { Spread } from './statistics.ts';

const COLUMN = 14;

/** The result as a person reads it, with what was aimed at beside it. */
export function coreTable({ report, generated, growth, startMs }: CoreResult): string {
  const rows = (name: string, spread: (from: typeof report) => Spread) => [
    row(`${name}, p50`, ms(spread(report).p50), ms(spread(generated).p50)),
    row(`${name}, p99`, ms(spread(report).p99), ms(spread(generated).p99)),
  ];
  return [
    `${report.questions} questions, ${report.samples} and ${generated.samples} samples`,
    '',
    row('', 'report', `${generated.observations / 1_000_000} million`),
    ...rows('question in process', (from) => from.question),
    ...rows('its SELECTs alone', (from) => from.selects),
    ...rows('question less SELECTs', (from) => from.beyondSelects),
    ...rows('  parse', (from) => from.stages.parse),
    ...rows('  plan', (from) => from.stages.plan),
    ...rows('  query', (from) => from.stages.query),
    ...rows('  reply', (from) => from.stages.reply),
    row('reading the catalogue', ms(report.catalogueMs), ms(generated.catalogueMs)),
    row('resident memory', `${report.memory.resident} MB`, `${generated.memory.resident} MB`),
    row('  at its highest', `${report.memory.highest} MB`, `${generated.memory.highest} MB`),
    row('process start to answer', ms(startMs.report), ms(startMs.generated)),
    row('answered', `${report.answered}/${report.questions}`, `${generated.answered}/${generated.questions}`),
    '',
    ...slowest('the report', report),
    ...slowest('a million', generated),
    '',
    ...asks(generated),
    '',
    `growth of p50 from the report to a million: ${growth.toFixed(2)}x`,
    'Aims: p50 at most the SELECTs plus 2 ms, an ask at most 2x its SELECTs and 60 ms at p99, growth at most 2x, memory under 200 MB, start under 1500 ms.',
    '',
  ].join('\n');
}

function slowest(where: string, { slowest: questions }: Measured): readonly string[] {
  return [`slowest on ${where}:`, ...questions.map(({ question, p50 }) => `  ${ms(p50)} ${question}`)];
}

/** Each ask that works something out, on a million observations. */
function asks({ asks: measured }: Measured): readonly string[] {
  const said = Object.entries(measured).map(
    ([name, { p50, p99, selectsP50, overSelects, outcome }]) =>
      `${name.padEnd(38)}${ms(p50).padStart(10)}${ms(p99).padStart(10)}${ms(selectsP50).padStart(10)}${`${overSelects ?? '-'}x`.padStart(8)}  ${outcome}`,
  );
  return [
    `${'ask, on a million'.padEnd(38)}${'p50'.padStart(10)}${'p99'.padStart(10)}${'SELECTs'.padStart(10)}`,
    ...said,
  ];
}

function row(name: string, report: string, generated: string): string {
  return name.padEnd(28) + report.padStart(COLUMN) + generated.padStart(COLUMN);
}

function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 2 : 0)} ms`;
}
