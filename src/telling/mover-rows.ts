import { groupBy } from '../catalogue/catalogue-index.ts';
import { formatDecimal, magnitude } from '../evaluate/decimal.ts';
import { ratedOf } from '../figures/figure.ts';
import type { Part, Row } from '../reply/reply.ts';
import { sayValue } from '../reply/say.ts';
import { shorterPeriod, shortPeriod } from '../reply/short-period.ts';
import { arrowOf, saySize, sayVerdict } from './lines/change.ts';
import { numberOf } from './lines/number.ts';
import type { Mover } from './movers-of.ts';
import type { Told } from './told.ts';

/** '◆ −6.6 Initial conferences in time · 78.0% to 71.4%'. */
export function moverRow(told: Told, mover: Mover, common: string, name: string): Row {
  const { figure } = mover;
  return {
    rating: ratedOf(told, figure).rating,
    value: signedOf(mover),
    name,
    detail: `${sayEarlier(mover)} to ${numberOf(figure)}${stretchOf(mover) === common ? '' : `, ${whenTo(mover)}`}`,
    strong: false,
  };
}

/** Of the figure before: '78.0%'. */
export function sayEarlier({ figure, change }: Mover): string {
  return sayValue(change.from.value, figure.indicator.unit, change.from.qualifier);
}

/** '−6.6', '+47'; of a source that states changes in percent '+9.9% (63)'. */
export function signedOf({ figure, change }: Mover): string {
  if (change.direction === 'unchanged') return '±0';
  const sign = change.direction === 'rose' ? '+' : '−';
  if (change.to.source.changesAs === 'percent' && change.relative !== null)
    return `${sign}${saySize(figure.indicator, change)}`;
  const size = formatDecimal(magnitude(change.difference));
  return `${sign}${size}`;
}

function whenTo({ figure, change }: Mover): string {
  const { period } = figure.observation;
  return `${shorterPeriod(change.from.period, period)} to ${shortPeriod(period)}`;
}

/** 'Jul–Sep against Apr–Jun 2026': of what most were compared; '' where there is none. */
export function commonStretch(movers: readonly Mover[]): string {
  const byStretch = [...groupBy(movers, stretchOf)];
  return byStretch.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}

/** 'Jul–Sep against Apr–Jun 2026'. */
export function stretchOf({ change: { from, to } }: Mover): string {
  return `${shorterPeriod(to.period, from.period)} against ${shortPeriod(from.period)}`;
}

/** Those that are not shown, behind 'More'. */
export function tableOfMovers(rest: readonly Mover[]): readonly Part[] {
  if (rest.length === 0) return [];
  const rows = rest.map((mover) => [
    mover.figure.indicator.name,
    `${arrowOf(mover.change.direction)} ${saySize(mover.figure.indicator, mover.change)}`,
    `${sayEarlier(mover)} to ${numberOf(mover.figure)}, ${whenTo(mover)}`,
    sayVerdict(mover.verdict) ?? '',
  ]);
  return [{ kind: 'table', title: null, columns: ['Measure', 'Change', 'From and to', 'Verdict'], rows }];
}
