import type { Area, Catalogue, Indicator, Series } from '../catalogue/catalogue.ts';
import { indexOf, indicatorsOfThemes, narrowest } from '../catalogue/catalogue-index.ts';
import type { Along, Question } from '../question/question.ts';
import type { IndicatorAsked, Resolved } from '../question/resolve.ts';
import { meant, totalsOf } from './series-of.ts';
import { isStretch } from './stretch.ts';

/** What one number a time is held of: an indicator in one area, whole or one category, on each basis. */
export interface Line extends IndicatorAsked {
  /** null where the data has no such area. */
  readonly area: Area | null;
  /** 'all': the whole. */
  readonly dimension: string;
  readonly category: string;
  /** One a basis; empty where nothing is held. */
  readonly series: readonly Series[];
}

/** Every line that a question is about, by indicator, then by area or category, in the catalogue's order. */
export function linesOf(asked: Resolved, catalogue: Catalogue): readonly Line[] {
  return indicatorsAsked(asked, catalogue).flatMap((indicator) => linesOfIndicator(asked, indicator, catalogue));
}

/** The indicators that a question is about: those named, else those of the themes, else all. */
function indicatorsAsked(asked: Resolved, catalogue: Catalogue): readonly IndicatorAsked[] {
  switch (asked.question.of.kind) {
    case 'indicators':
      return asked.indicators.map((each) => meant(catalogue, each));
    case 'themes':
      if (asked.themes.length === 0) return [];
      return indicatorsOfThemes(catalogue, narrowest(catalogue, asked.themes)).map(plainly);
    case 'everything':
      return catalogue.indicators.map(plainly);
    case 'risks':
    case 'data':
      return [];
  }
}

function plainly(indicator: Indicator): IndicatorAsked {
  return { indicator, inverse: false };
}

function linesOfIndicator(asked: Resolved, each: IndicatorAsked, catalogue: Catalogue): readonly Line[] {
  const { where } = asked.question;
  const { organisation } = indexOf(catalogue);
  const whole = (area: Area | null): Line => ({
    ...each,
    area,
    dimension: 'all',
    category: 'all',
    series: totalsOf(catalogue, each.indicator, area),
  });
  switch (where.kind) {
    case 'whole':
      return [whole(organisation)];
    case 'areas':
      return asked.areas.map(whole);
    case 'each-area':
      return oneKind(asked.areas.map(whole).filter(({ series }) => series.length > 0));
    case 'each-category':
    case 'categories':
      return categoriesOf(where, each, { catalogue, area: organisation });
  }
}

/** Localities before teams: the two overlap, so that they never stand in one row of areas. */
function oneKind(lines: readonly Line[]): readonly Line[] {
  const [first] = lines.toSorted((a, b) => Number(a.area?.kind === 'team') - Number(b.area?.kind === 'team'));
  return lines.filter(({ area }) => area?.kind === first?.area?.kind);
}

type ByCategory = Extract<Question['where'], { readonly kind: 'each-category' | 'categories' }>;

function categoriesOf(
  where: ByCategory,
  each: IndicatorAsked,
  { catalogue, area }: { readonly catalogue: Catalogue; readonly area: Area | null },
): readonly Line[] {
  const parts = (indexOf(catalogue).seriesOf.get(each.indicator.id) ?? []).filter(
    ({ areaId, dimension }) => areaId === area?.id && dimension !== 'all',
  );
  const wanted = parts.filter(({ dimension, category }) => {
    if (where.dimension !== null && where.dimension !== dimension) return false;
    return where.kind === 'categories' ? where.categories.includes(category) : !where.except.includes(category);
  });
  // Of two breakdowns of one measure only the first: their categories overlap.
  const dimension = wanted[0]?.dimension;
  const categories = [...new Set(wanted.filter((one) => one.dimension === dimension).map(({ category }) => category))];
  return categories.map((category) => ({
    ...each,
    area,
    dimension: dimension ?? 'all',
    category,
    series: wanted.filter((one) => one.dimension === dimension && one.category === category),
  }));
}

/** What is ordered, counted or looked along where the question doesn't say. */
export function alongOf({ along, ask, of, where, when }: Question): Along {
  if (along !== null) return along;
  if (ask === 'when' || ask === 'run') return 'times';
  if (where.kind === 'each-category' || (where.kind === 'categories' && where.categories.length > 1))
    return 'categories';
  if (where.kind === 'each-area' || (where.kind === 'areas' && where.areas.length > 1)) return 'areas';
  if (of.kind !== 'indicators' || (of.indicators.length > 1 && !isStretch(when))) return 'indicators';
  return 'times';
}
