import type { Indicator, Threshold } from '../../catalogue/catalogue.ts';
import { thresholdFor } from '../../evaluate/rate.ts';
import { asMeasured, type Figure, type Read, ratedOf } from '../../figures/figure.ts';
import type { Rating } from '../../query/observation.ts';
import { targetFact } from '../../reply/fact.ts';
import { sayValue } from '../../reply/say.ts';
import { line, type Said, SILENT } from '../told.ts';

/** The rating's reason: 'Target 85%, red below 62%'; nothing where no target is held. */
export function reasonLine(read: Read, figure: Figure): Said {
  const said = sayReason(read, figure);
  const threshold = thresholdOf(read, figure);
  const facts = threshold?.target ? [targetFact(read.catalogue, figure.observation, threshold.target)] : [];
  return said === null ? SILENT : line(said, facts);
}

/** The same as words alone; null where no target or limit is held. */
export function sayReason(read: Read, figure: Figure): string | null {
  const { indicator } = asMeasured(figure);
  const threshold = thresholdOf(read, figure);
  if (!threshold) return null;
  const aim = sayAim(threshold, indicator);
  const limit = sayLimit(ratedOf(read, figure).rating, threshold, indicator);
  const words = [...(aim === null ? [] : [aim]), ...(limit === null ? [] : [limit])].join(', ');
  if (words === '') return null;
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return indicator.polarity === 'lower' ? `${sentence}; lower is better` : sentence;
}

/** 'target 85%', 'range 4 to 8 days'. */
export function sayAim({ target, range }: Threshold, { unit }: Indicator): string | null {
  if (range) return `range ${sayValue(range.low, unit)} to ${sayValue(range.high, unit)}`;
  return target === null ? null : `target ${sayValue(target, unit)}`;
}

export function thresholdOf({ catalogue }: Pick<Read, 'catalogue'>, figure: Figure): Threshold | null {
  const { indicator, series, observation } = figure;
  return thresholdFor(catalogue, indicator, series, observation.period.end);
}

/** The limit that the figure crossed: 'red below 62%', 'within tolerance down to 80%'; null where none is held. */
function sayLimit(rating: Rating | null, { limits, target }: Threshold, indicator: Indicator): string | null {
  const { unit, polarity } = indicator;
  if (polarity !== 'higher' && polarity !== 'lower') return null;
  const beyond = polarity === 'higher' ? 'below' : 'above';
  const upTo = polarity === 'higher' ? 'down to' : 'up to';
  const crossed = (word: string, ...held: readonly (string | null | undefined)[]) => {
    const limit = held.find((each) => each !== null && each !== undefined);
    return limit === undefined || limit === null || limit === target
      ? null
      : `${word} ${beyond} ${sayValue(limit, unit)}`;
  };
  switch (rating) {
    case 'red':
      return crossed('red', limits.amber, limits.yellow, limits.within);
    case 'amber':
      return crossed('amber', limits.yellow, limits.within);
    case 'yellow':
      return crossed('yellow', limits.within);
    case 'within':
      return limits.within === undefined || limits.within === target
        ? null
        : `within tolerance ${upTo} ${sayValue(limits.within, unit)}`;
    default:
      return null;
  }
}
