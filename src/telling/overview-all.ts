import type { Figure } from '../figures/figure.ts';
import { ratedOf } from '../figures/figure.ts';
import { riskFact } from '../reply/fact.ts';
import { plural } from '../reply/name.ts';
import type { Next, Part, Reply } from '../reply/reply.ts';
import { factsOnce, valueFact } from './facts.ts';
import { numberOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { listRows } from './list-rows.ts';
import { nextOne } from './next.ts';
import { inNeed, ratingsPart } from './ratings-line.ts';
import { labelled, replyOf } from './reply-of.ts';
import { highestFirst, sayRisk } from './risks-of.ts';
import { worstFirst } from './standing-order.ts';
import type { Told } from './told.ts';

const WORST = 3;
const BEST = 2;

/** The whole scorecard: how many need attention, those furthest off, what goes well, the biggest risk. */
export function overviewOfAll(told: Told, figures: readonly Figure[]): Reply {
  const most = told.asked.question.limit;
  const needing = worstFirst(told, inNeed(told, figures));
  const worst = needing.slice(0, most ?? WORST);
  const best = bestOf(told, figures).slice(0, most ?? BEST);
  const [risk] = highestFirst(told.catalogue.risks);
  const { commentary } = told.catalogue;
  const observations = figures.map(({ observation }) => observation);
  const words = (kind: string, label: string) =>
    commentary.filter((each) => each.kind === kind).map((each): Part => labelled(label, each.text));
  return replyOf({
    headline: `${needing.length === 0 ? 'None' : needing.length} of ${plural(figures.length, 'measure')} ${needing.length === 1 ? 'needs' : 'need'} attention.`,
    parts: [
      ratingsPart(told, figures),
      ...rowsOf(told, 'Furthest off', worst),
      ...rowsOf(told, 'Going well', best),
      ...(risk ? [labelled('Biggest risk', sayRisk(risk))] : []),
      ...sourceLine(observations),
    ],
    more: [
      ...words('headline', 'The report'),
      ...words('highest-risk', 'Highest risk'),
      ...tableOf(needing.slice(worst.length)),
      ...fullSource(observations),
    ],
    next: [
      ...(needing.length > worst.length ? [allOf(needing.length)] : []),
      nextOne('Got worse', {
        ask: 'movers',
        only: [{ not: false, test: { kind: 'moved', how: 'worse', since: null } }],
      }),
      nextOne('Risks', { ask: 'risks', of: { kind: 'risks', refs: [] } }),
    ],
    facts: factsOnce([
      ...[...worst, ...best, ...needing].map((figure) => valueFact(told, figure)),
      ...(risk ? [riskFact(risk)] : []),
    ]),
    listed: needing.map(({ indicator }) => indicator.code),
  });
}

function allOf(count: number): Next {
  return nextOne(`All ${count}`, {
    ask: 'list',
    limit: 20,
    only: [{ not: false, test: { kind: 'rated', ratings: ['attention'] } }],
  });
}

/** Those that do best by their target. */
function bestOf(told: Told, figures: readonly Figure[]): readonly Figure[] {
  const good = figures.filter((figure) => ['exceeds', 'within'].includes(ratedOf(told, figure).rating ?? ''));
  return worstFirst(told, good).toReversed();
}

function rowsOf(told: Told, heading: string, figures: readonly Figure[]): readonly Part[] {
  if (figures.length === 0) return [];
  return [
    {
      kind: 'rows',
      heading,
      rows: listRows(told, figures, false),
      left: null,
      all: null,
    },
  ];
}

function tableOf(rest: readonly Figure[]): readonly Part[] {
  if (rest.length === 0) return [];
  const rows = rest.map((figure) => [figure.indicator.name, numberOf(figure), whenOf(figure)]);
  return [{ kind: 'table', title: 'Also need attention', columns: ['Measure', 'Value', 'Period'], rows }];
}
