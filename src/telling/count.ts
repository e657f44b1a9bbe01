import type { Figure } from '../figures/figure.ts';
import { inForm } from '../figures/form.ts';
import { A_YEAR, earlierOf } from '../figures/movement.ts';
import { verdictSince } from '../figures/statistics.ts';
import type { Fact, Reply } from '../reply/reply.ts';
import { sayValue } from '../reply/say.ts';
import { lineBeside } from './charts/status-line.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData } from './held.ts';
import { basesLine, otherBases } from './lines/bases.ts';
import { firstCaveats, otherCaveats } from './lines/caveats.ts';
import { changeLine, relativeLine, saySteps } from './lines/change.ts';
import { comparatorsLine } from './lines/comparators.ts';
import { limitsBehind } from './lines/limits.ts';
import { headName, leadOf, leadSentence, midName, numberOf, whenOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { wordsBehind } from './lines/words.ts';
import { nextOf } from './next.ts';
import { replyOf } from './reply-of.ts';
import { all, line, SILENT, type Told } from './told.ts';

/** "How many?": the number first, with how it moved on the time before and on a year before. */
/** `asHeld`: the same figure as published, where it is read as a count. */
export function countOf(told: Told, figure: Figure, asHeld: Figure): Reply {
  const others = otherBases(told, figure);
  const chart = lineBeside(told, figure);
  const said = all([
    firstCaveats(told, figure),
    changeLine(told, figure),
    figure.history.length > 2 && earlierOf(figure, A_YEAR) ? changeLine(told, figure, A_YEAR) : SILENT,
    neitherWay(figure),
    otherCaveats(told, asHeld, ['bases']),
  ]);
  const behind = all([
    basesLine(told, figure, [...others.beside, ...others.rest]),
    comparatorsLine(told, figure),
    relativeLine(figure),
  ]);
  const { observation } = figure;
  return replyOf({
    headline: headlineOf(told, figure, asHeld),
    lead: leadOf(told, figure),
    parts: [...said.parts, ...chart.parts, ...sourceLine([observation])],
    more: [...behind.parts, ...limitsBehind(told, figure), ...wordsBehind(told, figure), ...fullSource([observation])],
    next: nextOf(told, figure, ['areas', 'parts', 'trend', 'why', 'theme']),
    facts: factsOnce([...valueFacts(told, figure, asHeld), ...said.facts, ...behind.facts, ...chart.facts]),
  });
}

/** A count that is part of a percentage keeps what it is of, and the percentage beside it. */
function valueFacts(told: Told, figure: Figure, asHeld: Figure): readonly Fact[] {
  const fact = valueFact(told, figure);
  if (asHeld.indicator.unit === figure.indicator.unit) return [fact];
  if (asHeld.observation.value === null) return [valueFact(told, asHeld)];
  const { numerator, denominator } = asHeld.observation;
  return [{ ...fact, numerator, denominator }, valueFact(told, asHeld)];
}

/** '289 of 952': a count that is part of a percentage says what it is a part of, so that neither is taken for the other. */
function headlineOf(told: Told, figure: Figure, { observation: { denominator }, indicator }: Figure): string {
  if (indicator.unit === 'percent' && denominator !== null)
    return `${headName(told, figure)}: ${numberOf(figure)} of ${sayValue(String(denominator), 'count')}, ${whenOf(figure)}.`;
  return figure.indicator.unit === 'count'
    ? `${headName(told, figure)}: ${withCounts(figure)}, ${whenOf(figure)}.`
    : leadSentence(told, figure);
}

function neitherWay(figure: Figure) {
  const verdict = verdictSince(figure, null);
  return verdict?.word === 'neither' && saySteps(verdict) === null ? line('Neither way is better') : SILENT;
}

/** A figure in the form asked for, or why it has none of that form. */
export function formed(told: Told, figure: Figure): { readonly figure: Figure; readonly refused: Reply | null } {
  const { form } = told.asked.question;
  const inIt = inForm(figure, form);
  if (inIt) return { figure: inIt, refused: null };
  const [missing, held] = form === 'count' ? ['number', 'percentage'] : ['percentage', 'number'];
  const headline = `No ${missing} is held for ${midName(figure.indicator)}, only the ${held}.`;
  return { figure, refused: noData(told, headline, [figure]) };
}
