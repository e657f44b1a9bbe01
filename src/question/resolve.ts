import type { Area, Catalogue, Indicator, Risk, Theme } from '../catalogue/catalogue.ts';
import { isPartOfComparator } from '../catalogue/catalogue-index.ts';
import type { IsoDate } from '../query/period.ts';
import { countedFromAgainst } from './counted-from.ts';
import type { Question } from './question.ts';

/** An indicator as asked for; `inverse`: the words name its opposite. */
export interface IndicatorAsked {
  readonly indicator: Indicator;
  readonly inverse: boolean;
}

/** A Question with its names looked up in one catalogue, on one day. */
export interface Resolved {
  readonly question: Question;
  readonly today: IsoDate;
  /** Those named, in the order asked; empty unless the question is of indicators. */
  readonly indicators: readonly IndicatorAsked[];
  readonly themes: readonly Theme[];
  /** Areas named or meant by 'each', without the excepted ones; empty: the organisation itself. */
  readonly areas: readonly Area[];
  /** Comparators that the question sets beside the figure; of 'every one held' all that the catalogue has. */
  readonly comparators: readonly Area[];
  readonly risks: readonly Risk[];
  /** What was named and is not held (any more): codes and names. The rest never stands in for it. */
  readonly lost: readonly string[];
}

/** Looks the names of a Question up. Pure; nothing is left out in silence: see `lost`. */
export function resolve(asked: Question, catalogue: Catalogue, today: IsoDate): Resolved {
  const question = countedFromAgainst(asked);
  const { of, where } = question;
  const lost: string[] = [];
  const find = <T>(items: readonly T[], keyOf: (item: T) => string, key: string): readonly T[] => {
    const found = items.find((item) => keyOf(item) === key);
    if (found === undefined) lost.push(key);
    return found === undefined ? [] : [found];
  };
  const areaNamed = (name: string) => find(catalogue.areas, (area) => area.name, name);
  const named = question.against.flatMap((each) => (each.kind === 'comparators' ? each.comparators : []));
  const all = question.against.some((each) => each.kind === 'comparators' && each.comparators.length === 0);
  const indicators =
    of.kind === 'indicators'
      ? of.indicators.flatMap(({ code, inverse }) =>
          find(catalogue.indicators, (each) => each.code, code).map((indicator) => ({ indicator, inverse })),
        )
      : [];
  for (const each of question.against) {
    if (each.kind === 'indicator') find(catalogue.indicators, ({ code }) => code, each.code);
    if (each.kind === 'area') areaNamed(each.area);
  }
  return {
    question,
    today,
    indicators,
    themes: of.kind === 'themes' ? of.themes.flatMap((name) => find(catalogue.themes, (each) => each.name, name)) : [],
    areas: where.kind === 'areas' ? where.areas.flatMap(areaNamed) : eachArea(where, catalogue),
    comparators: all ? comparatorsIn(catalogue) : named.flatMap(areaNamed),
    risks: of.kind === 'risks' ? of.refs.flatMap((ref) => find(catalogue.risks, (each) => each.ref, ref)) : [],
    lost,
  };
}

/** Those that are no parts of others. */
function comparatorsIn(catalogue: Catalogue): readonly Area[] {
  return catalogue.areas.filter((area) => area.kind === 'comparator' && !isPartOfComparator(catalogue, area));
}

/** Every area of the kind; where none is named, of the kinds that parts of an organisation have. */
function eachArea(where: Question['where'], { areas }: Catalogue): readonly Area[] {
  if (where.kind !== 'each-area') return [];
  const kinds = where.areaKind === null ? ['locality', 'team'] : [where.areaKind];
  return areas.filter(({ kind, name }) => kinds.includes(kind) && !where.except.includes(name));
}
