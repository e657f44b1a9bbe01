import { indexOf } from '../catalogue/catalogue-index.ts';
import { againstTarget } from '../figures/beside.ts';
import { type Figure, figureOf, hasNumber, type Read } from '../figures/figure.ts';
import { inForm } from '../figures/form.ts';
import type { Line } from '../figures/lines.ts';
import type { Rows } from '../figures/rows.ts';
import { siblingsOf, totalsOf } from '../figures/series-of.ts';
import { wouldTell } from '../figures/would-tell.ts';
import { allOf, plural } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { noData } from './held.ts';
import { disagreements } from './lines/caveats.ts';
import { midName, placeOf } from './lines/number.ts';
import { caveat, text } from './reply-of.ts';
import type { Told } from './told.ts';

/** 'localities', 'teams', 'categories', by what the rows are. */
export function kindOf({ along, of }: Pick<Rows, 'along' | 'of'>, count: number): string {
  const one =
    along === 'areas'
      ? of.area?.kind === 'team'
        ? 'team'
        : of.area?.kind === 'locality'
          ? 'locality'
          : 'area'
      : along === 'categories'
        ? of.dimension
        : 'measure';
  return plural(count, one).replace(/^\S+ /, '');
}

/** All of them, shown or not. */
export function rowCount(rows: Rows): number {
  return [rows.figures, rows.hidden, rows.blank, rows.elsewhen, rows.missing].reduce(
    (sum, each) => sum + each.length,
    0,
  );
}

const FEW = 3;

/** 'Met in 2 of 6 localities: Eastermoor and Coldmere'. */
export function metLine(told: Told, rows: Rows): readonly Part[] {
  const goals = rows.figures.flatMap((figure) => {
    const goal = againstTarget(told, figure);
    return goal?.gap ? [{ figure, met: goal.gap.met }] : [];
  });
  if (goals.length < FEW || rows.hidden.length > 0) return [];
  const met = goals.filter((each) => each.met).map(({ figure }) => placeOf(told, figure) ?? '');
  const of = `${goals.length} ${kindOf(rows, goals.length)}`;
  if (met.length === 0) return [text(`Target met in none of ${of}`)];
  if (met.length === goals.length) return [text(`Target met in all ${of}`)];
  return [text(`Target met in ${met.length} of ${of}${met.length <= FEW ? `: ${allOf(met)}` : ''}`)];
}

/** What is not among the rows, counted: hidden, of another time, or not held. */
export function leftOut(told: Told, rows: Rows): readonly Part[] {
  const { hidden, elsewhen, missing, blank } = rows;
  const all = rowCount(rows);
  const names = (figures: readonly Figure[]) => allOf(figures.map((figure) => placeOf(told, figure) ?? ''));
  return [
    ...(hidden.length > 0 ? [`${hidden.length} of ${all} ${kindOf(rows, all)} not shown: small numbers.`] : []),
    ...(elsewhen.length > 0 ? [`Left out, as theirs are of another time: ${names(elsewhen)}.`] : []),
    ...(blank.length > 0 ? [`Without a number: ${names(blank)}.`] : []),
    ...(missing.length > 0 ? [`No figure held for ${allOf(missing.map(lineName))}.`] : []),
  ].map(caveat);
}

function lineName({ area, dimension, category }: Line): string {
  return dimension === 'all' ? (area?.name ?? '') : category;
}

/** The whole at the same time, unless one part alone is not shown: that could be worked out from it. */
export function wholeOf(told: Told, rows: Rows): Figure | null {
  const { figures, hidden, missing, blank, elsewhen, of } = rows;
  const [first] = figures;
  const { organisation } = indexOf(told.catalogue);
  const apart = hidden.length + missing.length + blank.length + elsewhen.length;
  const isAsked = figures.some(({ series }) => series.areaId === organisation?.id && series.dimension === 'all');
  if (!first || apart === 1 || figures.length < FEW || isAsked) return null;
  // Also one that was not asked for may be hidden, and is then the difference of what is shown.
  if (siblingsOf(told.catalogue, first.series).length - figures.length === 1) return null;
  const whole = figureBeside(told, of, first);
  return whole && wouldTell(told, whole, figures) ? null : whole;
}

function figureBeside(
  read: Read & Pick<Told, 'asked'>,
  { indicator, dimension, area }: Line,
  first: Figure,
): Figure | null {
  const { organisation } = indexOf(read.catalogue);
  const [series] = totalsOf(read.catalogue, indicator, dimension === 'all' ? organisation : area).filter(
    ({ basis }) => basis === first.series.basis,
  );
  const same = series && read.found.get(series.id)?.find(({ period }) => period.end === first.observation.period.end);
  return same && hasNumber(same) ? inForm(figureOf(read, same), read.asked.question.form) : null;
}

/** What does not agree in the whole: that its parts don't add up, a break. */
export function wholeCaveats(told: Told, whole: Figure | null): readonly Part[] {
  if (!whole) return [];
  return disagreements(told, whole)
    .filter(({ kind }) => kind === 'parts' || kind === 'break')
    .map(({ text: words }) => caveat(words));
}

/** Nothing can be shown of any: the whole instead, unless a part of it is hidden. */
export function noneShown(told: Told, rows: Rows | null): Reply {
  const indicator = rows?.of.indicator ?? told.asked.indicators[0]?.indicator;
  const name = indicator ? midName(indicator) : 'that';
  if (rows && rows.hidden.length > 0) {
    const all = rowCount(rows);
    return noData(told, `No number for ${name} can be shown by ${kindOf(rows, 1)}: all ${all} are suppressed.`);
  }
  const wanted = rows && rows.missing.length > 0 ? allOf(rows.missing.map(lineName)) : '';
  const { organisation } = indexOf(told.catalogue);
  const held = indicator
    ? totalsOf(told.catalogue, indicator, organisation)
        .flatMap(({ id }) => told.found.get(id)?.filter(hasNumber).at(-1) ?? [])
        .map((observation) => figureOf(told, observation))
    : [];
  const where = wanted === '' ? '' : ` for ${wanted}`;
  return noData(told, `No figure for ${name}${where} is held.`, held.slice(0, 1), ' (the whole)');
}
