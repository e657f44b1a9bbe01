import type { Meaning } from '../evaluate/meaning/meaning.ts';
import { sentenceOf } from '../evaluate/meaning/sentence.ts';
import { againstTarget } from '../figures/beside.ts';
import { judge } from '../figures/conditions.ts';
import { type Figure, hasNumber } from '../figures/figure.ts';
import { type Line, linesOf } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { meaningAt } from '../figures/statistics.ts';
import { isStretch } from '../figures/stretch.ts';
import type { Next, Part, Reply } from '../reply/reply.ts';
import { sayDifference, sayValue } from '../reply/say.ts';
import { controlOf } from './charts/control.ts';
import { lineBeside } from './charts/status-line.ts';
import { restCompared } from './compare-rest.ts';
import { courseOf } from './course.ts';
import { factsOnce, gapFactsOf, targetFacts, valueFact } from './facts.ts';
import { sayMore } from './gap.ts';
import { notGiven, nothingFor } from './held.ts';
import { otherCaveats } from './lines/caveats.ts';
import { changeLine } from './lines/change.ts';
import { limitsBehind } from './lines/limits.ts';
import { meaningLine, reasonsFor } from './lines/meaning.ts';
import { shortOf, whenOf, withCounts, wordOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf, nextOne, ofIndicator } from './next.ts';
import { noTargetOf } from './no-target.ts';
import { notHeldHere } from './not-held-here.ts';
import { planDeep } from './plan.ts';
import { caveat, replyOf, text } from './reply-of.ts';
import { soughtOf } from './sought.ts';
import { standingOf } from './standing.ts';
import type { Telling } from './telling.ts';
import { all, line, type Said, SILENT, type Told, toldOf } from './told.ts';
import { verdictsOf } from './verdict-many.ts';
import { isUntold, sayAssured, sayReal } from './verdict-words.ts';

/** "Is that real? Will we hit the target? Why do you say so?": what can be told from chance, and by which rule. */
export const verdict: Telling = {
  plan: planDeep,
  tell: (asked, found, catalogue) => tellVerdict(toldOf(asked, found, catalogue)),
};

function tellVerdict(told: Told): Reply {
  const { question } = told.asked;
  const lines = linesOf(told.asked, told.catalogue);
  const [first] = lines;
  if (!first) return notHeldHere(told);
  if (lines.length > 1) return verdictsOf(told, lines);
  if (isStretch(question.when)) return courseOf(told, lines);
  const figure = clearest(told, first);
  if (!figure) return nothingFor(told, soughtOf(told, first));
  if (!hasNumber(figure.observation)) return notGiven(told, figure);
  return standingOf(told, figure, first) ?? besideWithoutCounts(told, first) ?? verdictOn(told, figure);
}

/** Where chance can't be told from counts, the order alone, and that it says no more. */
function besideWithoutCounts(told: Told, wanted: Line): Reply | null {
  const { against } = told.asked.question;
  if (!against.some(({ kind }) => kind === 'rest' || kind === 'whole')) return null;
  const reply = restCompared(told, wanted);
  if (reply.outcome !== 'answered') return reply;
  return {
    ...reply,
    parts: [caveat('Whether that is more than chance can’t be told: counts are not held'), ...reply.parts],
  };
}

/** The figure asked for; of several bases at one time the one of which most can be told. */
function clearest(told: Told, wanted: Line): Figure | null {
  const { question } = told.asked;
  const figure = figureOfLine(question, wanted, told);
  if (!figure || question.basis !== null || question.when.kind !== 'newest') return figure;
  if (!isUntold(meaningAt(told, figure)) || !hasNumber(figure.observation)) return figure;
  const others = wanted.series.flatMap(({ id, basis }) =>
    id === figure.series.id ? [] : (figureOfLine({ ...question, basis }, wanted, told) ?? []),
  );
  return others.find((each) => hasNumber(each.observation) && !isUntold(meaningAt(told, each))) ?? figure;
}

function verdictOn(told: Told, figure: Figure): Reply {
  const { only } = told.asked.question;
  if (only.some(({ test }) => test.kind === 'verdict' && OF_TARGET.has(test.verdict)))
    return targetVerdict(told, figure);
  switch (told.asked.question.aspect) {
    case 'target':
      return targetVerdict(told, figure);
    case 'explain':
      return explained(told, figure);
    default:
      return realOrNot(told, figure);
  }
}

const OF_TARGET: ReadonlySet<string> = new Set(['reliably-met', 'out-of-reach', 'too-close']);

/** 'Yes. ' or 'No. ' where the question is whether it is one thing; '' where it is not, or can't be told. */
function yesOrNo(told: Told, figure: Figure): string {
  const [condition] = told.asked.question.only.filter(({ test }) => test.kind === 'verdict');
  if (!condition) return '';
  const found = judge(condition.test, figure, { ...told, comparators: [] });
  return found === null ? '' : found === condition.not ? 'No. ' : 'Yes. ';
}

function realOrNot(told: Told, figure: Figure): Reply {
  const meaning = meaningAt(told, figure);
  const moved = changeLine(told, figure);
  const target = meaning.assurance === null ? SILENT : targetSentence(told, figure, meaning);
  return verdictReply(told, figure, {
    headline: `${yesOrNo(told, figure)}${sayReal(figure, meaning)}`,
    said: all([moved, target, otherCaveats(told, figure)]),
    reasons: reasonsFor(told, figure),
  });
}

function targetSentence(told: Told, figure: Figure, meaning: Meaning): Said {
  const aim = aimOf(told, figure);
  return aim === null ? SILENT : line(ASSURED[meaning.assurance ?? 'hit-and-miss'](aim), targetFacts(told, figure));
}

const ASSURED = {
  'consistently-passes': (aim: string) => `As things are, ${aim} is reliably met`,
  'consistently-fails': (aim: string) => `As things are, ${aim} is out of reach`,
  'hit-and-miss': (aim: string) => `As things are, ${aim} is met or missed by chance`,
} as const;

/** 'the target of 85%'; null where none is held. */
function aimOf(told: Told, figure: Figure): string | null {
  const goal = againstTarget(told, figure);
  return goal && `the target of ${sayValue(goal.target, figure.indicator.unit)}`;
}

function targetVerdict(told: Told, figure: Figure): Reply {
  const aim = aimOf(told, figure);
  if (aim === null) return noTargetOf(told, figure, ', so there is none to hit');
  const meaning = meaningAt(told, figure);
  return verdictReply(told, figure, {
    headline: sayAssured(figure, meaning, aim),
    said: all([
      gapLine(told, figure),
      meaning.special === null ? SILENT : meaningLine(told, figure),
      ...(meaning.assurance === null ? [] : [line('That is how things are, not a forecast')]),
      otherCaveats(told, figure),
    ]),
    reasons: reasonsFor(told, figure),
  });
}

/** '34.6 points short: 44 more of the 127 would have met it'. */
function gapLine(told: Told, figure: Figure): Said {
  const goal = againstTarget(told, figure);
  const far = goal?.gap;
  if (!goal || !far) return SILENT;
  const size = sayDifference(far.points, figure.indicator.unit);
  if (far.met) return line(`Met now, by ${size}`, gapFactsOf(told, figure, goal));
  return line(`${size} short now${sayMore(goal, figure)}`, gapFactsOf(told, figure, goal));
}

/** 'Why do you say so?': the rule, the limits and the points that met it. */
function explained(told: Told, figure: Figure): Reply {
  const meaning = meaningAt(told, figure);
  const reasons = reasonsFor(told, figure);
  return verdictReply(told, figure, {
    headline: sentenceOf(meaning) ?? sayReal(figure, meaning),
    said: all([...reasons.map((each) => line(each.replace(/\.$/, ''))), otherCaveats(told, figure)]),
    reasons: [],
  });
}

interface VerdictGiven {
  /** Without a full stop. */
  readonly headline: string;
  readonly said: Said;
  readonly reasons: readonly string[];
}

function verdictReply(told: Told, figure: Figure, { headline, said, reasons }: VerdictGiven): Reply {
  const control = controlOf(told.catalogue, figure);
  const chart = control.parts.length > 0 ? control : lineBeside(told, figure);
  const observations = [figure.observation];
  return replyOf({
    headline: `${headline}.`,
    parts: [text(figureLine(told, figure)), ...said.parts, ...chart.parts, ...sourceLine(observations)],
    more: [...reasons.map((each): Part => text(each)), ...limitsBehind(told, figure), ...fullSource(observations)],
    next: nextsOf(told, figure),
    facts: factsOnce([valueFact(told, figure), ...said.facts, ...targetFacts(told, figure), ...chart.facts]),
  });
}

/** 'Initial health assessments: 50.4% (64 of 127), red, Jul–Sep 2026'. */
function figureLine(told: Told, figure: Figure): string {
  const word = wordOf(told, figure);
  return `${shortOf(told, figure)}: ${[withCounts(figure), ...(word === null ? [] : [word]), whenOf(figure)].join(', ')}`;
}

function nextsOf(told: Told, figure: Figure): readonly Next[] {
  const { where, aspect } = told.asked.question;
  const why = nextOne('Why so?', { ask: 'verdict', of: ofIndicator(figure.indicator), where, aspect: 'explain' });
  return [...(aspect === 'explain' ? [] : [why]), ...nextOf(told, figure, ['areas', 'gap', 'trend'])].slice(0, 3);
}
