import { type Decimal, ratio } from '../evaluate/decimal.ts';
import type { Resolved } from '../question/resolve.ts';
import { sumOf } from './arithmetic.ts';
import { besideOf, sortRows } from './ask.ts';
import { type Figure, type Read, valueOf } from './figure.ts';
import { breaksBetween } from './movement.ts';
import { type Rows, rowsOf } from './rows.ts';
import { stretchOf } from './stretch.ts';
import { gapsIn, pooledCounts, publishedFor, publishedWhole, refusalOf, spanOf } from './whole.ts';
import type { Refusal, Worked, WorkedOut } from './worked.ts';

/** What a sum comes to, with the rows that it is of. */
export interface Total {
  readonly rows: Rows;
  readonly worked: Worked;
}

/**
 * The total along an axis, one for each thing that is not walked along. Only what happens over a stretch adds up over
 * time, only where every part is held and none is hidden; percentages are added by their counts.
 */
export function totalsAlong(asked: Resolved, read: Read): readonly Total[] {
  return rowsOf(asked, read).map((all) => {
    const rows = narrowed(asked, all, read);
    return { rows, worked: totalOf(asked, rows, read) };
  });
}

/** Only those that meet the conditions; what is hidden may be among them, and so still stands in the way. */
export function narrowed(asked: Resolved, rows: Rows, read: Read): Rows {
  if (asked.question.only.length === 0) return rows;
  const { met } = sortRows(asked, rows, besideOf(asked, read));
  return { ...rows, figures: met, blank: [], missing: [] };
}

function totalOf(asked: Resolved, rows: Rows, read: Read): Worked {
  const refused = refusedOf(rows);
  const general = refusalOf(read, rows);
  if (general) return refused(general.why, general.about);
  const published = publishedOf(asked, rows, read);
  if (published) return { kind: 'published', figure: published };
  const gaps =
    rows.along === 'times' && asked.question.only.length === 0 ? gapsIn(rows.figures, asked.question.when) : [];
  const why = whyNotAdded(rows);
  if (why) return refused(why, []);
  if (gaps.length > 0) return refused('missing', [], gaps);
  return addedUp(asked, rows, refused);
}

/** A figure that the source gives for just that goes before our own sum. */
export function publishedOf(asked: Resolved, rows: Rows, read: Read): Figure | null {
  const { question } = asked;
  const isOfForm = question.form === null || rows.of.indicator.unit === question.form;
  if (question.only.length > 0 || !isOfForm) return null;
  if (rows.along === 'times') return publishedFor(read, rows.figures);
  const isEach = question.where.kind === 'each-area' && question.where.except.length === 0;
  return publishedWhole(read, rows, isEach);
}

export function refusedOf(rows: Rows) {
  return (why: Refusal, about: readonly Figure[], gaps: readonly { start: string; end: string }[] = []): Worked => ({
    kind: 'refused',
    why,
    about,
    rows,
    gaps,
  });
}

/** A count of what happened in a month, quarter or year is a flow; one of a day is how things stood. */
function whyNotAdded({ along, figures }: Rows): Refusal | null {
  const [first] = figures;
  if (along !== 'times' || !first) return null;
  const { basis } = first.observation.period;
  if (basis === 'rolling-year') return 'overlapping-times';
  return basis === 'snapshot' && first.indicator.unit !== 'percent' ? 'snapshots' : null;
}

function addedUp(asked: Resolved, rows: Rows, refused: ReturnType<typeof refusedOf>): Worked {
  const { figures } = rows;
  const [first] = figures as [Figure];
  if (first.indicator.unit === 'percent') return pooled(asked, rows, refused);
  if (first.indicator.unit !== 'count') return refused('not-a-count', []);
  const values = figures.flatMap(({ observation }) => valueOf(observation) ?? []);
  return workedFrom(asked, rows, { method: 'sum', value: sumOf(values), counts: null });
}

/** The numerators over the denominators, never the mean of percentages. */
export function pooled(asked: Resolved, rows: Rows, refused: ReturnType<typeof refusedOf>): Worked {
  const counts = pooledCounts(rows.figures);
  if (!counts) return refused('no-counts', []);
  if (counts.denominator === 0) return refused('of-nothing', []);
  const decimals = rows.figures[0]?.indicator.decimals ?? 1;
  const value = ratio(counts.numerator, counts.denominator, Math.max(decimals, 1));
  return workedFrom(asked, rows, { method: 'pooled', value, counts });
}

/** A number that was worked out from all rows. */
export function workedFrom(
  { question }: Resolved,
  { figures, along }: Rows,
  made: { readonly method: WorkedOut['method']; readonly value: Decimal; readonly counts: WorkedOut['counts'] },
): WorkedOut {
  const [first, last] = [figures[0] as Figure, figures.at(-1) as Figure];
  const asked = stretchOf(question.when);
  const span = spanOf(figures);
  return {
    kind: 'worked-out',
    ...made,
    unit: first.indicator.unit,
    from: figures,
    ...span,
    soFar: along === 'times' && asked !== null && question.when.kind === 'period' && span.end < asked.end,
    breaks: along === 'times' ? breaksBetween(last, first.observation, last.observation) : [],
  };
}
