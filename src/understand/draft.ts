import { type Against, type Along, EVERYTHING, type Question, type When, type Where } from '../question/question.ts';
import type { Cover } from './cover.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { Sense, Span } from './span.ts';

export type SenseOf<R extends Sense['role']> = Extract<Sense, { role: R }>;

/** A cover put together as parts of a Question, before it is known what is asked. */
export interface Parts {
  readonly question: Question;
  readonly said: ReadonlySet<keyof Question>;
  /** Spans that vote for an ask. */
  readonly votes: readonly (Span & { readonly sense: SenseOf<'ask'> })[];
  readonly back: readonly SenseOf<'back'>[];
  /** Words that no figure is held on, whatever the subject. */
  readonly notHeld: readonly (Span & { readonly sense: SenseOf<'not-held'> })[];
  /** How surely words point back. */
  readonly backWeight: number;
  readonly corrects: boolean;
}

/** What the spans of a cover say, field by field. */
export function partsOf(cover: Cover, hypothesis: Hypothesis, organisation: string | null): Parts {
  const senses = cover.spans.map(({ sense }) => sense);
  const of = <R extends Sense['role']>(role: R) => senses.filter((sense): sense is SenseOf<R> => sense.role === role);
  const fields: Partial<{ -readonly [K in keyof Question]: Question[K] }> = {};
  const subject = subjectOf(hypothesis, cover);
  if (subject) fields.of = subject;
  const where = whereOf(of('area'), of('each'), of('category'), organisation);
  if (where) fields.where = where;
  const when = whenOf(of('period').filter(({ use }) => use === 'when'));
  if (when) fields.when = when;
  const basis = of('basis')[0]?.basis ?? of('ask').find((ask) => ask.basis)?.basis;
  if (basis) fields.basis = basis;
  const form = of('form')[0]?.form ?? of('ask').find((ask) => ask.form)?.form;
  if (form) fields.form = form;
  const against = [
    ...againstOf(of('against'), of('comparator'), of('period')),
    ...besideWhole(of('area'), where, organisation),
  ];
  if (against.length > 0) fields.against = against;
  const isLow =
    hypothesis.members.length > 0 && hypothesis.members.every(({ subject }) => subject.indicator?.polarity === 'lower');
  const only = cover.spans.flatMap(({ sense, row }) => {
    if (sense.role !== 'condition') return [];
    const { condition } = sense;
    const isReached = isLow && row === 'amount: reached' && condition.test.kind === 'number';
    return isReached ? [{ ...condition, test: { ...condition.test, op: 'at-most' as const } }] : [condition];
  });
  // What is said twice over is one condition: 'flagged as needing attention'.
  const once = [...new Map(only.map((each) => [JSON.stringify(each), each])).values()];
  if (once.length > 0) fields.only = once;
  Object.assign(fields, orderOf(of('order'), of('limit'), of('place'), of('ask')));
  const quoted = of('number').map(({ value }) => value);
  if (quoted.length > 0) fields.quoted = quoted;
  const voting = cover.spans.filter((span): span is Parts['votes'][number] => span.sense.role === 'ask');
  return {
    question: { ...EVERYTHING, ...fields },
    said: new Set(Object.keys(fields) as (keyof Question)[]),
    votes: voting,
    back: of('back'),
    backWeight: cover.spans.reduce((sum, { sense, weight }) => (pointsBack(sense) ? sum + weight : sum), 0),
    notHeld: cover.spans.filter((span): span is Parts['notHeld'][number] => span.sense.role === 'not-held'),
    corrects: of('denial').some(({ kind }) => kind === 'correct'),
  };
}

function pointsBack(sense: Sense): boolean {
  return sense.role === 'back' || (sense.role === 'denial' && sense.kind === 'correct');
}

function subjectOf({ kind, members, risks }: Hypothesis, { spans }: Cover): Question['of'] | null {
  const named = spans.find((span) => span.sense.role === 'subject')?.sense;
  if (kind === 'themes') return { kind, themes: members.flatMap(({ subject }) => subject.theme?.name ?? []) };
  if (kind === 'risks') return { kind, refs: [...risks] };
  if (kind === 'none') return named?.role === 'subject' ? named.of : null;
  const turns = spans.flatMap(({ sense }) => (sense.role === 'denial' && sense.kind === 'turn' ? [sense.scope] : []));
  const indicators = members.flatMap(({ subject, inverse, own }) => {
    const turned = turns.some(({ from, to }) => own.some((worth, at) => worth > 0 && at >= from && at < to));
    return subject.indicator ? [{ code: subject.indicator.code, inverse: inverse !== turned }] : [];
  });
  return { kind, indicators };
}

function whereOf(
  areas: readonly SenseOf<'area'>[],
  each: readonly SenseOf<'each'>[],
  categories: readonly SenseOf<'category'>[],
  organisation: string | null,
): Where | null {
  const [first] = each;
  if (first) return withAllExcepted(first.where, each);
  const named = [...new Set(areas.flatMap((area) => area.areas))];
  const parts = named.filter((name) => name !== organisation);
  if (parts.length > 0) return { kind: 'areas', areas: parts };
  const [category] = categories;
  if (category) {
    const { dimension } = category;
    const ofIt = categories.filter((other) => other.dimension === dimension).flatMap((other) => other.categories);
    return { kind: 'categories', dimension, categories: [...new Set(ofIt)] };
  }
  return named.length > 0 ? { kind: 'whole' } : null;
}

/** 'By locality except Coldmere' says in two places which parts are meant. */
function withAllExcepted(where: Where, each: readonly SenseOf<'each'>[]): Where {
  if (where.kind !== 'each-area') return where;
  const areas = each.flatMap((other) => (other.where.kind === 'each-area' ? [other.where] : []));
  const areaKind = areas.find((other) => other.areaKind !== null)?.areaKind ?? null;
  return { ...where, areaKind, except: [...new Set(areas.flatMap(({ except }) => except))] };
}

/** 'Is Coldmere below the Northshire figure': the organisation named beside one of its parts is what that is set against. */
function besideWhole(
  areas: readonly SenseOf<'area'>[],
  where: Where | null,
  organisation: string | null,
): readonly Against[] {
  const isNamed = organisation !== null && areas.some((area) => area.areas.includes(organisation));
  return isNamed && where?.kind === 'areas' && where.areas.length === 1 ? [{ kind: 'whole' }] : [];
}

function whenOf(periods: readonly SenseOf<'period'>[]): When | null {
  const [first, ...others] = periods.map(({ when }) => when);
  if (!first) return null;
  const dated = [first, ...others].flatMap((when) =>
    when.kind === 'period' ? [when.period] : when.kind === 'periods' ? when.periods : [],
  );
  if (dated.length > 1) return { kind: 'periods', periods: dated };
  return [first, ...others].find(({ kind }) => kind !== 'newest') ?? first;
}

function againstOf(
  against: readonly SenseOf<'against'>[],
  comparators: readonly SenseOf<'comparator'>[],
  periods: readonly SenseOf<'period'>[],
): readonly Against[] {
  const times = periods.flatMap(({ use, when }): readonly Against[] =>
    use === 'against' && (when.kind === 'period' || when.kind === 'back') ? [when] : [],
  );
  const names = [...new Set(comparators.flatMap((each) => each.comparators))];
  const held: readonly Against[] = comparators.length > 0 ? [{ kind: 'comparators', comparators: names }] : [];
  return [...against.map((each) => each.against), ...held, ...times];
}

function orderOf(
  orders: readonly SenseOf<'order'>[],
  limits: readonly SenseOf<'limit'>[],
  places: readonly SenseOf<'place'>[],
  asks: readonly SenseOf<'ask'>[],
): Partial<Question> {
  const order = orders[0]?.order ?? asks.find((ask) => ask.order)?.order;
  const limit = limits[0]?.limit ?? orders.find((one) => one.limit)?.limit ?? asks.find((ask) => ask.limit)?.limit;
  const along: Along | undefined = orders.find((one) => one.along)?.along;
  const place = places[0]?.place;
  return { ...(order && { order }), ...(limit && { limit }), ...(along && { along }), ...(place && { place }) };
}
