import { decimal, formatDecimal } from '../evaluate/decimal.ts';
import type { Figure } from '../figures/figure.ts';
import { linesOf } from '../figures/lines.ts';
import { type Quoted, quotedOf } from '../figures/reconcile.ts';
import { allOf } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sayBasis } from '../reply/say.ts';
import { factsOnce, valueFact } from './facts.ts';
import { nameOf, whenOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import type { Telling } from './telling.ts';
import { timesNext } from './times-beside.ts';
import { type Told, toldOf } from './told.ts';
import { tellValue } from './value.ts';

/** "Why do some say 31% and some 28%?": each quoted number with what it measures. */
export const reconcile: Telling = {
  plan: planOrWhole,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    if (linesOf(asked, catalogue).length === 0) return notHeldHere(told);
    return asked.question.quoted.length === 0 ? tellValue(told) : tellQuoted(told, quotedOf(asked, told));
  },
};

function tellQuoted(told: Told, quoted: readonly Quoted[]): Reply {
  const known = quoted.flatMap(({ number, matches }) => (matches[0] ? [{ number, figure: matches[0] }] : []));
  const unknown = quoted.filter(({ matches }) => matches.length === 0).map(({ number }) => sayNumber(number));
  const [first] = known;
  if (!first) {
    const value = tellValue(told);
    const headline = `${allOf(unknown)} ${unknown.length === 1 ? 'is' : 'are'} not among the figures held of that measure.`;
    return { ...value, outcome: 'no_data', lead: null, headline, parts: [text(value.headline), ...value.parts] };
  }
  const figures = known.map(({ figure }) => figure);
  return replyOf({
    headline:
      known.length > 1
        ? `They measure different things: ${differOf(figures)}.`
        : `${sayNumber(first.number)} is ${sayIt(told, first.figure)}.`,
    parts: [
      ...(known.length > 1
        ? known.map(({ number, figure }): Part => text(`${sayNumber(number)}: ${sayIt(told, figure)}`))
        : []),
      ...(unknown.length > 0 ? [text(`Not among the figures held: ${allOf(unknown)}`)] : []),
      ...sourceLine(figures.map(({ observation }) => observation)),
    ],
    more: fullSource(figures.map(({ observation }) => observation)),
    next: timesNext(told, first.figure),
    facts: factsOnce(figures.map((figure) => valueFact(told, figure))),
  });
}

function sayNumber(number: string): string {
  return formatDecimal(decimal(number));
}

/** 'initial conferences in 15 working days, a single month, Oct 2026: 70.6% (89 of 126)'. */
function sayIt(told: Told, figure: Figure): string {
  return `${nameOf(told, figure)}, ${sayBasis(figure.series.basis)}, ${whenOf(figure)}: ${withCounts(figure)}`;
}

/** In what they differ: the measure, the place, the stretch of time or the time. */
function differOf(figures: readonly Figure[]): string {
  const differs = (keyOf: (figure: Figure) => unknown) => new Set(figures.map(keyOf)).size > 1;
  const ways = [
    ...(differs(({ indicator }) => indicator.id) ? ['the measure'] : []),
    ...(differs(({ series }) => series.areaId) ? ['the place'] : []),
    ...(differs(({ series }) => series.basis) ? ['how long a stretch they cover'] : []),
    ...(differs(({ observation }) => observation.period.end) ? ['the time'] : []),
  ];
  return ways.length === 0 ? 'both are the same figure' : `they differ in ${allOf(ways)}`;
}
