import { type Change, change } from '../../evaluate/change.ts';
import { type Figure, figureOf, type Read, ratedOf } from '../../figures/figure.ts';
import { movedFrom } from '../../figures/movement.ts';
import { UNTOLD } from '../../figures/standings.ts';
import { verdictSince } from '../../figures/statistics.ts';
import type { Observation, Rating } from '../../query/observation.ts';
import { changeFacts, factOf } from '../../reply/fact.ts';
import { ratingWord } from '../../reply/mark.ts';
import type { Fact, Row } from '../../reply/reply.ts';
import { valueFact } from '../../telling/facts.ts';
import { saySize } from '../../telling/lines/change.ts';
import { countsOf, numberOf, shortOf, whenOf, withCounts } from '../../telling/lines/number.ts';
import { keyOf, observationOf, type Said, type SaidFigure } from './said.ts';

/** How a measure differs from what was said of it; the kinds in the order in which they are told. */
export interface Changed {
  readonly kind: (typeof KINDS)[number];
  readonly row: Row;
  readonly facts: readonly Fact[];
}

/**
 * - `fell`, `rose`: into a worse or better rating
 * - `worse`, `better`: a newer figure by its polarity, in the same rating, unless chance may make as much
 * - `corrected`: another figure for the same time
 * - `withdrawn`: the figure was taken back, or the measure is not held any more
 * - `new`: a newer figure that is neither, or a measure that was not there
 */
export const KINDS = ['fell', 'rose', 'worse', 'better', 'corrected', 'withdrawn', 'new'] as const;

/**
 * What has changed since it was said, in the order of `KINDS`, of what is shown now or was shown earlier. Nothing said and
 * nothing changed are both empty.
 */
export function changesSince(
  read: Read,
  said: Said,
  { figures, shown }: { readonly figures: readonly Figure[]; readonly shown: readonly Figure[] },
): readonly Changed[] {
  const told = new Set([...said.shown, ...shown.map((each) => keyOf(read, each))]);
  const now = new Set(figures.map((each) => keyOf(read, each)));
  const changed = figures
    .filter((each) => told.has(keyOf(read, each)))
    .flatMap((figure) => changeOf(read, said.figures[keyOf(read, figure)], figure) ?? []);
  const hidden = hiddenKeys(read);
  const lost = said.shown.flatMap((key) => (now.has(key) ? [] : noLonger(key, said.figures[key], hidden.has(key))));
  return [...changed, ...lost].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

function changeOf(read: Read, before: SaidFigure | undefined, figure: Figure): Changed | null {
  if (!before) return told(read, 'new', figure, 'new here');
  const earlier = observationOf(before, figure.observation);
  if (isSameTime(before, figure.observation)) return sameTime(read, { before, earlier, figure });
  // What was taken back is not said again.
  if (figure.observation.period.end < before.period.end)
    return told(
      read,
      'withdrawn',
      figure,
      `the newer figure of ${whenOf({ ...figure, observation: earlier })} was withdrawn`,
    );
  return later(read, { before, figure });
}

interface Compared {
  readonly before: SaidFigure;
  readonly earlier: Observation;
  readonly figure: Figure;
}

/** The same time said again: a correction, or limits that have changed. */
function sameTime(read: Read, { before, earlier, figure }: Compared): Changed | null {
  const { rating } = ratedOf(read, figure);
  const crossed = crossing(before.rating, rating);
  if (!isSameNumber(before, figure.observation)) {
    const was = wasSaid(figure, earlier);
    const facts = [factOf(read.catalogue, earlier, { role: 'previous' })];
    return told(read, crossed ?? 'corrected', figure, `corrected from ${was}${wasRated(before.rating, rating)}`, facts);
  }
  if (before.rating === rating) return null;
  return told(read, crossed ?? 'new', figure, `the same figure${wasRated(before.rating, rating)}`);
}

/** A newer figure, beside that of the time that was told as it is held now: one that was taken back is not said again. */
function later(read: Read, { before, figure }: Omit<Compared, 'earlier'>): Changed {
  const { rating } = ratedOf(read, figure);
  const earlier = figure.history.find((each) => isSameTime(before, each));
  if (!earlier) return told(read, 'new', figure, '');
  const moved = before.period.basis === figure.observation.period.basis ? movedSaid(figure, earlier) : null;
  const size =
    moved && moved.direction !== 'unchanged'
      ? `${moved.direction === 'rose' ? '↑' : '↓'} ${saySize(figure.indicator, moved)}`
      : '';
  const facts = [
    factOf(read.catalogue, earlier, { role: 'previous' }),
    ...(moved ? changeFacts(figure.indicator, moved, read.catalogue) : []),
  ];
  const crossed = crossing(before.rating, rating);
  const was =
    crossed === null ? '' : `was ${numberOf({ ...figure, observation: earlier })}, ${ratingWord(before.rating)}`;
  return told(
    read,
    crossed ?? sureOf(figure, earlier, moved) ?? 'new',
    figure,
    [size, was].filter((each) => each !== '').join(', '),
    facts,
  );
}

/** Better or worse unless chance alone may make as much: a move of one child leads nothing. */
function sureOf(figure: Figure, earlier: Observation, moved: Change | null): Change['verdict'] {
  const found = moved && verdictSince(figure, { kind: 'day', day: earlier.period.end });
  const isNoise = found && !found.real && !UNTOLD.has(found.reason.rule);
  return isNoise ? null : (moved?.verdict ?? null);
}

/** Across a break neither better nor worse. */
function movedSaid(figure: Figure, earlier: Observation): Change | null {
  return movedFrom(figure, earlier)?.change ?? change(figure.indicator, earlier, figure.observation);
}

/** With its counts where they are others than now. */
function wasSaid(figure: Figure, earlier: Observation): string {
  const before = { ...figure, observation: earlier };
  return countsOf(before) === countsOf(figure) ? numberOf(before) : withCounts(before);
}

function wasRated(before: Rating | null, now: Rating | null): string {
  return before === now ? '' : `, was ${ratingWord(before)}`;
}

function told(read: Read, kind: Changed['kind'], figure: Figure, how: string, facts: readonly Fact[] = []): Changed {
  const { rating } = ratedOf(read, figure);
  const word = rating === null ? [] : [ratingWord(rating)];
  const counts = countsOf(figure);
  const detail = [...(counts === null ? [] : [counts]), whenOf(figure), ...word, how]
    .filter((each) => each !== '')
    .join(' · ');
  const row = { rating, value: numberOf(figure), name: shortOf(read, figure), detail, strong: false };
  return { kind, row, facts: [valueFact(read, figure), ...facts] };
}

/** What is hidden now is held, and has a number that is not shown. */
function hiddenKeys(read: Read): ReadonlySet<string> {
  const newest = [...read.found.values()].flatMap((history) => history.at(-1) ?? []);
  const hidden = newest.filter(({ marker }) => marker === 'suppressed');
  return new Set(hidden.map((each) => keyOf(read, figureOf(read, each))));
}

function noLonger(key: string, before: SaidFigure | undefined, isHidden: boolean): readonly Changed[] {
  if (!before) return [];
  const detail = isHidden ? 'not shown now: small numbers' : 'not held any more';
  const name = [before.name, ...key.split('|').slice(1)].join(', ');
  const row = { rating: null, value: '–', name, detail, strong: false };
  return [{ kind: 'withdrawn', row, facts: [] }];
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
