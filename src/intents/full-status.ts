import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Rated } from '../evaluate/rate.ts';
import { targetFact } from '../reply/fact.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayValue } from '../reply/say.ts';
import { againstAll, benchmarkFact, commentaryOn, disagreements, lackingLine, sayAgainst } from './beside.ts';
import { lineBeside } from './charts/status-line.ts';
import { benchmarksOf, type Figure, type Found, otherBases } from './figure.ts';
import { valueFact } from './held.ts';
import type { Asked } from './intent.ts';
import { movedOf } from './movement-of.ts';
import { receipt } from './receipt.ts';
import { ratedOf, sayFigure, sayIt, sayRating, sayWhen } from './sentence.ts';

/** The figure and all that stands beside it; `brief` where several are answered at once. */
export function fullStatus(asked: Asked, figure: Figure, found: Found, catalogue: Catalogue, brief: boolean): Reply {
  const rated = ratedOf(catalogue, figure);
  const moved = movedOf(catalogue, figure);
  const against = againstAll({ catalogue, found }, figure);
  const others = otherBases({ catalogue, found }, figure);
  // Of several measures at once each would bring a picture of its own.
  const line = brief
    ? null
    : lineBeside(catalogue, figure, benchmarksOf({ catalogue, found, indicator: figure.indicator }));
  const rows = [
    ...(rated.target === null ? [] : [{ label: 'Target', value: sayValue(rated.target, figure.indicator.unit) }]),
    ...against.map((each) => ({ label: 'Benchmark', value: sayAgainst(catalogue, each) })),
    ...others.map((other) => ({ label: 'Also held', value: alsoHeld(catalogue, other) })),
  ];
  const parts: readonly Part[] = [
    ...(moved ? [text(moved.text)] : []),
    ...(line?.words ?? []),
    ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
    ...(line?.chart ?? []),
    ...(brief ? [] : wordsOn(catalogue, figure)),
    ...caveats(catalogue, found, figure, rated),
    ...(brief ? [] : lacking(catalogue, found, figure, rated)),
    receipt(asked, sourcesOf(figure, against, others)),
  ];
  return {
    outcome: 'answered',
    headline: [`${sayIt(catalogue, figure)}.`, sayRating(rated)].filter(Boolean).join(' '),
    parts,
    facts: [
      valueFact(catalogue, figure),
      ...(moved?.facts ?? []),
      ...against.map((each) => benchmarkFact(catalogue, each)),
      ...targetFacts(catalogue, figure, rated),
      ...others.map((other) => valueFact(catalogue, other)),
      ...(line?.facts ?? []),
    ],
  };
}

export function text(words: string): Part {
  return { kind: 'text', text: words };
}

function alsoHeld(catalogue: Catalogue, other: Figure): string {
  return [`${sayFigure(other)} ${sayWhen(other)}`, sayRating(ratedOf(catalogue, other)).replace(/\.$/, '')]
    .filter(Boolean)
    .join('; ');
}

function targetFacts(catalogue: Catalogue, figure: Figure, rated: Rated): readonly Fact[] {
  return rated.target === null ? [] : [targetFact(catalogue, figure.observation, rated.target)];
}

function sourcesOf(figure: Figure, against: readonly { readonly benchmark: Figure }[], others: readonly Figure[]) {
  return [figure, ...against.map((each) => each.benchmark), ...others].map((each) => each.observation);
}

/** What the source says: its note, then what explains the figure and what is being done. */
export function wordsOn(catalogue: Catalogue, { indicator, observation }: Figure): readonly Part[] {
  const main = commentaryOn(catalogue, indicator.code, ['action', 'explanation']).slice(0, 2);
  const words = main.length > 0 ? main : commentaryOn(catalogue, indicator.code, ['context']).slice(0, 1);
  const note = observation.note === null ? [] : [`The report adds: ${observation.note}.`];
  return [...note, ...words.map((each) => each.text)].map(text);
}

function caveats(catalogue: Catalogue, found: Found, figure: Figure, rated: Rated): readonly Part[] {
  const remarks = disagreements({ catalogue, found }, figure).map((each) => each.text);
  const approximate =
    figure.observation.qualifier === 'approximate' ? ['The source gives this only approximately.'] : [];
  const unrated =
    rated.rating === null && rated.reason !== '' && rated.target !== null ? [`Not rated: ${rated.reason}.`] : [];
  return [...approximate, ...unrated, ...remarks].map((each) => ({ kind: 'caveat', text: each }));
}

function lacking(catalogue: Catalogue, found: Found, figure: Figure, rated: Rated): readonly Part[] {
  const line = lackingLine({ catalogue, found }, figure, rated.target);
  return line === null ? [] : [text(line)];
}
