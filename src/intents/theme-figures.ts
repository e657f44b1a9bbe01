import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { indicatorsOfThemes, narrowest } from '../catalogue/catalogue-index.ts';
import type { NamedPeriod } from '../query/period.ts';
import type { Plan } from '../query/store.ts';
import { type Figure, type Found, hasNumber, look } from './figure.ts';
import type { Asked } from './intent.ts';
import { movedOf } from './movement-of.ts';
import { ratedOf, ratingCell, sayFigure, shortPeriod } from './sentence.ts';
import { areaAsked, meant, periodsOf, placeOf, planTotals } from './series-of.ts';

/** The indicators a list or summary is about: those named, else those of the themes, else all. One beside a theme is a word of it. */
export function indicatorsAsked(asked: Asked, catalogue: Catalogue): readonly Indicator[] {
  const named = [...new Set(meant(asked, catalogue).map(({ indicator }) => indicator))];
  const byTheme = named.length === 0 || (named.length === 1 && asked.themes.length > 0);
  return byTheme ? indicatorsOfThemes(catalogue, narrowest(catalogue, asked.themes)) : named;
}

/** For the small line of a row: two years of quarters. */
const SMALL_LINE = 8;

/** A theme has few measures. Of everything no more than a few rows each are read, however many there are. */
const MOST_WITH_LINE = 30;

/** The newest figures, each with the one before it; of comparators too where they are what is asked about. */
export function planThemes(asked: Asked, catalogue: Catalogue, comparators = false): Plan | null {
  const indicators = indicatorsAsked(asked, catalogue);
  const few = asked.themes.length > 0 && indicators.length <= MOST_WITH_LINE;
  return planTotals(catalogue, { asked, indicators, last: 2, line: few ? SMALL_LINE : 2, comparators });
}

/** The figure of each indicator for the period asked, or the newest; those without one are left out. */
export function figuresOf(
  asked: Asked,
  found: Found,
  catalogue: Catalogue,
  period: NamedPeriod | null = periodsOf(asked)[0] ?? null,
): readonly Figure[] {
  const area = areaAsked(asked, catalogue);
  return indicatorsAsked(asked, catalogue).flatMap((indicator) => {
    const looked = look({ catalogue, found, indicator, area, period, basis: asked.basis });
    return looked.kind === 'figure' && hasNumber(looked.figure.observation) ? [looked.figure] : [];
  });
}

/** Which way a figure went, in a cell: 'up, better'; as the source says it where nothing earlier is held. */
export function movementCell(catalogue: Catalogue, figure: Figure): string {
  const moved = movedOf(catalogue, figure);
  if (moved?.computed) {
    const { direction, verdict, from } = moved.computed;
    return [`${direction} since ${shortPeriod(from.period)}`, verdict].filter(Boolean).join(', ');
  }
  const published = figure.observation.movement;
  if (!published) return figure.observation.arrow ? `printed ${figure.observation.arrow}` : 'not known';
  const words = [published.moved, published.verdict].filter(Boolean).join(', ');
  return words ? `${words}, as published` : 'not known';
}

/** A row of a table: name, value with its period, rating, movement. */
export function rowOf(catalogue: Catalogue, figure: Figure): readonly string[] {
  const value = `${sayFigure(figure)}, ${shortPeriod(figure.observation.period)}`;
  return [figure.indicator.name, value, ratingCell(ratedOf(catalogue, figure)), movementCell(catalogue, figure)];
}

export const COLUMNS = ['Measure', 'Value', 'Rating', 'Movement'] as const;

/** 'child protection', 'children in care and caseloads', 'all measures', 'all measures, North': what is counted, and where. */
export function scopeOf(catalogue: Catalogue, { themes, areas }: Pick<Asked, 'themes' | 'areas'>): string {
  const named = narrowest(catalogue, themes);
  const what = named.length === 0 ? 'all measures' : named.map((theme) => theme.name).join(' and ');
  return [what, ...placeOf({ areas })].join(', ');
}
