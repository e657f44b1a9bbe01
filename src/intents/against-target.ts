import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Gap, gap } from '../evaluate/gap.ts';
import { thresholdFor } from '../evaluate/rate.ts';
import { targetFact } from '../reply/fact.ts';
import type { Fact } from '../reply/reply.ts';
import { sayValue } from '../reply/say.ts';
import type { Figure } from './figure.ts';
import { sayFigure, sayWhen } from './sentence.ts';

/** A figure with the target that holds for it and how far it is from it; `gap` null where it can't be told. */
export interface AgainstTarget {
  readonly figure: Figure;
  readonly target: string;
  readonly gap: Gap | null;
}

/** The target of a figure at its period; null where none is held. */
export function againstTarget(catalogue: Catalogue, figure: Figure): AgainstTarget | null {
  const { indicator, series, observation } = figure;
  const threshold = thresholdFor(catalogue, indicator, series, observation.period.end);
  if (!threshold || threshold.target === null) return null;
  return { figure, target: threshold.target, gap: gap(indicator, observation, threshold) };
}

export function sayTarget({ figure, target }: AgainstTarget): string {
  return sayValue(target, figure.indicator.unit);
}

/** '86% in December 2018 (that month alone): met'. */
export function sayMet({ figure, gap: distance }: AgainstTarget): string {
  const met = distance === null ? 'not set against it' : distance.met ? 'met' : 'missed';
  return `${sayFigure(figure)} ${sayWhen(figure)}: ${met}`;
}

export function factOfTarget(catalogue: Catalogue, { figure, target }: AgainstTarget): Fact {
  return targetFact(catalogue, figure.observation, target);
}
