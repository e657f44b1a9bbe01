import type { Figure } from '../figures/figure.ts';
import type { Placed } from '../figures/order.ts';
import { allOf, lowerFirst, shortName, upperFirst } from '../reply/name.ts';
import { ordinal } from './lines/change.ts';
import { numberOf, placeOf } from './lines/number.ts';
import type { Ranking } from './ranking.ts';
import { kindOf, rowCount } from './ranking-beside.ts';
import type { Told } from './told.ts';

/** So many are all named in the headline. */
const FEW = 3;

/** 'Re-referrals: highest in Alderbeck (23.8%), lowest in Coldmere (18.5%)'; of a few, each of them. */
export function rankingHeadline(told: Told, ranking: Ranking): string {
  const { rows, shown } = ranking;
  const { question } = told.asked;
  const name = shortName((shown[0] as Figure).indicator);
  if (rows.hidden.length > 0)
    return `${name}: shown for ${shown.length} of ${rowCount(rows)} ${kindOf(rows, 2)}, ${listed(told, shown.slice(0, FEW))}.`;
  if (question.place !== null) return `${placed(told, ranking)} on ${lowerFirst(name)}.`;
  if (question.order !== null)
    return `${upperFirst(endOf(ranking))} on ${lowerFirst(name)}: ${listed(told, firstOnes(ranking))}.`;
  if (shown.length <= FEW) return `${name}: ${listed(told, shown)}.`;
  return `${name}: ${ends(told, ranking)}.`;
}

function listed(told: Told, figures: readonly Figure[]): string {
  return allOf(figures.map((figure) => `${nameOf(told, figure)} ${numberOf(figure)}`));
}

function nameOf(told: Told, figure: Figure): string {
  return placeOf(told, figure) ?? 'the whole';
}

/** As many as were asked for, up to three; of one all that are level with it. */
function firstOnes({ placed, shown }: Ranking): readonly Figure[] {
  if (shown.length > 1)
    return levelWith(placed, 1).length > 1 ? levelWith(placed, 1).slice(0, FEW) : shown.slice(0, FEW);
  const level = levelWith(placed, placed.find(({ figure }) => figure === shown[0])?.place ?? 1);
  return (level.length > 0 ? level : shown).slice(0, FEW);
}

function levelWith(placed: readonly Placed[], place: number): readonly Figure[] {
  return placed.filter((each) => each.place === place).map(({ figure }) => figure);
}

const ENDS = { best: 'best', worst: 'worst', highest: 'highest', lowest: 'lowest' } as const;

function endOf({ order }: Ranking): string {
  return ENDS[order.end];
}

/** 'Second lowest: Coldmere 18.5%'. */
function placed(told: Told, ranking: Ranking): string {
  const at = told.asked.question.place ?? 1;
  const nth = at === 1 ? '' : `${ordinal(at)} `;
  return `${upperFirst(`${nth}${endOf(ranking)}`)}: ${listed(told, ranking.shown)}`;
}

function ends(told: Told, { rows, placed, shown }: Ranking): string {
  const [first, last] = [placed[0]?.figure ?? shown[0], placed.at(-1)?.figure ?? shown.at(-1)] as [Figure, Figure];
  const [top, bottom] = isAbove(first, last) ? [first, last] : [last, first];
  if (numberOf(top) === numberOf(bottom))
    return `the same in all ${shown.length} ${kindOf(rows, shown.length)}, ${numberOf(top)}`;
  const level = (figure: Figure) =>
    allOf(
      shown
        .filter((each) => numberOf(each) === numberOf(figure))
        .slice(0, FEW)
        .map((each) => nameOf(told, each)),
    );
  const of = rows.along === 'areas' ? ' in' : ' for';
  return `highest${of} ${level(top)} (${numberOf(top)}), lowest${of} ${level(bottom)} (${numberOf(bottom)})`;
}

function isAbove({ observation: { value: a } }: Figure, { observation: { value: b } }: Figure): boolean {
  return Number(a) >= Number(b);
}
