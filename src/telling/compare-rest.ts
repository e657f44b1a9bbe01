import type { Line } from '../figures/lines.ts';
import { ordered } from '../figures/order.ts';
import { rowsOf } from '../figures/rows.ts';
import type { Question } from '../question/question.ts';
import { resolve } from '../question/resolve.ts';
import { shortName } from '../reply/name.ts';
import type { Reply } from '../reply/reply.ts';
import { ordinal } from './lines/change.ts';
import { numberOf, placeOf } from './lines/number.ts';
import { rankingOf } from './ranking.ts';
import { kindOf } from './ranking-beside.ts';
import { replyOf } from './reply-of.ts';
import type { Told } from './told.ts';

/** One area against all others of its kind: its place among them, then each in order. */
export function restCompared(told: Told, line: Line): Reply {
  const kind = line.area?.kind;
  if (kind !== 'locality' && kind !== 'team') return rankingOf(told);
  const question: Question = {
    ...told.asked.question,
    where: { kind: 'each-area', areaKind: kind, except: [] },
    along: 'areas',
  };
  const all: Told = { ...told, asked: resolve(question, told.catalogue, told.asked.today) };
  const reply = rankingOf(all);
  const [rows] = rowsOf(all.asked, all);
  if (!rows || reply.outcome !== 'answered') return reply;
  const judged = line.indicator.polarity === 'higher' || line.indicator.polarity === 'lower';
  const end = judged ? 'best' : 'highest';
  const { placed } = ordered({ by: 'value', end }, rows.figures, { ...told, comparators: [], since: null });
  const own = placed.find(({ figure }) => figure.series.areaId === line.area?.id);
  if (!own) return reply;
  const others = placed.filter((each) => each !== own).map(({ figure }) => figure);
  const ends = [others[0], others.at(-1)].flatMap((each) => (each ? [`${placeOf(told, each)} ${numberOf(each)}`] : []));
  const nth = own.place === 1 ? end : `${ordinal(own.place)} ${end}`;
  const hidden = rows.hidden.length > 0 ? ` shown` : '';
  return replyOf({
    ...reply,
    headline: `${shortName(line.indicator)}: ${line.area?.name} ${numberOf(own.figure)}, ${nth} of ${placed.length} ${kindOf(rows, placed.length)}${hidden}; others ${ends.join(' to ')}.`,
    facts: [...reply.facts].sort((a, b) => Number(b.area === line.area?.name) - Number(a.area === line.area?.name)),
  });
}
