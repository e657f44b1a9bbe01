import type { Resolved } from '../question/resolve.ts';
import { meanOf } from './arithmetic.ts';
import { type Read, valueOf } from './figure.ts';
import { type Rows, rowsOf } from './rows.ts';
import { narrowed, pooled, publishedOf, refusedOf, type Total, workedFrom } from './sum.ts';
import { refusalOf } from './whole.ts';
import type { Worked } from './worked.ts';

/**
 * The average along an axis, one for each thing that is not walked along. Of percentages it is their counts added up, or
 * the published figure of the same stretch; of counts, days and scores the plain mean.
 */
export function meansAlong(asked: Resolved, read: Read): readonly Total[] {
  return rowsOf(asked, read).map((all) => {
    const rows = narrowed(asked, all, read);
    return { rows, worked: averageOf(asked, rows, read) };
  });
}

function averageOf(asked: Resolved, rows: Rows, read: Read): Worked {
  const refused = refusedOf(rows);
  const general = refusalOf(read, rows);
  if (general) return refused(general.why, general.about);
  const [first] = rows.figures;
  if (rows.along === 'times' && first?.observation.period.basis === 'rolling-year')
    return refused('overlapping-times', []);
  if (first?.indicator.unit === 'percent') {
    const published = publishedOf(asked, rows, read);
    return published ? { kind: 'published', figure: published } : pooled(asked, rows, refused);
  }
  const values = rows.figures.flatMap(({ observation }) => valueOf(observation) ?? []);
  const value = meanOf(values, Math.max(1, first?.indicator.decimals ?? 0));
  return value ? workedFrom(asked, rows, { method: 'mean', value, counts: null }) : refused('nothing-held', []);
}
