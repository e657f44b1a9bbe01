import type { Standing } from '../interval/against.ts';
import type { Meaning, MeaningKind } from './meaning.ts';
import { numberWord, timesWords } from './words.ts';

/** From so many on one side it is a level of its own, and no longer news. */
const NEW_LEVEL = 13;

/**
 * The one short sentence that a series gets, without a full stop; null where nothing can be said. Whether it is worth a
 * line in a status is another matter: `isNews`.
 */
export function sentenceOf(meaning: Meaning): string | null {
  const { kind, range, assurance, points, ends } = meaning;
  switch (kind) {
    case 'improving':
    case 'worsening':
    case 'moving':
      return moving(meaning, kind);
    case 'out-of-reach':
      return `The target is out of reach as things are${onTrial(meaning)}`;
    case 'reliably-met':
      return `The target is reliably met as things are${onTrial(meaning)}`;
    case 'too-close-to-call':
      return 'Too close to the target to call';
    case 'usual':
      return `${usual(range !== null && assurance === 'hit-and-miss')}${onTrial(meaning)}`;
    case 'too-few':
      return points === 1
        ? 'Too few points to tell: one is held'
        : `Too few points to tell: ${timesWords(points, ends)}`;
    case 'unmoved':
      return 'Too steady to say what is usual';
    case 'overlapping':
      return 'Rolling years share most of their months, so chance cannot be told from them';
    case 'hidden':
      return 'Some of its figures are hidden, so what is usual is not shown';
    case 'nothing':
      return null;
  }
}

/** Whether it adds to what a status says by itself. */
export function isNews({ kind }: Meaning): boolean {
  return NEWS.has(kind);
}

const NEWS: ReadonlySet<MeaningKind> = new Set([
  'improving',
  'worsening',
  'moving',
  'out-of-reach',
  'reliably-met',
  'too-close-to-call',
  'usual',
]);

function usual(isHitAndMiss: boolean): string {
  return isHitAndMiss ? 'Within its usual range: the target is met or missed by chance' : 'Within its usual range';
}

/** Limits from few points are said to be. */
function onTrial({ range, points }: Meaning): string {
  return range?.trial ? ` (on ${numberWord(points)} points so far)` : '';
}

type Moving = 'improving' | 'worsening' | 'moving';

const REALLY: Readonly<Record<Moving, string>> = {
  improving: 'Really improving',
  worsening: 'Really worse',
  moving: 'More than chance',
};

/** Limits on trial, from few points. */
const PERHAPS: Readonly<Record<Moving, string>> = {
  improving: 'Perhaps improving',
  worsening: 'Perhaps worse',
  moving: 'Perhaps more than chance',
};

const LEVEL: Readonly<Record<Moving, string>> = {
  improving: 'At a new, better level',
  worsening: 'At a new, worse level',
  moving: 'At a new level',
};

function moving(meaning: Meaning, kind: Moving): string {
  const { range, onOneSide, special } = meaning;
  const what = whatOf(meaning);
  const turned = turnedBack(meaning);
  if (turned) return `${capital(what)}, but ${turned}${onTrial(meaning)}`;
  if (onOneSide >= NEW_LEVEL && special?.rule === 'side') return `${LEVEL[kind]}: ${what}`;
  // A row of steps needs no limits, so that none of them are on trial.
  if (special?.rule === 'trend') return `${kind === 'worsening' ? 'Really getting worse' : REALLY[kind]}: ${what}`;
  return range?.trial ? `${PERHAPS[kind]}: ${what}${onTrial(meaning)}` : `${REALLY[kind]}: ${what}`;
}

function whatOf(meaning: Meaning): string {
  const { special, steps } = meaning;
  const isHigh = special?.way === 'high';
  switch (special?.rule) {
    case 'trend':
      return stepsWords(steps.count, isHigh);
    case 'close':
      return `two of the last three near the ${isHigh ? 'top' : 'bottom'} of its usual range`;
    case 'side':
      return sideOf(meaning);
    case 'outside':
    case undefined:
      return `${isHigh ? 'above' : 'below'} its usual range`;
  }
}

function sideOf({ onOneSide, special, ends }: Meaning): string {
  return `${timesWords(onOneSide, ends)} ${special?.way === 'high' ? 'above' : 'below'} average`;
}

function stepsWords(count: number, isRise: boolean): string {
  return `${numberWord(count)} ${isRise ? 'rises' : 'falls'} in a row`;
}

const MANY_STEPS = 6;

/** Six rises in a row of what lies low, or falls of what lies high; null where it goes the way that it lies. */
function turnedBack({ special, steps }: Meaning): string | null {
  const isBack = steps.way === (special?.way === 'high' ? 'down' : 'up');
  return isBack && steps.count >= MANY_STEPS ? stepsWords(steps.count, steps.way === 'up') : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How a figure stands to a comparator: 'Too few to tell from England'. */
export function standingSentence(standing: Standing, comparator: string): string {
  switch (standing) {
    case 'better':
    case 'worse':
      return `Really ${standing} than ${comparator}`;
    case 'higher':
    case 'lower':
      return `Really ${standing} than ${comparator}, which is neither better nor worse`;
    case 'similar':
      return `Too few to tell from ${comparator}`;
    case 'cannot-tell':
      return `Without counts it can't be told from ${comparator}`;
  }
}
