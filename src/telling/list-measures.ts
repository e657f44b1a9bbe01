import { isUnjudged, meetsAll } from '../figures/conditions.ts';
import { type Figure, hasNumber, ratedOf } from '../figures/figure.ts';
import { inForm } from '../figures/form.ts';
import { linesOf } from '../figures/lines.ts';
import { sinceOf } from '../figures/movement.ts';
import { ordered } from '../figures/order.ts';
import { figureOfLine } from '../figures/rows.ts';
import { ratingWord } from '../reply/mark.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { timeHeading } from './common-time.ts';
import { factsOnce, valueFact } from './facts.ts';
import { comparatorFacts } from './lines/comparators.ts';
import { numberOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { listHeadline, nothingListed } from './list-headline.ts';
import { leftLine, unjudgedLine } from './list-left.ts';
import { namesOnly } from './list-names.ts';
import { comparatorsAsked, isOfVerdict, listRows, MOST_ROWS } from './list-rows.ts';
import { chanceOfMoves, sinceInRows } from './moves.ts';
import { nextOne, questionFor } from './next.ts';
import { replyOf, text } from './reply-of.ts';
import { worstFirst } from './standing-order.ts';
import type { Told } from './told.ts';

/** What a list of measures tells. */
export interface Listing {
  /** All that were asked about and have a figure. */
  readonly all: readonly Figure[];
  /** Those that meet every condition, in order. */
  readonly met: readonly Figure[];
  /** Those of which it can't be told. */
  readonly unjudged: readonly Figure[];
}

/** As many as one message has room for, where all are asked for. */
const ALL = 20;

export function listOfMeasures(told: Told): Reply {
  const listing = listingOf(told);
  const { question } = told.asked;
  if (question.only.length === 0 && question.order === null) return namesOnly(told);
  if (listing.met.length === 0) return nothingListed(told, listing);
  const most = question.limit ?? MOST_ROWS;
  const shown = listing.met.slice(0, Math.min(most, ALL));
  const rest = listing.met.slice(shown.length);
  const observations = shown.map(({ observation }) => observation);
  return replyOf({
    headline: listHeadline(told, listing),
    parts: [
      text(timeHeading(shown, isOfVerdict(told) ? undefined : sinceInRows(question))),
      {
        kind: 'rows',
        heading: null,
        rows: listRows(told, shown, true),
        left: leftLine(told, rest),
        all: rest.length === 0 ? null : { label: `All ${listing.met.length}`, question: { ...question, limit: ALL } },
      },
      ...chanceOfMoves(question, listing.met),
      ...unjudgedLine(told, listing.unjudged),
      ...sourceLine(observations),
    ],
    more: [...tableOf(told, rest), ...fullSource(listing.met.map(({ observation }) => observation))],
    next: nextsOf(told, shown),
    facts: factsOnce(
      listing.met.flatMap((figure) => [
        valueFact(told, figure),
        ...comparatorFacts(told, comparatorsAsked(told, figure)),
      ]),
    ),
    listed: listing.met.map(({ indicator }) => indicator.code),
  });
}

function listingOf(told: Told): Listing {
  const { question } = told.asked;
  const beside = { ...told, comparators: told.asked.comparators };
  const all = linesOf(told.asked, told.catalogue)
    .flatMap((line) => figureOfLine(question, line, told) ?? [])
    .filter(({ observation }) => hasNumber(observation) || question.only.some(({ test }) => test.kind === 'state'))
    .flatMap((figure) => inForm(figure, question.form) ?? []);
  const met = all.filter((figure) => meetsAll(question.only, figure, beside));
  const unjudged = all.filter((figure) => isUnjudged(question.only, figure, beside));
  return { all, met: inOrder(told, met), unjudged };
}

function inOrder(told: Told, figures: readonly Figure[]): readonly Figure[] {
  const { question, comparators } = told.asked;
  if (question.order === null) return worstFirst(told, figures);
  const { placed, apart } = ordered(question.order, figures, { ...told, comparators, since: sinceOf(question) });
  return [...placed.map(({ figure }) => figure), ...apart];
}

function tableOf(told: Told, rest: readonly Figure[]): readonly Part[] {
  if (rest.length === 0) return [];
  const rows = rest.map((figure) => [
    figure.indicator.name,
    numberOf(figure),
    whenOf(figure),
    ratingWord(ratedOf(told, figure).rating),
  ]);
  return [{ kind: 'table', title: null, columns: ['Measure', 'Value', 'Period', 'Rating'], rows }];
}

function nextsOf(told: Told, shown: readonly Figure[]) {
  const { question } = told.asked;
  const [first] = shown;
  const of = {
    kind: 'indicators',
    indicators: shown.map(({ indicator }) => ({ code: indicator.code, inverse: false })),
  } as const;
  const amber = question.only.some(
    ({ test }) => test.kind === 'rated' && test.ratings.includes('red') && !test.ratings.includes('amber'),
  );
  return [
    ...(amber
      ? [
          {
            label: 'Amber too',
            question: {
              ...question,
              only: [{ not: false, test: { kind: 'rated' as const, ratings: ['red' as const, 'amber' as const] } }],
            },
          },
        ]
      : []),
    ...(first && shown.length > 1
      ? [nextOne('Trends', { ask: 'course', of: { ...of, indicators: [...of.indicators] } })]
      : []),
    ...(first
      ? [{ label: 'Got worse', question: questionFor({ ask: 'movers', of: question.of, where: question.where }) }]
      : []),
  ].slice(0, 3);
}
