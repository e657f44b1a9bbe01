import type { Catalogue } from '../../catalogue/catalogue.ts';
import { change } from '../../evaluate/change.ts';
import { ratingSymbol, ratingWord } from '../../evaluate/rate.ts';
import { judged } from '../../intents/breaks.ts';
import type { Figure } from '../../intents/figure.ts';
import { valueFact } from '../../intents/held.ts';
import { nameOf, ratedOf, sayFigure, sayWhen } from '../../intents/sentence.ts';
import type { Observation, Rating } from '../../query/observation.ts';
import { changeFacts, factOf } from '../../reply/fact.ts';
import type { Fact } from '../../reply/reply.ts';
import { sayChange } from '../../reply/say.ts';
import { observationOf, type Said, type SaidFigure } from './said.ts';

/** How a measure differs from what was said of it; the kinds in the order in which they are told. */
export interface Changed {
  readonly kind: (typeof KINDS)[number];
  /** One sentence without its full stop. */
  readonly text: string;
  readonly facts: readonly Fact[];
}

/**
 * - `fell`, `rose`: into a worse or better rating
 * - `worse`, `better`: a newer figure by its polarity, in the same rating
 * - `corrected`: another figure for the same time
 * - `withdrawn`: the figure was taken back, or the measure is not held any more
 * - `new`: a newer figure that is neither better nor worse, or a measure that was not there
 */
export const KINDS = ['fell', 'rose', 'worse', 'better', 'corrected', 'withdrawn', 'new'] as const;

/**
 * What has changed since it was said, in the order of `KINDS`, of what is shown now or was shown earlier. Nothing said and
 * nothing changed are both empty.
 */
export function changesSince(
  catalogue: Catalogue,
  said: Said,
  { figures, shown }: { readonly figures: readonly Figure[]; readonly shown: readonly Figure[] },
): readonly Changed[] {
  const told = new Set([...said.shown, ...shown.map(({ indicator }) => indicator.code)]);
  const now = new Set(figures.map(({ indicator }) => indicator.code));
  const changed = figures
    .filter(({ indicator }) => told.has(indicator.code))
    .flatMap((figure) => changeOf(catalogue, said.figures[figure.indicator.code], figure) ?? []);
  const lost = said.shown.flatMap((code) => (now.has(code) ? [] : noLonger(said.figures[code])));
  return [...changed, ...lost].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

function changeOf(catalogue: Catalogue, before: SaidFigure | undefined, figure: Figure): Changed | null {
  const name = nameOf(catalogue, figure);
  if (!before) return told('new', `${name}: new here, ${sayNow(catalogue, figure)}`, [valueFact(catalogue, figure)]);
  const earlier = observationOf(before, figure.observation);
  if (isSameTime(before, figure.observation)) return sameTime(catalogue, { before, earlier, figure, name });
  if (figure.observation.period.end < before.period.end) {
    // Without its value: whoever took it back does not want it read once more.
    const when = sayWhen({ observation: earlier, standsFor: 'asked' });
    return told(
      'withdrawn',
      `${name}: the figure ${when} was taken back; the newest held is ${sayNow(catalogue, figure)}`,
      [valueFact(catalogue, figure)],
    );
  }
  return later(catalogue, { before, figure, name });
}

interface Compared {
  readonly before: SaidFigure;
  readonly earlier: Observation;
  readonly figure: Figure;
  readonly name: string;
}

/** The same time said again: a correction, or limits that have changed. */
function sameTime(catalogue: Catalogue, { before, earlier, figure, name }: Compared): Changed | null {
  const { rating } = ratedOf(catalogue, figure);
  const crossed = crossing(before.rating, rating);
  if (!isSameNumber(before, figure.observation)) {
    const was = sayFigure({ ...figure, observation: earlier });
    const rated = before.rating === rating ? '' : `; now ${sayRating(rating)}, was ${sayRating(before.rating)}`;
    const text = `${name}: corrected from ${was} to ${sayFigure(figure)} ${sayWhen(figure)}${rated}`;
    return told(crossed ?? 'corrected', text, [
      valueFact(catalogue, figure),
      factOf(catalogue, earlier, { role: 'previous' }),
    ]);
  }
  if (before.rating === rating) return null;
  const text = `${name}: now ${sayRating(rating)}, was ${sayRating(before.rating)}, for the same figure of ${sayFigure(figure)} ${sayWhen(figure)}`;
  return told(crossed ?? 'new', text, [valueFact(catalogue, figure)]);
}

/** A newer figure, set beside that of the time that was told, as it is held now: one that was taken back is not said again. */
function later(catalogue: Catalogue, { before, figure, name }: Omit<Compared, 'earlier'>): Changed {
  const { rating } = ratedOf(catalogue, figure);
  const earlier = figure.history.find((each) => isSameTime(before, each));
  if (!earlier) return told('new', `${name}: ${sayNow(catalogue, figure)}`, [valueFact(catalogue, figure)]);
  const moved =
    before.period.basis === figure.observation.period.basis
      ? judged(figure, change(figure.indicator, earlier, figure.observation))
      : null;
  const way = moved ? `, ${sayChange(figure.indicator, moved)}` : '';
  const facts = [
    valueFact(catalogue, figure),
    factOf(catalogue, earlier, { role: 'previous' }),
    ...(moved ? changeFacts(figure.indicator, moved, catalogue) : []),
  ];
  const crossed = crossing(before.rating, rating);
  if (crossed !== null) {
    return told(
      crossed,
      `${name}: now ${sayRating(rating)}, was ${sayRating(before.rating)}: ${sayFigure(figure)} ${sayWhen(figure)}${way}`,
      facts,
    );
  }
  return told(moved?.verdict ?? 'new', `${name}: ${sayNow(catalogue, figure)}${way}`, facts);
}

function told(kind: Changed['kind'], text: string, facts: readonly Fact[]): Changed {
  return { kind, text, facts };
}

function noLonger(before: SaidFigure | undefined): readonly Changed[] {
  return before ? [told('withdrawn', `${before.name}: not held any more`, [])] : [];
}

function sayNow(catalogue: Catalogue, figure: Figure): string {
  return `${sayFigure(figure)} ${sayWhen(figure)}, ${sayRating(ratedOf(catalogue, figure).rating)}`;
}

export function sayRating(rating: Rating | null): string {
  return `${ratingSymbol(rating)} ${ratingWord(rating)}`.trim();
}

function isSameTime({ period }: SaidFigure, { period: now }: Observation): boolean {
  return period.basis === now.basis && period.end === now.end;
}

function isSameNumber(before: SaidFigure, now: Observation): boolean {
  const parts = ['value', 'numerator', 'denominator', 'qualifier', 'marker'] as const;
  return parts.every((part) => before[part] === now[part]);
}

/** From the worst; 'attention' without colour is as bad as the worst of them, since its extent is not known. */
const ORDER: Readonly<Record<Rating, number>> = { red: 0, attention: 0, amber: 1, yellow: 2, within: 3, exceeds: 4 };

/** Which way a rating went; null: it didn't, or one of the two is not rated. */
function crossing(from: Rating | null, to: Rating | null): 'fell' | 'rose' | null {
  if (from === null || to === null || ORDER[from] === ORDER[to]) return null;
  return ORDER[to] < ORDER[from] ? 'fell' : 'rose';
}
