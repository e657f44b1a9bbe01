import type { Indicator } from '../../catalogue/catalogue.ts';
import { type Change, movement } from '../../evaluate/change.ts';
import { formatDecimal, magnitude } from '../../evaluate/decimal.ts';
import type { Verdict } from '../../evaluate/verdict.ts';
import type { Figure, Read } from '../../figures/figure.ts';
import { hasNumber } from '../../figures/figure.ts';
import { asCount } from '../../figures/form.ts';
import { earlierOf, movedFrom, type Since } from '../../figures/movement.ts';
import { verdictSince } from '../../figures/statistics.ts';
import type { Observation } from '../../query/observation.ts';
import { changeFacts, factOf } from '../../reply/fact.ts';
import type { Fact } from '../../reply/reply.ts';
import { sayDifference, sayValue } from '../../reply/say.ts';
import { shorterPeriod } from '../../reply/short-period.ts';
import { line, type Said, SILENT } from '../told.ts';

const MANY_STEPS = 3;

/**
 * The direction of a figure with what it is against and the verdict: '↓ 4.0 points from 54.4% in Apr–Jun: worse, 7th fall
 * in a row'; else as the source states it; else nothing.
 */
export function changeLine(read: Read, figure: Figure, since: Since = null): Said {
  const from = earlierOf(figure, since);
  const moved = from && hasNumber(from) ? movedFrom(figure, from) : null;
  if (moved) {
    const verdict = verdictSince(figure, since);
    const steps = since === null ? saySteps(verdict) : null;
    const words = [sayMoved(figure, moved.change), sayVerdict(verdict)].filter((each) => each !== null).join(': ');
    return line(steps === null ? words : `${words}, ${steps}`, movedFacts(read, figure, moved.change));
  }
  return (from && countsLine(read, figure, from)) ?? publishedLine(figure);
}

/** The earlier figure and both changes. */
export function movedFacts(read: Read, figure: Figure, moved: Change): readonly Fact[] {
  const before = factOf(read.catalogue, moved.from, { role: 'previous' });
  const unit = figure.indicator.unit;
  const previous = before.unit === unit ? before : { ...before, unit, value: Number(moved.from.value) };
  return [previous, ...changeFacts(figure.indicator, moved, read.catalogue)];
}

/** '↓ 4.0 points from 54.4% in Apr–Jun', 'unchanged from 54.4% in Apr–Jun'. */
function sayMoved({ indicator, observation }: Figure, moved: Change): string {
  const { period, value, qualifier } = moved.from;
  const before = `from ${sayValue(value, indicator.unit, qualifier)}, ${shorterPeriod(period, observation.period)}`;
  if (moved.direction === 'unchanged') return `Unchanged ${before}`;
  return `${arrowOf(moved.direction)} ${saySize(indicator, moved)} ${before}`;
}

/** Where the number went, never whether that is good. */
export function arrowOf(direction: Change['direction']): string {
  return direction === 'rose' ? '↑' : direction === 'fell' ? '↓' : '→';
}

/**
 * '4.0 points', '6'; of a source that states changes in percent that comes first: '7.4% (4.0 points)', '2.7% (24)'.
 */
export function saySize(indicator: Indicator, { difference, relative, from, to }: Change): string {
  const about = from.qualifier === 'approximate' || to.qualifier === 'approximate' ? 'about ' : '';
  const size = sayDifference(difference, indicator.unit);
  if (to.source.changesAs !== 'percent' || relative === null) return `${about}${size}`;
  return `${about}${formatDecimal(magnitude(relative))}% (${size})`;
}

/** The relative change, where the source states changes otherwise: it stands under 'More'. */
export function relativeLine(figure: Figure, since: Since = null): Said {
  const from = earlierOf(figure, since);
  const moved = from && hasNumber(from) ? movedFrom(figure, from) : null;
  const relative = moved?.change.relative;
  if (!moved || !relative || moved.change.direction === 'unchanged' || moved.change.to.source.changesAs === 'percent') {
    return SILENT;
  }
  const way = moved.change.direction === 'rose' ? 'up' : 'down';
  return line(`In relative terms ${way} ${formatDecimal(magnitude(relative))}%.`);
}

/** 'worse', 'no clear change'; null where that is not to be said. */
export function sayVerdict(verdict: Verdict | null): string | null {
  switch (verdict?.word) {
    case 'better':
    case 'worse':
      return verdict.word;
    case 'no-clear-change':
      return 'no clear change';
    default:
      return verdict?.reason.rule === 'break' ? 'not comparable' : null;
  }
}

/** '7th fall in a row', from the third on. */
export function saySteps(verdict: Verdict | null): string | null {
  const steps = verdict?.steps;
  if (!steps || steps.way === null || steps.count < MANY_STEPS) return null;
  return `${ordinal(steps.count)} ${steps.way === 'up' ? 'rise' : 'fall'} in a row`;
}

export function ordinal(count: number): string {
  const teen = count % 100 >= 11 && count % 100 <= 13;
  const end = teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${end}`;
}

/** Where one of the two has only a count: the two counts. */
function countsLine(read: Read, figure: Figure, from: Observation): Said | null {
  const counted = asCount(figure);
  const earlier = counted?.history.find(({ id }) => id === from.id);
  const moved = counted && earlier && hasNumber(from) ? movedFrom(counted, earlier) : null;
  if (!counted || !moved) return null;
  const facts = [factOf(read.catalogue, from, { role: 'previous' })];
  return line(`The count: ${sayMoved(counted, moved.change).replace(/^U/, 'u')}`, facts);
}

/** '↑ better than the quarter before, as published; the earlier figure is not held'. */
export function publishedLine(figure: Figure): Said {
  const found = movement(figure.indicator, [], figure.observation);
  if (found?.kind !== 'published') return SILENT;
  const text = found.text.charAt(0).toUpperCase() + found.text.slice(1);
  return line(`${text}; the earlier figure is not held`);
}
