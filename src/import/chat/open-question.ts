import type { Mapping } from '../sheet/mapping.ts';
import { mappingSchema } from '../sheet/mapping.ts';
import type { Question } from '../sheet/question.ts';

/** One thing that a sheet leaves open, to be answered by one press. */
export interface OpenQuestion {
  readonly kind: Question['kind'];
  /** null: it is about the whole sheet. */
  readonly measure: string | null;
  readonly text: string;
  readonly choices: readonly string[];
  /** With this one. */
  readonly left: number;
}

/** More than these nobody wants to answer one by one on a phone. */
const MOST_ASKED = 6;
/** More than these is no choice. */
const MOST_CHOICES = 12;

/** Of one measure, where a sheet asks of several at once. */
const OF_ONE: Readonly<Partial<Record<Question['kind'], string>>> = {
  units: 'what is it counted in?',
  polarity: 'which way is better?',
  bounds: 'can it be over 100% or below 0?',
};

/** What is asked first; null: it is more than is answered by presses, or has to be written. */
export function firstOpen(questions: readonly Question[]): OpenQuestion | null {
  const left = questions.reduce((sum, { of }) => sum + Math.max(of.length, 1), 0);
  const [first] = questions;
  const isShort = questions.every(({ choices }) => choices.length > 0 && choices.length <= MOST_CHOICES);
  if (first === undefined || left > MOST_ASKED || !isShort) return null;
  const { kind, choices, of } = first;
  const [measure = null] = of;
  const asked = OF_ONE[kind];
  return { kind, measure, choices, left, text: measure !== null && asked ? `${measure}: ${asked}` : first.text };
}

/** What was said of a sheet, with the choice for what was asked. Throws where it is none that the mapping takes. */
export function withChoice(said: Mapping, { kind, measure }: OpenQuestion, choice: string): Mapping {
  const of = said[kind];
  const before = typeof of === 'object' ? of : {};
  return mappingSchema.parse({ ...said, [kind]: measure === null ? choice : { ...before, [measure]: choice } });
}

const LABELS: Readonly<Partial<Record<Question['kind'], Readonly<Record<string, string>>>>> = {
  polarity: { higher: 'Higher', lower: 'Lower', none: 'Neither', range: 'Within a range' },
  bounds: { none: 'It can', '0 to 100': 'It can’t' },
};

/** As a button says it. */
export function choiceLabel(kind: Question['kind'], choice: string): string {
  return LABELS[kind]?.[choice] ?? `${choice.charAt(0).toUpperCase()}${choice.slice(1).replace(/^er-(\d)/, 'er $1')}`;
}
