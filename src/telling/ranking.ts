import type { Figure } from '../figures/figure.ts';
import { type Ordered, ordered, type Placed } from '../figures/order.ts';
import { type Rows, rowsOf } from '../figures/rows.ts';
import type { Order } from '../question/question.ts';
import { targetFact } from '../reply/fact.ts';
import { upperFirst } from '../reply/name.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { shortPeriod } from '../reply/short-period.ts';
import { areaBars, categoryBars } from './charts/bars.ts';
import { factsOnce, valueFact } from './facts.ts';
import { placeOf } from './lines/number.ts';
import { sayReason, thresholdOf } from './lines/reason.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { leftOut, metLine, noneShown, wholeCaveats, wholeOf } from './ranking-beside.ts';
import { rankingHeadline } from './ranking-headline.ts';
import { countsTable, rankingRows } from './ranking-rows.ts';
import { replyOf, text } from './reply-of.ts';
import type { Told } from './told.ts';

/** What a ranking tells: all rows of one measure, those shown, in order. */
export interface Ranking {
  readonly rows: Rows;
  readonly order: Order;
  readonly placed: readonly Placed[];
  /** Those that are shown, in order; all unless a number or a place of them was asked for. */
  readonly shown: readonly Figure[];
  /** The organisation's own figure, where it may stand beside them. */
  readonly whole: Figure | null;
}

/** One measure in several areas or categories at one time: the ends first, then a line each, in order. */
export function rankingOf(told: Told): Reply {
  const [rows] = rowsOf(told.asked, told);
  if (!rows || rows.figures.length === 0) return noneShown(told, rows ?? null);
  const ranking = rankingFrom(told, rows);
  const { shown, whole } = ranking;
  const [first] = shown;
  if (!first) return noneShown(told, rows);
  const chart = chartOf(told, ranking);
  const observations = [...shown, ...(whole ? [whole] : [])].map(({ observation }) => observation);
  return replyOf({
    headline: rankingHeadline(told, ranking),
    parts: [
      text(headingOf(told, first)),
      ...metLine(told, rows),
      ...leftOut(told, rows),
      ...wholeCaveats(told, whole),
      ...(chart.length > 0 ? chart : rankingRows(told, ranking)),
      ...sourceLine(observations),
    ],
    more: [...countsTable(told, ranking), ...fullSource(observations)],
    next: nextOf(told, first, ['trend', 'compare', 'why', 'status']),
    facts: factsOnce([
      ...[...shown, ...(whole ? [whole] : [])].map((each) => valueFact(told, each)),
      ...aimFacts(told, first),
    ]),
    listed: shown.map((figure) => placeOf(told, figure) ?? figure.indicator.code),
  });
}

function rankingFrom(told: Told, rows: Rows): Ranking {
  const { question } = told.asked;
  const order = question.order ?? usualOrder(rows.figures[0] as Figure);
  const { placed, apart }: Ordered = ordered(order, rows.figures, { ...told, comparators: [], since: null });
  const inOrder = [...placed.map(({ figure }) => figure), ...apart];
  const from = question.place === null ? 0 : question.place - 1;
  const most = question.limit ?? (question.place === null ? inOrder.length : 1);
  return { rows, order, placed, shown: inOrder.slice(from, from + most), whole: wholeOf(told, rows) };
}

/** Worst first; where neither way is better the highest. */
function usualOrder({ indicator }: Figure): Order {
  const judged = indicator.polarity === 'higher' || indicator.polarity === 'lower';
  return { by: 'value', end: judged && indicator.unit !== 'count' ? 'worst' : 'highest' };
}

/** 'Year to Oct 2026 · target 20%; lower is better'. */
function headingOf(told: Told, figure: Figure): string {
  const threshold = thresholdOf(told, figure);
  const { polarity } = figure.indicator;
  const aim = threshold ? sayReason(told, figure)?.split(',')[0]?.split(';')[0] : undefined;
  const better = polarity === 'lower' ? 'lower is better' : null;
  const words = [aim?.toLowerCase(), better].filter((each) => each !== undefined && each !== null);
  const when = upperFirst(shortPeriod(figure.observation.period));
  const provisional = figure.observation.provisional ? ', provisional' : '';
  return `${when}${provisional}${words.length === 0 ? '' : ` · ${words.join(', ')}`}`;
}

function chartOf(told: Told, ranking: Ranking): readonly Part[] {
  const { rows, shown } = ranking;
  if (shown.length < 2) return [];
  const drawn = [...shown, ...rows.hidden];
  const written = rankingRows(told, ranking);
  const bars = rows.along === 'areas' ? areaBars : categoryBars;
  return bars(told.catalogue, drawn, written).parts;
}

function aimFacts(told: Told, figure: Figure): readonly Fact[] {
  const target = thresholdOf(told, figure)?.target;
  return target ? [targetFact(told.catalogue, figure.observation, target)] : [];
}
