import type { Area, Catalogue, Series } from '../catalogue/catalogue.ts';
import { complementOf, indexOf } from '../catalogue/catalogue-index.ts';
import type { Plan } from '../query/store.ts';
import type { Question } from '../question/question.ts';
import type { Resolved } from '../question/resolve.ts';
import { depthOf, isThroughTime } from './depth.ts';
import { type Line, linesOf } from './lines.ts';
import { comparatorsOf, meant, partsOf, siblingsOf, totalsOf } from './series-of.ts';
import { periodOf } from './stretch.ts';
import { walkedOf } from './times.ts';

/**
 * What is read for a question: one query, and of it no more than the answer needs. null where nothing has to be read.
 * What is walked through time or ordered is read as far back as asked; what stands beside it, by its newest figures.
 */
export function planFor(asked: Resolved, catalogue: Catalogue): Plan | null {
  const lines = linesOf(asked, catalogue);
  const lead = leadOf(asked.question, lines);
  const ids = idsOf([...lead, ...companionsOf(asked, lines, catalogue)]);
  if (ids.length === 0) return null;
  const depth = depthOf(asked, lines.length);
  const plan: Plan = {
    seriesIds: ids,
    last: Math.min(depth.last, depth.beside),
    until: periodOf(asked.question.when)?.end ?? null,
    newest: lines.length > FEW ? 1 : 3,
    ...(depth.within ? { within: depth.within } : {}),
    ...(asked.question.ask === 'revisions' ? { revisions: true as const } : {}),
  };
  return depth.last > plan.last ? { ...plan, line: { seriesIds: idsOf(lead), last: depth.last } } : plan;
}

const LEADING = ['finest', 'headline'] as const;

/** Of so many lines, other bases stand beside the one that is walked. */
const FEW = 4;

function idsOf(series: readonly Series[]): readonly number[] {
  return [...new Set(series.map(({ id }) => id))];
}

/** What the answer is made of: where many lines are walked, of each the one series that is. */
function leadOf(question: Question, lines: readonly Line[]): readonly Series[] {
  if (!isThroughTime(question) || lines.length <= FEW) return lines.flatMap(({ series }) => series);
  return lines.flatMap((line) => LEADING.flatMap((leading) => walkedOf(line, question, leading)?.series ?? []));
}

/** What stands beside: the whole that a part is of, what it is set against, what it is checked by. */
function companionsOf(asked: Resolved, lines: readonly Line[], catalogue: Catalogue): readonly Series[] {
  const { question } = asked;
  const single = lines.length <= FEW;
  return [
    ...wholeOf(lines, catalogue),
    ...(wantsComparators(question) ? comparatorSeries(asked, lines, catalogue) : []),
    ...(single && TOLD_WITH_CHECKS.has(question.ask) ? checksOf(lines, catalogue) : []),
    ...(question.ask === 'share' ? lines.flatMap(({ indicator, area }) => totalsOf(catalogue, indicator, area)) : []),
    ...(setsBesideWhole(question) ? lines.flatMap(({ series }) => othersOf(series, catalogue)) : []),
    ...(question.ask === 'reconcile' ? nearSeries(lines, catalogue) : []),
    ...question.against.flatMap((each) => setAgainst(each, lines, catalogue)),
  ];
}

/** The organisation's own figure: what an area is a part of, and what is held where an area has none. */
function wholeOf(lines: readonly Line[], catalogue: Catalogue): readonly Series[] {
  const { organisation } = indexOf(catalogue);
  const parts = lines.filter(({ area, dimension }) => area?.id !== organisation?.id || dimension !== 'all');
  return [...new Set(parts.map(({ indicator }) => indicator))].flatMap((each) =>
    totalsOf(catalogue, each, organisation),
  );
}

const TOLD_WITH_CHECKS: ReadonlySet<Question['ask']> = new Set(['value', 'course', 'check', 'why', 'source']);
const TOLD_WITH_COMPARATORS: ReadonlySet<Question['ask']> = new Set(['value', 'benchmark', 'course', 'verdict']);

function wantsComparators({ ask, against, only, order }: Question): boolean {
  if (TOLD_WITH_COMPARATORS.has(ask) || order?.by === 'comparator') return true;
  if (against.some(({ kind }) => kind === 'comparators')) return true;
  return only.some(({ test }) => test.kind === 'comparator' || (test.kind === 'has' && test.what === 'comparator'));
}

/** All that are held: what is not asked for by name may still be named beside it. */
function comparatorSeries(asked: Resolved, lines: readonly Line[], catalogue: Catalogue): readonly Series[] {
  const { comparators } = asked;
  return lines.flatMap(({ indicator }) => {
    const named = comparatorsOf(catalogue, indicator, comparators);
    if (lines.length > FEW || comparators.length === 0) return named;
    return [...new Set([...named, ...comparatorsOf(catalogue, indicator)])];
  });
}

function setsBesideWhole({ ask, where, against }: Question): boolean {
  return ask === 'share' || where.kind === 'areas' || against.some(({ kind }) => kind === 'whole' || kind === 'area');
}

/** The other parts of the same whole: one of them may be hidden, and is then not to be told by it. */
function othersOf(series: readonly Series[], catalogue: Catalogue): readonly Series[] {
  const { organisation } = indexOf(catalogue);
  const parts = series.filter(({ areaId, dimension }) => areaId !== organisation?.id || dimension !== 'all');
  return parts.flatMap((each) => siblingsOf(catalogue, each));
}

/** What a figure has to agree with: its opposite, and its parts. */
function checksOf(lines: readonly Line[], catalogue: Catalogue): readonly Series[] {
  return lines.flatMap(({ indicator, area }) => {
    const opposite = complementOf(catalogue, indicator);
    return [...partsOf(catalogue, indicator, area), ...(opposite ? totalsOf(catalogue, opposite, area) : [])];
  });
}

/** What is often taken for it, and what is counted in it: where a number that was quoted may come from. */
function nearSeries(lines: readonly Line[], catalogue: Catalogue): readonly Series[] {
  const index = indexOf(catalogue);
  return lines.flatMap(({ indicator, area }) => {
    const related = indicator.relations.flatMap(({ code }) => index.byCode.get(code) ?? []);
    return [...(index.near.get(indicator.code) ?? []), ...related].flatMap((each) => totalsOf(catalogue, each, area));
  });
}

function setAgainst(
  against: Question['against'][number],
  lines: readonly Line[],
  catalogue: Catalogue,
): readonly Series[] {
  const inArea = (areas: readonly Area[]) =>
    lines.flatMap(({ indicator }) => areas.flatMap((area) => totalsOf(catalogue, indicator, area)));
  switch (against.kind) {
    case 'indicator': {
      const other = indexOf(catalogue).byCode.get(against.code);
      const asked = other && meant(catalogue, { indicator: other, inverse: against.inverse });
      return asked ? lines.flatMap(({ area }) => totalsOf(catalogue, asked.indicator, area)) : [];
    }
    case 'area':
      return inArea(catalogue.areas.filter(({ name }) => name === against.area));
    case 'rest': {
      const kinds = new Set(lines.map(({ area }) => area?.kind));
      return inArea(catalogue.areas.filter(({ kind }) => kinds.has(kind) && kind !== 'organisation'));
    }
    case 'whole':
    case 'target':
    case 'comparators':
    case 'period':
    case 'back':
      return [];
  }
}
