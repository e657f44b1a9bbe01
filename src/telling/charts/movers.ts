import type { ChartUnit } from '../../chart/spec/chart-spec.ts';
import { moversChart } from '../../chart/spec/movers.ts';
import { toNumber } from '../../evaluate/decimal.ts';
import { ratedOf } from '../../figures/figure.ts';
import { lowerFirst, upperFirst } from '../../reply/name.ts';
import type { Part } from '../../reply/reply.ts';
import { shortPeriod } from '../../reply/short-period.ts';
import { numberOf } from '../lines/number.ts';
import { commonStretch, sayEarlier, signedOf, stretchOf } from '../mover-rows.ts';
import type { Mover } from '../movers-of.ts';
import type { Told } from '../told.ts';
import { type Charted, charted, NOTHING } from './charted.ts';
import { sourceLine, unitLine } from './footer.ts';

interface MoversOf {
  readonly title: string;
  readonly nameOf: (mover: Mover) => string;
  readonly movers: readonly Mover[];
  /** How many more there are than these. */
  readonly more: number;
  /** Written in its place where no picture can be shown. */
  readonly rows: readonly Part[];
}

/** A bar for each change; none for fewer than two, or where they are of different units. */
export function moverBars(told: Told, { title, nameOf, movers, more, rows }: MoversOf): Charted {
  const [first, second] = movers;
  const unit = first && unitOf(first);
  const stretch = commonStretch(movers);
  if (!first || !second || !unit || movers.some((each) => unitOf(each) !== unit)) return NOTHING;
  const observations = movers.flatMap(({ figure, change }) => [change.from, figure.observation]);
  const chart = moversChart({
    title,
    subtitle: `${upperFirst(stretch)}, in ${unit === 'points' ? unit : lowerFirst(unitLine(first.figure.indicator, true))}`,
    unit,
    rows: movers.map((each) => ({
      name: nameOf(each),
      rating: ratedOf(told, each.figure).rating,
      from: sayEarlier(each),
      to: numberOf(each.figure),
      when: stretchOf(each) === stretch ? null : shortPeriod(each.figure.observation.period),
      change: toNumber(each.change.difference),
      shown: signedOf(each),
      way: each.change.verdict ?? 'neither',
    })),
    more,
    footer: [sourceLine(observations)],
  });
  return charted(chart, [], rows);
}

/** What a bar is as long as; null: of a source that states changes in percent, which says another number than the bar. */
function unitOf({ figure, change }: Mover): ChartUnit | null {
  if (change.to.source.changesAs === 'percent') return null;
  return figure.indicator.unit === 'percent' ? 'points' : figure.indicator.unit;
}
