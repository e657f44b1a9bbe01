import type { Behaviour, BehaviourPoint } from '../behaviour/behaviour.ts';
import type { Special } from '../behaviour/special.ts';
import type { Steps } from '../steps.ts';
import type { Meaning } from './meaning.ts';

type Fired = Pick<Meaning, 'special' | 'fired' | 'onOneSide'>;

const RUN = 7;

/**
 * The rule that is told of the newest point, with the points that met it. A point outside the limits is told as the end
 * of a trend or of a run where it is that too, and on the same side: that says since when.
 */
export function firedBy({ points, stretches }: Behaviour, steps: Steps): Fired {
  const newestFirst = points.filter(({ stretch }) => stretch === stretches.length - 1).toReversed();
  const [newest] = newestFirst;
  const run = newest && newest.side !== 0 ? whileTrue(newestFirst, ({ side }) => side === newest.side) : [];
  const special = newest?.special ? told(newest.special, steps, run.length) : null;
  const fired = special ? byRule(special, newestFirst, { run, steps }) : [];
  return { special, fired: fired.map(({ point }) => point.end).toReversed(), onOneSide: run.length };
}

function told(special: Special, steps: Steps, onOneSide: number): Special {
  const { way } = special;
  if (steps.count >= RUN - 1 && steps.way === (way === 'high' ? 'up' : 'down')) return { rule: 'trend', way };
  return special.rule === 'outside' && onOneSide >= RUN ? { rule: 'side', way } : special;
}

function byRule(
  { rule }: Special,
  newestFirst: readonly BehaviourPoint[],
  { run, steps }: { readonly run: readonly BehaviourPoint[]; readonly steps: Steps },
): readonly BehaviourPoint[] {
  switch (rule) {
    case 'outside':
      return newestFirst.slice(0, 1);
    case 'side':
      return run;
    case 'trend':
      return newestFirst.slice(0, steps.count + 1);
    case 'close':
      return newestFirst.slice(0, 3).filter(({ close }) => close);
  }
}

function whileTrue<One>(all: readonly One[], isTrue: (one: One) => boolean): readonly One[] {
  const end = all.findIndex((one) => !isTrue(one));
  return end === -1 ? all : all.slice(0, end);
}
