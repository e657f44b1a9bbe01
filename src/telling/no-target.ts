import type { Figure } from '../figures/figure.ts';
import type { Reply } from '../reply/reply.ts';
import { noData } from './held.ts';
import { comparatorsLine } from './lines/comparators.ts';
import { midName } from './lines/number.ts';
import { sayAim, thresholdOf } from './lines/reason.ts';
import { replyOf } from './reply-of.ts';
import type { Told } from './told.ts';

/** No target is held: says so; a comparator beside it is named as that, never as a target. */
export function noTargetOf(told: Told, figure: Figure, consequence = ''): Reply {
  const threshold = thresholdOf(told, figure);
  const range = threshold?.range ? sayAim(threshold, figure.indicator) : null;
  const what =
    range === null ? `No target is held for ${midName(figure.indicator)}` : `No single target is held, but a ${range}`;
  const reply = noData(told, `${what}${consequence}.`, [figure]);
  const beside = comparatorsLine(told, figure);
  return replyOf({ ...reply, parts: [...beside.parts, ...reply.parts], facts: [...reply.facts, ...beside.facts] });
}
