import type { Choice } from './context.ts';

const ORDINALS: readonly RegExp[] = [
  /^(the )?(1|1st|one|first)( one| option)?$/,
  /^(the )?(2|2nd|two|second)( one| option)?$/,
  /^(the )?(3|3rd|three|third)( one| option)?$/,
  /^(the )?(4|4th|four|fourth)( one| option)?$/,
];

/** The choice that a message picks by its label or its place; null where it picks none. */
export function pickedFrom(choices: readonly Choice[], message: string): Choice | null {
  const said = message
    .toLowerCase()
    .replace(/[.!?]+$/, '')
    .replace(/ please$/, '')
    .trim();
  const at = ORDINALS.findIndex((words) => words.test(said));
  return (at >= 0 ? choices[at] : undefined) ?? choices.find(({ label }) => label.toLowerCase() === said) ?? null;
}
