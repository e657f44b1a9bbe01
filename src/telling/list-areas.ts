import { isUnjudged, meetsAll } from '../figures/conditions.ts';
import type { Figure } from '../figures/figure.ts';
import { sinceOf } from '../figures/movement.ts';
import { ordered } from '../figures/order.ts';
import { type Rows, rowsOf } from '../figures/rows.ts';
import { sayConditions } from '../question/say-condition.ts';
import { allOf, shortName } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { factsOnce, valueFact } from './facts.ts';
import { joined } from './joined.ts';
import { heldAgainst } from './lines/comparators.ts';
import { placeOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { chanceOfMoves } from './moves.ts';
import { nextOf } from './next.ts';
import { notHeldHere } from './not-held-here.ts';
import { rankingOf } from './ranking.ts';
import { kindOf, leftOut } from './ranking-beside.ts';
import { caveat, replyOf } from './reply-of.ts';
import { rowOf } from './row.ts';
import { SILENT, type Told } from './told.ts';
import { tellValue } from './value.ts';

const MOST = 10;
/** Of many measures at once each would bring a list of its own. */
const MOST_MEASURES = 4;

/** Areas or categories that meet the conditions, of each measure asked. */
export function listOfAreas(told: Told): Reply {
  const { question } = told.asked;
  const groups = rowsOf(told.asked, told);
  if (groups.length === 0) return notHeldHere(told);
  if (question.only.length === 0 && groups.length === 1) return rankingOf(told);
  if (question.only.length === 0) return tellValue(told);
  return joined(groups.slice(0, MOST_MEASURES).map((rows) => listOfOne(told, rows)));
}

function listOfOne(told: Told, rows: Rows): Reply {
  const { question, comparators } = told.asked;
  const beside = { ...told, comparators };
  const met = rows.figures.filter((figure) => meetsAll(question.only, figure, beside));
  const unjudged = rows.figures.filter((figure) => isUnjudged(question.only, figure, beside));
  const order = question.order ?? ({ by: 'value', end: 'worst' } as const);
  const { placed, apart } = ordered(order, met, { ...beside, since: sinceOf(question) });
  const all = [...placed.map(({ figure }) => figure), ...apart];
  const shown = all.slice(0, question.limit ?? MOST);
  const observations = rows.figures.map(({ observation }) => observation);
  const [first] = rows.figures;
  const against = first ? heldAgainst(told, first, question.only) : SILENT;
  return replyOf({
    headline: headlineOf(told, rows, all),
    parts: [
      ...against.parts,
      ...rowsPart(told, shown, rows),
      ...chanceOfMoves(question, all),
      ...leftOut(told, rows),
      ...(unjudged.length === 0
        ? []
        : [caveat(`Can’t be told for ${allOf(unjudged.map((figure) => placeOf(told, figure) ?? ''))}.`)]),
      ...sourceLine(observations),
    ],
    more: fullSource(observations),
    next: first ? nextOf(told, first, ['areas', 'trend', 'compare']) : [],
    facts: factsOnce([...all.map((figure) => valueFact(told, figure)), ...against.facts]),
    listed: all.map((figure) => placeOf(told, figure) ?? ''),
  });
}

function headlineOf({ asked }: Told, rows: Rows, met: readonly Figure[]): string {
  const name = shortName(rows.of.indicator);
  const [first] = rows.figures;
  const when = first ? `, ${whenOf(first)}` : '';
  const of = `${rows.figures.length} ${kindOf(rows, rows.figures.length)}`;
  const are = sayConditions(asked.question.only);
  if (met.length === 0) return `${name}: none of ${of} is ${are}${when}.`;
  return `${name}: ${met.length} of ${of} ${met.length === 1 ? 'is' : 'are'} ${are}${when}.`;
}

function rowsPart(told: Told, shown: readonly Figure[], rows: Rows): readonly Part[] {
  const [first] = rows.figures;
  if (shown.length === 0 || !first) return [];
  const lines = shown.map((figure) =>
    rowOf(told, figure, { name: placeOf(told, figure) ?? '', beside: first.observation.period }),
  );
  return [{ kind: 'rows', heading: null, rows: lines, left: null, all: null }];
}
