import type { Catalogue } from '../catalogue/catalogue.ts';
import { allOf, lowerFirst } from '../reply/name.ts';
import type { Along, Question } from './question.ts';

/** 'initial health assessments and dental checks', 'all measures'. */
export function subjectOf({ of, against }: Question, catalogue: Catalogue): string {
  switch (of.kind) {
    case 'indicators': {
      const names = of.indicators.map(
        ({ code, inverse }) => `${inverse ? 'the opposite of ' : ''}${nameOf(code, catalogue)}`,
      );
      const beside = against.flatMap((each) =>
        each.kind === 'indicator' ? [`${each.inverse ? 'the opposite of ' : ''}${nameOf(each.code, catalogue)}`] : [],
      );
      return allOf([...names, ...beside]);
    }
    case 'themes':
      return allOf(of.themes);
    case 'everything':
      return 'all measures';
    case 'risks':
      return of.refs.length === 0 ? 'all risks' : `risks ${allOf(of.refs)}`;
    case 'data':
      return 'the data';
  }
}

function nameOf(code: string, { indicators }: Catalogue): string {
  return lowerFirst(indicators.find((each) => each.code === code)?.name ?? code);
}

export function whereOf({ where }: Question): string {
  switch (where.kind) {
    case 'whole':
      return '';
    case 'areas':
      return `in ${allOf(where.areas)}`;
    case 'each-area':
      return `by ${where.areaKind ?? 'area'}${exceptOf(where.except)}`;
    case 'each-category':
      return `by ${where.dimension ?? 'category'}${exceptOf(where.except)}`;
    case 'categories':
      return `for ${where.dimension === null ? '' : `${where.dimension} `}${allOf(where.categories)}`;
  }
}

function exceptOf(except: readonly string[]): string {
  return except.length === 0 ? '' : ` except ${allOf(except)}`;
}

export const SINGULAR: Readonly<Record<string, string>> = {
  times: 'time',
  months: 'month',
  quarters: 'quarter',
  years: 'year',
  days: 'day',
  localities: 'locality',
  teams: 'team',
  areas: 'area',
  measures: 'measure',
  categories: 'category',
};

/** What is counted, ordered or listed: 'months', 'localities', 'measures'. */
export function axisOf({ along, where, basis, of }: Question): string {
  const axis: Along =
    along ??
    (where.kind === 'each-area'
      ? 'areas'
      : where.kind === 'each-category'
        ? 'categories'
        : of.kind === 'indicators'
          ? 'times'
          : 'indicators');
  if (axis === 'times') return basis === 'month' || basis === 'quarter' || basis === 'year' ? `${basis}s` : 'times';
  if (axis === 'areas' && where.kind === 'each-area') return KINDS[where.areaKind ?? 'any'];
  return axis === 'indicators' ? 'measures' : axis;
}

const KINDS = { locality: 'localities', team: 'teams', any: 'areas' } as const;
