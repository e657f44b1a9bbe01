import type { Ask } from '../question/question.ts';
import { benchmark } from './benchmark.ts';
import { change } from './change.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { course } from './course.ts';
import { courtesy } from './courtesy.ts';
import { difference } from './difference.ts';
import { digest } from './digest.ts';
import { extreme } from './extreme.ts';
import { gap } from './gap.ts';
import { help } from './help.ts';
import { list } from './list.ts';
import { meaning } from './meaning.ts';
import { movers } from './movers.ts';
import { overview } from './overview.ts';
import { owner } from './owner.ts';
import { reconcile } from './reconcile.ts';
import { revisions } from './revisions.ts';
import { risks } from './risks.ts';
import { run } from './run.ts';
import { share } from './share.ts';
import { source } from './source.ts';
import { mean, sum } from './sum.ts';
import { tally } from './tally.ts';
import { target } from './target.ts';
import type { Telling } from './telling.ts';
import { value } from './value.ts';
import { verdict } from './verdict.ts';
import { when } from './when.ts';
import { why } from './why.ts';

/** How each ask is answered: an ask that is missing here does not compile. */
export const tellings: { readonly [A in Ask]: Telling } = {
  value,
  course,
  target,
  benchmark,
  gap,
  extreme,
  when,
  run,
  tally,
  sum,
  list,
  movers,
  meaning,
  source,
  owner,
  // The age stands beside the source.
  age: source,
  risks,
  digest,
  help,
  courtesy,
  overview,
  why,
  compare,
  mean,
  change,
  check,
  difference,
  reconcile,
  revisions,
  share,
  verdict,
};
