import type { Which } from '../../digest/request.ts';
import { weekdaysIn } from './days.ts';

const WEEKDAY = '(?:mon|tues?|weds?|wednes|thurs?|fri|satur|sun)(?:day)?';
const THING = '(?:ones?|digests?|updates?|posts?|summary|summaries|reports?|messages?|alerts?|round-?ups?)';

export interface WhichRead {
  readonly value: Which;
  readonly rest: string;
}

/** Which of those set up is meant, and the text without the words that say so. */
export function whichIn(text: string): WhichRead {
  const number =
    /\b(?:digest|alert|number|no)\.? ?(\d+)\b(?![:.]\d)|^(?:\/?scorecard )?(?:digests? )?(?:please )?(?:stop|pause|resume|cancel|preview|run|move|change) (\d+)\b(?![:.]\d| (?:days?|weeks?|months?))/.exec(
      text,
    );
  const weekday = new RegExp(`\\b(?:my|the|our|that|this|these) (${WEEKDAY}) ${THING}\\b`).exec(text);
  const rest = [number, weekday].reduce((left, found) => (found ? left.replace(found[0], ' ') : left), text);
  return {
    value: {
      number: number ? Number(number[1] ?? number[2]) : null,
      weekday: weekday ? (weekdaysIn(weekday[1] ?? '')[0] ?? null) : null,
      kind: kindIn(text),
      all: /\b(all|everything|every (digest|alert|one)|both)\b/.test(text),
    },
    rest,
  };
}

/** Both named is either. */
function kindIn(text: string): Which['kind'] {
  const [alert, digest] = [/\balerts?\b/.test(text), /\bdigests?\b/.test(text)];
  return alert === digest ? null : alert ? 'alert' : 'digest';
}
