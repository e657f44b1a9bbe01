import { indexOf } from '../catalogue/catalogue-index.ts';
import { compareDecimals, type Decimal, ratio, toNumber } from '../evaluate/decimal.ts';
import type { Resolved } from '../question/resolve.ts';
import { besideOf } from './ask.ts';
import { pairOf, sameTime } from './difference.ts';
import { areaOf, type Figure, figureOf, hasNumber, type Read, valueOf } from './figure.ts';
import { asCount } from './form.ts';
import { ordered } from './order.ts';
import { rowsOf } from './rows.ts';
import { totalsOf } from './series-of.ts';
import { isOfSameTime } from './whole.ts';
import type { Refusal } from './worked.ts';
import { wouldTell } from './would-tell.ts';

/** One part of a whole. */
export interface Part {
  readonly figure: Figure;
  /** In percent of the whole, to one decimal. */
  readonly percent: Decimal;
}

export type Share =
  | {
      readonly kind: 'share';
      /** The largest first, unless another order was asked for. */
      readonly parts: readonly Part[];
      readonly whole: Figure;
      readonly hidden: readonly Figure[];
    }
  /** A percentage is its own share: so many of so many. */
  | { readonly kind: 'published'; readonly figure: Figure }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly about: readonly Figure[] };

/** What part of the whole some areas, some categories or one measure of another are; always by counts of one time. */
export function sharesOf(asked: Resolved, read: Read): readonly Share[] {
  const { where } = asked.question;
  if (where.kind === 'whole') return [ofAnother(asked, read)];
  const along = where.kind === 'areas' || where.kind === 'each-area' ? 'areas' : 'categories';
  return rowsOf({ ...asked, question: { ...asked.question, along } }, read).map((rows) => {
    const counted = rows.figures.map(asCount);
    const figures = counted.filter((each) => each !== null);
    const [first] = figures;
    if (!first || figures.length < counted.length)
      return refused(counted.length > 0 ? 'no-counts' : 'nothing-held', rows.hidden);
    const whole = wholeOf(first, read);
    if (!whole) return refused('missing', []);
    if (wouldTell(read, whole, figures)) return refused('hidden', rows.hidden);
    return shared(asked, figures, { whole, hidden: rows.hidden }, read);
  });
}

function refused(why: Refusal, about: readonly Figure[]): Share {
  return { kind: 'refused', why, about };
}

/** The figure that parts are of: all categories together, or the organisation. */
function wholeOf(part: Figure, read: Read): Figure | null {
  const { organisation } = indexOf(read.catalogue);
  const area = part.series.dimension === 'all' ? organisation : areaOf(read, part);
  const { indicators } = indexOf(read.catalogue);
  const indicator = indicators.get(part.indicator.id) ?? part.indicator;
  for (const series of totalsOf(read.catalogue, indicator, area)) {
    const same = (read.found.get(series.id) ?? []).find(
      (each) => each.period.end === part.observation.period.end && each.period.basis === part.observation.period.basis,
    );
    if (same && hasNumber(same)) return asCount(figureOf(read, same));
  }
  return null;
}

function shared(
  asked: Resolved,
  figures: readonly Figure[],
  { whole, hidden }: { readonly whole: Figure; readonly hidden: readonly Figure[] },
  read: Read,
): Share {
  const all = valueOf(whole.observation);
  if (!all) return refused('missing', [whole]);
  if (all.units === 0) return refused('of-nothing', [whole]);
  const order = asked.question.order ?? { by: 'value', end: 'highest' };
  const { placed } = ordered(order, figures, besideOf(asked, read));
  const parts = placed.flatMap(({ figure }) => {
    const value = valueOf(figure.observation);
    return value ? [{ figure, percent: ratio(toNumber(value), toNumber(all), 1) }] : [];
  });
  const { limit } = asked.question;
  return { kind: 'share', parts: limit === null ? parts : parts.slice(0, limit), whole, hidden };
}

/** One measure as a part of another; of a percentage alone, what it is itself. */
function ofAnother(asked: Resolved, read: Read): Share {
  const [one, other] = pairOf(asked, read);
  if (!one || !other) {
    const [rows] = rowsOf(asked, read);
    const figure = rows?.figures.at(-1);
    return figure?.indicator.unit === 'percent'
      ? { kind: 'published', figure }
      : refused('nothing-held', figure ? [figure] : []);
  }
  const figures = sameTime(asked.question, one, other, read);
  if (!figures || !isOfSameTime(...figures)) return refused('other-times', figures ?? []);
  const [part, whole] = figures.map(asCount) as [Figure | null, Figure | null];
  if (!part || !whole) return refused('no-counts', figures);
  const hidden = figures.filter(({ observation }) => observation.marker === 'suppressed');
  if (hidden.length > 0) return refused('hidden', hidden);
  const [a, b] = [valueOf(part.observation), valueOf(whole.observation)];
  // What is more than the whole is no part of it.
  if (a && b && compareDecimals(a, b) > 0) return refused('other-units', [part, whole]);
  return shared(asked, [part], { whole, hidden: [] }, read);
}
