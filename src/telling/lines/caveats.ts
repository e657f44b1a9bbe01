import { complementOf } from '../../catalogue/catalogue-index.ts';
import { previousOf } from '../../evaluate/change.ts';
import { checkObservation, type Disagreement } from '../../evaluate/check.ts';
import { areaOf, type Figure, otherBases, partsBeside, type Read, ratedOf } from '../../figures/figure.ts';
import { totalsOf } from '../../figures/series-of.ts';
import { upperFirst } from '../../reply/name.ts';
import { shortNamed } from '../../reply/short-period.ts';
import { caveat } from '../reply-of.ts';
import type { Said, Told } from '../told.ts';

/** What does not agree in a published figure, each in one sentence. */
export function disagreements(read: Read, figure: Figure): readonly Disagreement[] {
  const { catalogue } = read;
  const { indicator, series, observation, history } = figure;
  return checkObservation({
    catalogue,
    indicator,
    series,
    observation,
    previous: previousOf(history, observation),
    parts: partsBeside(read, figure).map((part) => part.observation),
    complements: complementsOf(read, figure),
    otherBases: otherBases(read, figure).map((other) => ({ series: other.series, observation: other.observation })),
  });
}

/** The indicator of the opposite in the same period and basis. */
function complementsOf(read: Read, { indicator, series, observation }: Figure) {
  const opposite = complementOf(read.catalogue, indicator);
  if (!opposite) return [];
  return totalsOf(read.catalogue, opposite, areaOf(read, { series }))
    .filter((each) => each.basis === series.basis)
    .flatMap((each) => read.found.get(each.id) ?? [])
    .filter((each) => each.period.label === observation.period.label)
    .map((each) => ({ indicator: opposite, observation: each }));
}

/** What changes what the number means: a break in its series, or only the last month of what was asked. */
export function firstCaveats(told: Told, figure: Figure): Said {
  const breaks = disagreements(told, figure).filter(({ kind }) => kind === 'break');
  return caveats([...lastMonthOnly(told, figure), ...breaks.map(({ text }) => text)]);
}

/** What does not agree otherwise, and why it is not rated where a target is held; `without`: what is said already. */
export function otherCaveats(told: Told, figure: Figure, without: readonly Disagreement['kind'][] = []): Said {
  const rated = ratedOf(told, figure);
  const unrated = rated.rating === null && rated.target !== null ? [`Not rated: ${rated.reason}.`] : [];
  const others = disagreements(told, figure).filter(({ kind }) => kind !== 'break' && !without.includes(kind));
  return caveats([...unrated, ...others.map(({ text }) => text), ...correctionOf(figure)]);
}

/** What was corrected since it was first published, in the source's words: a figure that was printed before differs. */
export function correctionOf({ observation: { revision, past, note } }: Figure): readonly string[] {
  return revision > 1 && past === undefined && note !== null ? [`${upperFirst(note)}.`] : [];
}

function lastMonthOnly({ asked }: Told, { standsFor }: Figure): readonly string[] {
  const { when } = asked.question;
  if (standsFor === 'asked' || when.kind !== 'period') return [];
  return [`No figure for the whole of ${shortNamed(when.period)} is held.`];
}

export function caveats(texts: readonly string[]): Said {
  return { parts: [...new Set(texts)].map(caveat), facts: [] };
}
