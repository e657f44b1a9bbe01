import { type Reader, shifted } from './reading.ts';
import { isEnd } from './relative.ts';
import { endsIn, type Scan, textAt } from './words.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const JOINS_BEFORE = words('and or about than was it that as');

/** 'Those who had been on one before' speaks of what is counted. */
const HAD = words('on had have has having got of with');

/** 'Before that', 'the one before', 'and before?'; a plain 'before' elsewhere is no period. */
export const beforeThat: Reader = (scan, at) => {
  const back = furtherBack(scan, at);
  if (back !== null) return shifted(back, -1, 'same');
  const one = ['one', '1'].includes(textAt(scan, at)) ? at + 1 : at;
  const word = textAt(scan, one);
  if (word === 'previously' || (word === 'prior' && one === at))
    return isLastWord(scan, at) ? shifted(at + 1, -1, 'same') : null;
  if (one > at && HAD.has(textAt(scan, at - 1))) return null;
  if (one > at && word === 'after') return shifted(one + 1, 1, 'same');
  if (word !== 'before') return null;
  const next = textAt(scan, one + 1);
  if (['that', 'then'].includes(next) && isEnd(scan, one + 2)) return shifted(one + 2, -1, 'same');
  if (one > at) return shifted(one + 1, -1, 'same');
  return isLastWord(scan, at) ? shifted(at + 1, -1, 'same') : null;
};

const ONE = words('one 1');
const MORE = words('further more step');

/** Where 'one further back', 'back one more' and 'further back' end; null where neither stands there. */
function furtherBack(scan: Scan, at: number): number | null {
  const counted = ONE.has(textAt(scan, at));
  const isBack = textAt(scan, at) === 'back' && ONE.has(textAt(scan, at + 1));
  let end = counted ? at + 1 : isBack ? at + 2 : at;
  while (MORE.has(textAt(scan, end))) end += 1;
  if (!isBack) {
    if (end === at || textAt(scan, end) !== 'back') return null;
    end += 1;
  }
  return isEnd(scan, end) ? end : null;
}

function isLastWord(scan: Scan, at: number): boolean {
  if (!isEnd(scan, at + 1)) return false;
  if (at === 0) return true;
  return (
    JOINS_BEFORE.has(textAt(scan, at - 1)) && !(textAt(scan, at - 1) === 'as' || endsIn(scan, at, ['had', 'that']))
  );
}
