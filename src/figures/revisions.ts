import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Observation } from '../query/observation.ts';
import type { Resolved } from '../question/resolve.ts';
import { type Figure, figureOf, type Read } from './figure.ts';
import { linesOf } from './lines.ts';

/** A number that is not what it was when it was first published. */
export interface Revision {
  /** As it is now; of one that was taken back, as it last was. */
  readonly figure: Figure;
  /** The revision before it; null where it is not held. */
  readonly before: Observation | null;
  /** `restated`: the number is the same, and something beside it changed. */
  readonly kind: 'corrected' | 'withdrawn' | 'restated';
}

/** Every number of the lines asked about that was corrected or taken back, the newest time first. */
export function revisionsOf(
  asked: Resolved,
  found: readonly Observation[],
  catalogue: Read['catalogue'],
): readonly Revision[] {
  const ids = new Set(linesOf(asked, catalogue).flatMap(({ series }) => series.map(({ id }) => id)));
  const byNumber = new Map<string, Observation[]>();
  for (const each of found) {
    if (!ids.has(each.seriesId)) continue;
    const key = `${each.seriesId} ${each.period.end}`;
    byNumber.set(key, [...(byNumber.get(key) ?? []), each]);
  }
  const { when } = asked.question;
  return [...byNumber.values()]
    .flatMap((revisions) => revisionOf(revisions, catalogue))
    .filter(({ figure: { observation } }) => when.kind !== 'period' || observation.period.end === when.period.end)
    .toSorted((a, b) => (a.figure.observation.period.end < b.figure.observation.period.end ? 1 : -1));
}

function revisionOf(revisions: readonly Observation[], catalogue: Read['catalogue']): readonly Revision[] {
  const sorted = revisions.toSorted((a, b) => a.revision - b.revision);
  const [now, before = null] = [sorted.at(-1), sorted.at(-2)];
  if (!now || !indexOf(catalogue).series.has(now.seriesId)) return [];
  const read = { catalogue, found: new Map() };
  if (now.past === 'withdrawn') return before ? [{ figure: figureOf(read, before), before, kind: 'withdrawn' }] : [];
  if (now.revision < 2) return [];
  const same = before !== null && before.past !== 'withdrawn' && isSameNumber(now, before);
  return [{ figure: figureOf(read, now), before, kind: same ? 'restated' : 'corrected' }];
}

function isSameNumber(one: Observation, other: Observation): boolean {
  return (
    one.value === other.value &&
    one.numerator === other.numerator &&
    one.denominator === other.denominator &&
    one.marker === other.marker
  );
}
