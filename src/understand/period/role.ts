import { endsIn, type Scan, textAt } from './words.ts';

/** 'Compare Q1 to Q3' sets side by side what 'Q1 to Q3' joins up. */
export function isCompared(scan: Scan, at: number): boolean {
  return [1, 2, 3, 4, 5, 6, 7, 8].some((back) => textAt(scan, at - back).startsWith('compar'));
}

const SMALL = new Set(['the', 'in', 'at', 'end', 'for', 'by']);

/** To where a period's own small words begin: 'at the end of'. */
export function skipBack(scan: Scan, at: number): number {
  let place = at;
  while (place > at - 3 && SMALL.has(textAt(scan, place))) place -= 1;
  return place;
}

const FILLERS = new Set(
  'the in at for on of we did it was that those had were they is had where i you do does what this as just held back'.split(
    ' ',
  ),
);
const AGAINST = new Set(['against', 'than', 'versus', 'beat', 'beats']);
const MOVED =
  /^(?:up|down|chang(?:e|ed|es)|rise|rose|risen|fall|fell|fallen|drop|dropped|increased?|decreased?|moved?|movement|better|worse|different|differ|improved?|improvement|gone|gap|difference|jump|jumped|grown|grew)$/;

/** 'Rather than December', 'not Q3', 'instead of the month': named to be left out. */
export function isDenied(scan: Scan, at: number): boolean {
  const lead = skipBack(scan, at - 1);
  return (
    endsIn(scan, lead + 1, ['rather', 'than']) ||
    endsIn(scan, lead + 1, ['instead', 'of']) ||
    endsIn(scan, lead + 1, ['not'])
  );
}

/** Whether a period is what another is set against: 'than in the spring', 'compared with Q1', 'up on last year'. */
export function isAgainst(scan: Scan, at: number): boolean {
  const lead = leadOf(scan, at);
  const before = textAt(scan, lead);
  const compared =
    (before === 'with' || before === 'to') &&
    (/^(?:compar|relative)/.test(textAt(scan, lead - 1)) || (before === 'with' && isCompared(scan, at)));
  const movedFrom = before === 'from' && [1, 2, 3].some((back) => MOVED.test(textAt(scan, lead - back)));
  const upOn = endsIn(scan, at, ['on']) && MOVED_ON.test(textAt(scan, beforeAmount(scan, at - 2)));
  return AGAINST.has(before) || compared || movedFrom || upOn;
}

const MOVED_ON = /^(?:up|down|higher|lower|improvement|increase|decrease)$/;
const AMOUNT = /^(?:by|how|many|much|points?|pts|percent|[\d.,]+)$/;

/** 'Up how many on Q2', 'down 3 points on March': what stands before how far it went. */
function beforeAmount(scan: Scan, at: number): number {
  let place = at;
  while (place > at - 4 && AMOUNT.test(textAt(scan, place))) place -= 1;
  return place;
}

function leadOf(scan: Scan, at: number): number {
  let lead = at - 1;
  while (lead > at - 9 && FILLERS.has(textAt(scan, lead))) lead -= 1;
  return lead;
}
