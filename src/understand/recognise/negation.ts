import type { Message } from '../span.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const NEGATORS = words('not never neither nor');
/** May stand between the denying word and what it denies: 'not yet rated red', 'not currently below target'. */
const BETWEEN = words('yet currently now being rated actually really quite all that a the any been be in on is are');
/** After these 'not' asks ('are they not red?' 'aren't we'): it denies nothing. */
const PRONOUNS = words('we they it i you he she there that this those these');
/** 'Stops improving', 'comes out of red': from then on it is not. */
const STOPS = words('stop stopped stopping cease ceased leave leaving left');
const LEAVING = words('out');
const MOST_BETWEEN = 2;

/**
 * The word that denies what stands at a position, with what is between left to others: 'not', 'never', 'neither … nor',
 * 'no longer', 'nothing is'. 'Aren't they red?' asks and denies nothing.
 */
export function negatorBefore(message: Message, at: number): { readonly from: number; readonly to: number } | null {
  const { stems, tokens } = message;
  const clause = tokens[at]?.sentence;
  for (let place = at - 1; place >= at - 1 - MOST_BETWEEN && place >= 0; place -= 1) {
    const word = stems[place] ?? '';
    if (tokens[place]?.sentence !== clause) return null;
    if (word === 'of' && LEAVING.has(stems[place - 1] ?? '')) return { from: place - 1, to: place + 1 };
    if (STOPS.has(word)) return { from: place, to: place + 1 };
    if (word === 'longer' && stems[place - 1] === 'no') return { from: place - 1, to: place + 1 };
    if (NEGATORS.has(word)) return asksBy(message, place) ? null : { from: place, to: place + 1 };
    if (!BETWEEN.has(word)) return null;
  }
  return null;
}

const AUXILIARIES = words('is are was were do does did has have had can could should would will');

/** 'Aren't they red?', 'are they not red?': the negative of a question. */
function asksBy({ stems }: Message, at: number): boolean {
  if (PRONOUNS.has(stems[at + 1] ?? '')) return true;
  return PRONOUNS.has(stems[at - 1] ?? '') && AUXILIARIES.has(stems[at - 2] ?? '');
}
