import type { Figure } from '../figures/figure.ts';
import { A_YEAR, movedSince, type Since } from '../figures/movement.ts';
import { isSureChange } from '../figures/standings.ts';
import type { Condition, Question, Test } from '../question/question.ts';
import type { Part } from '../reply/reply.ts';
import { sayDate } from '../reply/say.ts';
import { text } from './reply-of.ts';

type Moved = Extract<Test, { readonly kind: 'moved' }>;

/** The first condition on how figures moved. */
function movedIn({ only }: Pick<Question, 'only'>): (Condition & { readonly test: Moved }) | null {
  const found = only.find((each): each is Condition & { readonly test: Moved } => each.test.kind === 'moved');
  return found ?? null;
}

/** What the directions in rows are against: what a condition of the question counts from, else a year before. */
export function sinceInRows(question: Pick<Question, 'only'>): Since {
  const moved = movedIn(question);
  return moved ? moved.test.since : A_YEAR;
}

/** Whether any of them has what its direction is against. */
export function anyMoved(figures: readonly Figure[], since: Since): boolean {
  return figures.some((figure) => movedSince(figure, since) !== null);
}

/** 'a year before', 'the figure before', '30 June 2026', ready to follow 'against'. */
export function sayAgainstWhat(since: Since): string {
  if (since === null) return 'the figure before';
  if (since.kind === 'day') return sayDate(since.day);
  const step = since.step === 'point' ? 'figure' : since.step;
  return since.count === 1 ? `a ${step} before` : `${since.count} ${step}s before`;
}

/** 'By more than chance: 4 of them': worse by the numbers alone may be none at all. */
export function chanceOfMoves(question: Pick<Question, 'only'>, met: readonly Figure[]): readonly Part[] {
  const moved = movedIn(question);
  if (!moved || moved.not || moved.test.sure || moved.test.running !== undefined || met.length === 0) return [];
  if (moved.test.how === 'unchanged') return [];
  const { since } = moved.test;
  const found = met.map((figure) => isSureChange(figure, since));
  const sure = found.filter((each) => each === true).length;
  const open = found.filter((each) => each === null).length;
  if (open === met.length) return [text('Too few figures to tell any of it from chance')];
  const untold = open === 0 ? '' : `; of ${open} it can’t be told`;
  return [text(`By more than chance: ${sure === 0 ? 'none' : `${sure} of them`}${untold}`)];
}
