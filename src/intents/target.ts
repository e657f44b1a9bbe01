import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { type AgainstTarget, againstTarget, factOfTarget, sayMet, sayTarget } from './against-target.ts';
import { bySeries, type Figure, type Found, hasNumber, look, otherBases } from './figure.ts';
import { text } from './full-status.ts';
import { noData, notGiven, nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { soughtOf } from './one-status.ts';
import { receipt } from './receipt.ts';
import { lowerFirst, nameOf, plural, ratedOf, sayFigure, sayRating, sayWhen, upperFirst } from './sentence.ts';
import { meant, periodsOf, planFor } from './series-of.ts';
import { joined } from './several.ts';
import { figuresOf, planThemes, scopeOf } from './theme-figures.ts';

/** "What is the target?": the target, then the figure on each basis and whether it meets it. */
export const target: Intent = {
  id: 'target',
  examples: [
    "what's the target for initial conferences?",
    'are we meeting the target for review conferences?',
    'what are we aiming for on visits to children in need?',
    'target for children on a plan for a year or less',
    'is there a target for dental checks?',
    'which measures have a target, and what is it?',
  ],
  counterExamples: [
    'how far off target are we on visits to children in need?',
    'which measures are below target?',
    'how do re-referrals compare with good authorities?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return planThemes(asked, catalogue);
    return planFor(catalogue, {
      asked,
      indicators: meant(asked, catalogue).map(({ indicator }) => indicator),
      last: 2,
    });
  },
  answer(asked, found, catalogue) {
    const read = bySeries(found);
    if (asked.indicators.length === 0) return targetsOf(asked, read, catalogue);
    return joined(meant(asked, catalogue).map((each) => targetOf(asked, each, read, catalogue)));
  },
};

function targetOf(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const looked = look(sought);
  if (looked.kind === 'none') return nothingFor(sought, asked);
  const { figure } = looked;
  const main = againstTarget(catalogue, figure);
  if (!main) return noTarget(asked, figure, catalogue);
  if (!hasNumber(figure.observation)) return notGiven(figure, asked);
  const others = asked.basis === null ? otherBases({ catalogue, found }, figure) : [];
  return withTarget(
    asked,
    main,
    others.flatMap((other) => againstTarget(catalogue, other) ?? []),
    catalogue,
  );
}

function withTarget(asked: Asked, main: AgainstTarget, others: readonly AgainstTarget[], catalogue: Catalogue): Reply {
  const { figure } = main;
  const rating = sayRating(ratedOf(catalogue, figure));
  return {
    outcome: 'answered',
    headline: `The target for ${lowerFirst(nameOf(catalogue, figure))} is ${sayTarget(main)}; ${sayMet(main)}.`,
    parts: [
      ...others.map((other) => text(`${upperFirst(sayMet(other))}${differs(main, other)}.`)),
      ...(rating ? [text(rating)] : []),
      receipt(
        asked,
        [main, ...others].map((each) => each.figure.observation),
      ),
    ],
    facts: [
      factOfTarget(catalogue, main),
      valueFact(catalogue, figure),
      ...others.map((other) => valueFact(catalogue, other.figure)),
    ],
  };
}

function differs(main: AgainstTarget, other: AgainstTarget): string {
  const own = other.target === main.target ? '' : `, its target being ${sayTarget(other)}`;
  return main.gap?.met === other.gap?.met ? own : `${own}, so the two bases do not agree`;
}

function noTarget(asked: Asked, figure: Figure, catalogue: Catalogue): Reply {
  const headline = `No target is held for ${lowerFirst(nameOf(catalogue, figure))}.`;
  return noData({ asked, catalogue, headline }, hasNumber(figure.observation) ? [figure] : []);
}

/** Every target of the themes asked, or of all, with the newest figure beside it. */
function targetsOf(asked: Asked, found: Found, catalogue: Catalogue): Reply {
  const figures = figuresOf(asked, found, catalogue);
  const onEachBasis = asked.basis === null && periodsOf(asked).length === 0;
  const shown = figures.flatMap((figure) => [figure, ...(onEachBasis ? otherBases({ catalogue, found }, figure) : [])]);
  const targets = shown.flatMap((figure) => againstTarget(catalogue, figure) ?? []);
  const scope = scopeOf(catalogue, asked);
  if (targets.length === 0) return noData({ asked, catalogue, headline: `No target is held in ${scope}.` }, []);
  const measures = new Set(targets.map((each) => each.figure.indicator.code)).size;
  const missed = targets.filter((each) => each.gap?.met === false).length;
  return {
    outcome: 'answered',
    headline: `${upperFirst(scope)}: ${plural(measures, 'measure has', 'measures have')} a target held; ${missed === 0 ? 'none is missed' : `${missed} of ${plural(targets.length, 'figure')} missed`}.`,
    parts: [
      tableOf(targets),
      receipt(
        asked,
        targets.map((each) => each.figure.observation),
      ),
    ],
    facts: targets.flatMap((each) => [factOfTarget(catalogue, each), valueFact(catalogue, each.figure)]),
  };
}

function tableOf(targets: readonly AgainstTarget[]): Part {
  const row = (each: AgainstTarget) => [
    each.figure.indicator.name,
    sayTarget(each),
    `${sayFigure(each.figure)} ${sayWhen(each.figure)}`,
    each.gap === null ? '' : each.gap.met ? 'met' : 'missed',
  ];
  return {
    kind: 'table',
    title: null,
    columns: ['Measure', 'Target', 'Value', 'Met or missed'],
    rows: targets.map(row),
  };
}
