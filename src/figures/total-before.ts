import type { Resolved } from '../question/resolve.ts';
import type { Read } from './figure.ts';
import { dayBack, MONTHS } from './movement.ts';
import type { Rows } from './rows.ts';
import type { Total, totalsAlong } from './sum.ts';

/**
 * What a total is set against: that of the same stretch a year, a quarter or a month before ('so far this year against the
 * same point last year'); null where it is set against no such time, or stands for no stretch.
 */
export function totalBefore(asked: Resolved, total: Total, read: Read, along: typeof totalsAlong): Total | null {
  const back = asked.question.against.find((each) => each.kind === 'back');
  const { rows, worked } = total;
  if (!back || back.step === 'point' || rows.along !== 'times' || worked.kind === 'refused') return null;
  const { start, end } = worked.kind === 'published' ? worked.figure.observation.period : worked;
  const months = MONTHS[back.step] * back.count;
  const when = { kind: 'range' as const, from: dayBack(start, months), to: dayBack(end, months) };
  const earlier = along({ ...asked, question: { ...asked.question, when, against: [] } }, read);
  return earlier.find((each) => isSameLine(each.rows, rows)) ?? null;
}

function isSameLine({ of: one }: Rows, { of: other }: Rows): boolean {
  return (
    one.indicator === other.indicator &&
    one.area === other.area &&
    one.dimension === other.dimension &&
    one.category === other.category
  );
}
