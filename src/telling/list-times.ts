import { meetsAll } from '../figures/conditions.ts';
import type { Figure } from '../figures/figure.ts';
import { sinceOf } from '../figures/movement.ts';
import { ordered } from '../figures/order.ts';
import { type Rows, rowsOf } from '../figures/rows.ts';
import { sayConditions } from '../question/say-condition.ts';
import { shortName } from '../reply/name.ts';
import type { Reply } from '../reply/reply.ts';
import { shortPeriod } from '../reply/short-period.ts';
import { factsOnce, valueFact } from './facts.ts';
import { nothingFor } from './held.ts';
import { countsOf, numberOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { caveat, replyOf } from './reply-of.ts';
import { soughtOf } from './sought.ts';
import type { Told } from './told.ts';

const MOST = 6;

/** The times at which a measure met the conditions, the newest first unless an order was asked for. */
export function listOfTimes(told: Told): Reply {
  const [rows] = rowsOf(told.asked, told) as readonly [Rows];
  const { question, comparators } = told.asked;
  const beside = { ...told, comparators };
  const met = rows.figures.filter((figure) => meetsAll(question.only, figure, beside));
  const [first] = rows.figures;
  if (!first) return nothingFor(told, soughtOf(told, rows.of));
  const order = question.order;
  const all = order
    ? ordered(order, met, { ...beside, since: sinceOf(question) }).placed.map(({ figure }) => figure)
    : met.toReversed();
  const shown = all.slice(0, question.limit ?? MOST);
  const observations = met.map(({ observation }) => observation);
  const are = sayConditions(question.only);
  const left = all.length - shown.length;
  return replyOf({
    headline: `${shortName(first.indicator)}: ${met.length === 0 ? 'none' : met.length} of ${rows.figures.length} figures ${met.length === 1 || met.length === 0 ? 'is' : 'are'} ${are}.`,
    parts: [
      ...(shown.length === 0
        ? []
        : [
            {
              kind: 'rows' as const,
              heading: null,
              rows: shown.map(rowFor),
              left: left > 0 ? `${left} more` : null,
              all: null,
            },
          ]),
      ...(rows.hidden.length === 0 ? [] : [caveat(`${rows.hidden.length} not shown: small numbers.`)]),
      ...sourceLine(observations.slice(-1)),
    ],
    more: [
      ...(left > 0
        ? [
            {
              kind: 'table' as const,
              title: null,
              columns: ['Period', 'Value', 'Of'],
              rows: all.map((figure) => [
                shortPeriod(figure.observation.period),
                numberOf(figure),
                countsOf(figure) ?? '',
              ]),
            },
          ]
        : []),
      ...fullSource(observations),
    ],
    next: nextOf(told, first, ['trend', 'areas', 'status']),
    facts: factsOnce(all.map((figure) => valueFact(told, figure))),
  });
}

function rowFor(figure: Figure) {
  return {
    rating: null,
    value: numberOf(figure),
    name: shortPeriod(figure.observation.period),
    detail: countsOf(figure),
    strong: false,
  };
}
