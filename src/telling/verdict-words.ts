import type { Meaning } from '../evaluate/meaning/meaning.ts';
import { sentenceOf } from '../evaluate/meaning/sentence.ts';
import type { Verdict } from '../evaluate/verdict.ts';
import type { Figure } from '../figures/figure.ts';
import { A_YEAR } from '../figures/movement.ts';
import { UNTOLD } from '../figures/standings.ts';
import { verdictSince } from '../figures/statistics.ts';
import { lowerFirst } from '../reply/name.ts';
import { ordinal } from './lines/change.ts';
import { sayingOf, sayRange } from './lines/meaning.ts';

const MOVING: ReadonlySet<Meaning['kind']> = new Set(['improving', 'worsening', 'moving']);

/** Whether a series is told to move for more than chance, whichever way. */
function isMoving({ kind }: Meaning): boolean {
  return MOVING.has(kind);
}

/** Whether what is usual for a series can't be told. */
export function isUntold({ kind, range }: Meaning): boolean {
  return range === null && kind in UNTOLD_WORDS;
}

/** 'Is that real or noise?': which of the two, or that it can't be told, and why. */
export function sayReal(figure: Figure, meaning: Meaning): string {
  const found = [null, A_YEAR].map((since) => verdictSince(figure, since));
  const told = found.find((each) => each && !UNTOLD.has(each.reason.rule));
  if (isMoving(meaning)) return sayMoving(sentenceOf(meaning) ?? '');
  const at = found.findIndex((each) => each?.real);
  const real = found[at];
  if (real) return `Real, not chance: ${at === 1 ? 'against a year before ' : ''}${because(real)}`;
  const range = sayRange(figure, meaning);
  if (range !== null) return `No more than chance: within its usual range, ${range}${onTrial(meaning)}`;
  return told ? `Perhaps chance: ${because(told)}` : `It can’t be told: ${lowerFirst(whyUntold(meaning))}`;
}

/** 'Real, not chance: seven falls in a row', 'Real, not chance: at a new, worse level, 13 months above average'. */
function sayMoving(said: string): string {
  if (said.startsWith('Perhaps')) return said;
  const [head = '', ...rest] = said.split(': ');
  const what =
    /^(Really|More than)/.test(head) && rest.length > 0 ? rest.join(', ') : [lowerFirst(head), ...rest].join(', ');
  return `Real, not chance: ${what}`;
}

function onTrial({ range, points }: Meaning): string {
  return range?.trial ? `, on ${points} points so far` : '';
}

/** Why nothing is said of what is usual. */
function whyUntold(meaning: Meaning): string {
  const said = sentenceOf(meaning) ?? 'no figure is held';
  const { points } = meaning;
  if (meaning.kind !== 'too-close-to-call') return said.replace(/^Too few points to tell: /, 'Too few points: ');
  return points === 1 ? 'too few points: one is held' : `too few points: ${points} are held`;
}

/** What a change was held against. */
function because({ reason, steps }: Verdict): string {
  switch (reason.rule) {
    case 'usual-range':
      return 'the change is larger than half its usual range';
    case 'steps':
      return `the ${ordinal(reason.steps)} ${steps.way === 'up' ? 'rise' : 'fall'} in a row`;
    case 'one-side':
      return `the newest ${reason.points} all lie on that side of the average`;
    case 'standard-error':
      return 'the change is over twice what chance makes of its counts';
    case 'one-case':
      return 'it is one case';
    case 'within-chance':
      return reason.by === 'usual-range'
        ? 'the change is within its usual range'
        : 'chance alone may make as much of its counts';
    case 'too-little':
      return 'too few points and no counts';
    case 'break':
      return 'it was counted another way before';
    case 'no-movement':
      return 'it has not moved';
  }
}

/** 'Will we hit the target?': what its range says of it as things are. `aim` is 'the target of 85%'. */
export function sayAssured(figure: Figure, meaning: Meaning, aim: string): string {
  const { assurance, target, aimedFrom } = meaning;
  if (assurance === null || target === null || aimedFrom === null) return `It can’t be told: ${whyNotAssured(meaning)}`;
  const { value, time } = sayingOf(figure);
  const { lower, upper, since, trial, points } = aimedFrom;
  const where = target > upper ? 'above' : target < lower ? 'below' : 'inside';
  const which = since === null ? 'its usual range' : `its range since ${time(since)}`;
  const few = trial ? `, on ${points} points so far` : '';
  const lies = `${aim} lies ${where} ${which}, ${value(lower)} to ${value(upper)}${few}`;
  switch (assurance) {
    case 'consistently-passes':
      return `Yes, as things are: ${lies}`;
    case 'consistently-fails':
      return `No, not as things are: ${lies}`;
    case 'hit-and-miss':
      return `By chance, as things are: ${lies}`;
  }
}

function whyNotAssured(meaning: Meaning): string {
  if (meaning.range === null) return lowerFirst(whyUntold(meaning));
  return isMoving(meaning) ? 'it moves, and has not settled at a new level' : 'neither way is better';
}

type Group = 'worsening' | 'improving' | 'moving' | 'out-of-reach' | 'reliably-met' | 'usual' | 'untold';

/** What a series is counted as where many are. */
export function groupOf(meaning: Meaning): Group {
  if (isUntold(meaning)) return 'untold';
  const { kind, assurance } = meaning;
  if (kind === 'worsening' || kind === 'improving' || kind === 'moving') return kind;
  if (assurance === 'consistently-fails') return 'out-of-reach';
  return assurance === 'consistently-passes' ? 'reliably-met' : 'usual';
}

/** What concerns a reader first. */
export const GROUPS: Readonly<Record<Group, string>> = {
  worsening: 'really worse',
  improving: 'really better',
  moving: 'moving by more than chance',
  'out-of-reach': 'out of reach of target',
  'reliably-met': 'sure of target as things are',
  usual: 'within the usual range',
  untold: 'that can’t be told',
};

export const GROUP_ORDER = Object.keys(GROUPS) as readonly Group[];

/** Why it can't be told, as a list is headed by it. */
export const UNTOLD_WORDS: Readonly<Partial<Record<Meaning['kind'], string>>> = {
  'too-few': 'too few points',
  'too-close-to-call': 'too few points',
  unmoved: 'too steady to say what is usual',
  overlapping: 'rolling years, which share their months',
  hidden: 'some figures hidden',
  nothing: 'no figure',
};
