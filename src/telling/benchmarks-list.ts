import type { AgainstComparator } from '../figures/beside.ts';
import type { Figure } from '../figures/figure.ts';
import { allOf, plural, shortName } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { shortPeriod } from '../reply/short-period.ts';
import { figuresOf } from './each-line.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData } from './held.ts';
import { besideComparators, comparatorName } from './lines/comparators.ts';
import { numberOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { replyOf } from './reply-of.ts';
import { scopeOf } from './scope.ts';
import { worstFirst } from './standing-order.ts';
import type { Told } from './told.ts';

const MOST = 6;

interface Beside {
  readonly figure: Figure;
  readonly against: AgainstComparator;
}

/** All measures that are held for others too: how many are behind, and those first. */
export function benchmarksList(told: Told): Reply {
  const { comparators } = told.asked;
  const all = worstFirst(told, figuresOf(told)).flatMap((figure): readonly Beside[] => {
    const [against] = besideComparators(told, figure, comparators);
    return against ? [{ figure, against }] : [];
  });
  const scope = scopeOf(told);
  const whose = comparators.length === 1 ? (comparators[0]?.name ?? 'others') : 'others';
  if (all.length === 0) return noData(told, `No figure of ${whose} is held${scope.inIt}.`);
  const behind = all.filter(({ against }) => against.verdict === 'worse');
  const ahead = all.filter(({ against }) => against.verdict === 'better');
  const shown = [...behind, ...ahead, ...all.filter((each) => !behind.includes(each) && !ahead.includes(each))];
  const observations = shown.flatMap(({ figure, against }) => [figure.observation, against.comparator.observation]);
  const left = shown.length - MOST;
  return replyOf({
    headline: `Behind ${whose} on ${behind.length} of ${plural(all.length, 'measure')}${scope.inIt}, ahead on ${ahead.length}.`,
    parts: [
      {
        kind: 'rows',
        heading: null,
        rows: shown.slice(0, MOST).map(({ figure, against }) => ({
          rating: null,
          value: numberOf(figure),
          name: shortName(figure.indicator),
          detail: `${sayThem(told, against)} · ${whenOf(figure)}`,
          strong: false,
        })),
        left: left > 0 ? `${left} more` : null,
        all: null,
      },
      ...sourceLine(observations),
    ],
    more: [tableOf(told, shown), ...fullSource(observations)],
    facts: factsOnce(
      shown.flatMap(({ figure, against }) => [
        valueFact(told, figure),
        valueFact(told, against.comparator, 'benchmark'),
      ]),
    ),
    listed: shown.map(({ figure }) => figure.indicator.code),
  });
}

/** 'behind England 57.9% (2025/26)'. */
function sayThem(told: Told, { comparator, verdict, difference }: AgainstComparator): string {
  const neither = difference.units > 0 ? 'above' : difference.units < 0 ? 'below' : 'level with';
  const side = verdict === 'worse' ? 'behind' : verdict === 'better' ? 'ahead of' : neither;
  return `${side} ${comparatorName(told, comparator)} ${numberOf(comparator)} (${shortPeriod(comparator.observation.period)})`;
}

function tableOf(told: Told, shown: readonly Beside[]): Part {
  const rows = shown.map(({ figure, against }) => [
    figure.indicator.name,
    numberOf(figure),
    allOf([sayThem(told, against)]),
  ]);
  return { kind: 'table', title: null, columns: ['Measure', 'Ours', 'Theirs'], rows };
}
