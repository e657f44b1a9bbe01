import type { Where } from '../question/question.ts';
import type { Message, Sense, Span } from './span.ts';

/**
 * Spans with what denying words set apart: 'excluding Coldmere' becomes each of the others, and a correction or an
 * exception takes the words it sets apart with it, so that nothing else reads them.
 */
export function withExcepted({ tokens }: Message, spans: readonly Span[]): readonly Span[] {
  return spans.flatMap((span): Span | readonly Span[] => {
    const { sense } = span;
    if (
      sense.role === 'denial' &&
      sense.kind === 'turn' &&
      SET_ASIDE.has(tokens[span.to]?.text ?? '') &&
      tokens[span.from]?.text === 'not'
    )
      return aside(span, sense.scope.to);
    if (sense.role !== 'denial' || (sense.kind !== 'except' && sense.kind !== 'correct')) return span;
    const inside = spans.filter(({ from, to }) => from >= sense.scope.from && to <= sense.scope.to);
    const to = Math.max(span.to, sense.scope.to);
    const where = sense.kind === 'except' ? othersOf(inside.map((each) => each.sense)) : null;
    if (where) return { ...span, to, weight: 2 * (to - span.from), sense: { role: 'each', where } };
    if (sense.kind === 'correct') return { ...span, to };
    // 'Without a passport' leaves out no part that has a name; nor can 'excluding the asthma cases' be worked out.
    const isSure = span.weight >= span.to - span.from;
    return isSure ? { ...span, to, weight: to - span.from, sense: { role: 'not-held', nature: 'group' } } : [];
  });
}

/** 'Not the initial ones', 'not just the month': these turn nothing round. */
const SET_ASIDE = new Set(['the', 'this', 'those', 'these', 'just', 'only', 'a', 'an']);

function aside(span: Span, to: number): Span {
  const scope = { from: span.to, to };
  return {
    ...span,
    to,
    weight: to - span.from,
    row: `${span.row}, set aside`,
    sense: { role: 'denial', kind: 'idle', scope },
  };
}

/** Every part of the kind but those named; null where none is named. */
function othersOf(senses: readonly Sense[]): Where | null {
  const areas = senses.flatMap((sense) => (sense.role === 'area' ? sense.areas : []));
  if (areas.length > 0) return { kind: 'each-area', areaKind: null, except: [...new Set(areas)] };
  const categories = senses.flatMap((sense) => (sense.role === 'category' ? [sense] : []));
  const [first] = categories;
  if (!first) return null;
  const named = categories.filter(({ dimension }) => dimension === first.dimension).flatMap((each) => each.categories);
  return { kind: 'each-category', dimension: first.dimension, except: [...new Set(named)] };
}
