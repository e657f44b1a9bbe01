import type { Indicator } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import { type Figure, hasNumber, ratedOf } from '../figures/figure.ts';
import { comparatorsOf, partsOf } from '../figures/series-of.ts';
import { EVERYTHING, type Question } from '../question/question.ts';
import { cutAtWord } from '../reply/name.ts';
import type { Next } from '../reply/reply.ts';
import { commentaryOn } from './lines/words.ts';
import type { Told } from './told.ts';

const MOST = 3;
const LABEL = 14;

/** A question of its own, about the whole and the newest unless it says otherwise. */
export function questionFor(changed: Partial<Question>): Question {
  return { ...EVERYTHING, ...changed };
}

export function ofIndicator({ code }: Pick<Indicator, 'code'>): Question['of'] {
  return { kind: 'indicators', indicators: [{ code, inverse: false }] };
}

export function nextOne(label: string, changed: Partial<Question>): Next {
  return { label: cutAtWord(label, LABEL), question: questionFor(changed) };
}

/** What is likely asked next of a figure, by what is held of it. */
export type Likely = 'areas' | 'parts' | 'trend' | 'compare' | 'why' | 'gap' | 'status' | 'theme';

/** The first three of these that can be answered, in this order. */
export function nextOf(told: Told, figure: Figure, likely: readonly Likely[]): readonly Next[] {
  return [...new Set(likely)].flatMap((each) => LIKELY[each](told, figure) ?? []).slice(0, MOST);
}

const LIKELY: { readonly [L in Likely]: (told: Told, figure: Figure) => Next | null } = {
  areas: (told, { indicator }) => {
    const kind = areaKindOf(told, indicator);
    if (kind === null) return null;
    const where: Question['where'] = { kind: 'each-area', areaKind: kind, except: [] };
    return nextOne(`By ${kind}`, { ask: 'value', of: ofIndicator(indicator), where });
  },
  parts: ({ catalogue }, { indicator }) => {
    const [part] = partsOf(catalogue, indicator, indexOf(catalogue).organisation);
    if (!part) return null;
    const where: Question['where'] = { kind: 'each-category', dimension: part.dimension, except: [] };
    return nextOne(`By ${part.dimension}`, { ask: 'value', of: ofIndicator(indicator), where });
  },
  trend: (told, figure) =>
    figure.history.filter(hasNumber).length < 2
      ? null
      : nextOne('Trend', { ask: 'course', of: ofIndicator(figure.indicator), where: whereOf(told, figure) }),
  compare: ({ catalogue }, { indicator }) =>
    comparatorsOf(catalogue, indicator).length === 0
      ? null
      : nextOne('Compare', {
          ask: 'benchmark',
          of: ofIndicator(indicator),
          against: [{ kind: 'comparators', comparators: [] }],
        }),
  why: (told, { indicator }) =>
    commentaryOn(told.catalogue, indicator.code, ['explanation']).length === 0
      ? null
      : nextOne('Why?', { ask: 'why', of: ofIndicator(indicator) }),
  gap: (told, figure) =>
    ratedOf(told, figure).target === null
      ? null
      : nextOne('How far off?', { ask: 'gap', of: ofIndicator(figure.indicator), where: whereOf(told, figure) }),
  status: (_told, { indicator }) => nextOne('Newest', { ask: 'value', of: ofIndicator(indicator) }),
  theme: ({ catalogue }, { indicator }) => {
    const theme = indexOf(catalogue).themes.get(indicator.themeId);
    return theme
      ? nextOne(theme.name.length > LABEL ? 'Its theme' : theme.name, {
          ask: 'overview',
          of: { kind: 'themes', themes: [theme.name] },
        })
      : null;
  },
};

/** The area that a figure is of. */
function whereOf({ catalogue }: Told, { series }: Figure): Question['where'] {
  const area = indexOf(catalogue).areas.get(series.areaId);
  return !area || (area.kind !== 'locality' && area.kind !== 'team')
    ? { kind: 'whole' }
    : { kind: 'areas', areas: [area.name] };
}

/** Localities before teams; null where it is held for neither. */
function areaKindOf({ catalogue }: Told, indicator: Indicator): 'locality' | 'team' | null {
  const { seriesOf, areas } = indexOf(catalogue);
  const kinds = new Set((seriesOf.get(indicator.id) ?? []).map(({ areaId }) => areas.get(areaId)?.kind));
  return kinds.has('locality') ? 'locality' : kinds.has('team') ? 'team' : null;
}
