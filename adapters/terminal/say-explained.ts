import type { AnswerRecord } from '../../src/index.ts';

/** How a question was read and why so: the spans, the nearest readings with their points, and what was left over. */
export function sayExplained({ understood }: AnswerRecord): string {
  const { explained } = understood;
  if (explained === null) return 'Nothing was understood.';
  const { spans, readings, left } = explained;
  return [
    'Words:',
    ...spans.map(
      ({ words, role, row, weight }) => `  ${words.padEnd(28)} ${role.padEnd(10)} ${weight.toFixed(2)}  ${row}`,
    ),
    '',
    'Readings, the best first:',
    ...readings.flatMap(({ say, score, why }) => [
      `  ${score.toFixed(2).padStart(6)}  ${say}`,
      `          ${sayPoints(why)}`,
    ]),
    '',
    `Left over: ${left.length === 0 ? 'nothing' : left.join(', ')}`,
  ].join('\n');
}

/** 'ask 3, subject 4.2, left -0.5': only what counts. */
function sayPoints(why: Readonly<Record<string, number>>): string {
  const counted = Object.entries(why).filter(([, points]) => points !== 0);
  return counted.map(([name, points]) => `${name} ${points}`).join(', ');
}
