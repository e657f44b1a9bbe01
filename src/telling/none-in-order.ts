import type { Extreme } from '../figures/extreme.ts';
import type { Reply } from '../reply/reply.ts';
import { counted } from './axis-words.ts';
import { noData, nothingFor } from './held.ts';
import { shortOf } from './lines/number.ts';
import { caveat } from './reply-of.ts';
import { leftOutOf } from './rows-beside.ts';
import { soughtOf } from './sought.ts';
import type { Told } from './told.ts';

/** Nothing can be put in the order asked: nothing is held, all is hidden, no target, nothing earlier, or too few. */
export function noneInOrder(told: Told, { rows, apart, placed }: Extreme): Reply {
  const { place } = told.asked.question;
  if (placed.length > 0 && place !== null) {
    const headline = `There is no ${place}th: only ${counted(told, rows, placed.length)} can be put in order.`;
    return noData(
      told,
      headline,
      placed.slice(0, 1).map(({ figure }) => figure),
    );
  }
  const [first] = rows.figures;
  if (!first) {
    if (rows.hidden.length === 0) return nothingFor(told, soughtOf(told, rows.of));
    const reply = noData(told, `No number is given for any of ${counted(told, rows, rows.hidden.length)}.`);
    return { ...reply, parts: [...reply.parts, ...leftOutOf(told, rows)] };
  }
  const reply = noData(told, `Those can't be put in that order: ${WHY[told.asked.question.order?.by ?? 'value']}.`, [
    first,
  ]);
  const more = apart.length > 1 ? [caveat(`That holds for all of ${shortOf(told, first)}`)] : [];
  return { ...reply, parts: [...(rows.along === 'times' ? more : []), ...reply.parts] };
}

const WHY = {
  value: 'neither way is better, or none is rated',
  change: 'no earlier figure is held that they compare with',
  gap: 'no target is held',
  comparator: 'no comparator is held',
  surprise: 'too few figures are held to say what is usual',
  spread: 'no parts are held',
} as const;
