import { indexOf } from '../catalogue/catalogue-index.ts';
import { type Figure, hasNumber } from '../figures/figure.ts';
import { type Line, linesOf } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { isStretch } from '../figures/stretch.ts';
import type { Against, Question } from '../question/question.ts';
import { resolve } from '../question/resolve.ts';
import type { Reply } from '../reply/reply.ts';
import { benchmarkOf } from './benchmark.ts';
import { change } from './change.ts';
import { restCompared } from './compare-rest.ts';
import { twoCompared } from './compare-two.ts';
import { eachLine } from './each-line.ts';
import { gridOf } from './grid.ts';
import { notGiven, nothingFor } from './held.ts';
import { planDeep } from './plan.ts';
import { rankingOf } from './ranking.ts';
import { severalOf } from './several.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';
import { tellValue } from './value.ts';

/** "Compare this with that": which is ahead and by how much, then both. */
export const compare: Telling = {
  plan(asked, catalogue) {
    if (isOverTime(asked.question)) return change.plan(asked, catalogue);
    return planDeep(resolve(besideEachOther(asked.question), catalogue, asked.today), catalogue);
  },
  tell(asked, found, catalogue) {
    if (isOverTime(asked.question)) return change.tell(asked, found, catalogue);
    const both = resolve(besideEachOther(asked.question), catalogue, asked.today);
    return tellCompare(toldOf(both, found, catalogue));
  },
};

/** Of two times the change is what is compared. */
function isOverTime({ against }: Question): boolean {
  return against.length > 0 && against.every(({ kind }) => kind === 'period' || kind === 'back');
}

/** What is set against a measure or an area stands beside it: both are then asked about alike. */
function besideEachOther(question: Question): Question {
  return question.against.reduce(withOther, question);
}

function withOther(question: Question, against: Against): Question {
  const { of, where } = question;
  if (against.kind === 'indicator' && of.kind === 'indicators') {
    const { code, inverse } = against;
    return { ...question, of: { ...of, indicators: [...of.indicators, { code, inverse }] } };
  }
  // Among each of its kind it stands anyhow.
  if (against.kind !== 'area' || where.kind === 'each-area') return question;
  const areas = where.kind === 'areas' ? where.areas : [];
  return { ...question, where: { kind: 'areas', areas: [...areas, against.area] } };
}

function tellCompare(told: Told): Reply {
  const { question } = told.asked;
  const kinds = new Set(question.against.map(({ kind }) => kind));
  if (kinds.has('comparators')) return eachLine(told, (figure) => benchmarkOf(told, figure));
  const lines = linesWithWhole(told);
  if (kinds.has('rest') && lines.length === 1) return restCompared(told, lines[0] as Line);
  if (question.when.kind === 'periods' || isStretch(question.when) || lines.length < 2) return tellValue(told);
  if (lines.length === 2) return compareTwo(told, lines as [Line, Line]);
  const measures = new Set(lines.map(({ indicator }) => indicator.code));
  if (measures.size === 1) return rankingOf(told);
  return measures.size < lines.length ? gridOf(told, lines) : severalOf(told, lines);
}

/** An area set against the whole: the organisation's own line beside it. */
function linesWithWhole(told: Told): readonly Line[] {
  const lines = linesOf(told.asked, told.catalogue);
  const { organisation } = indexOf(told.catalogue);
  const wanted = told.asked.question.against.some(({ kind }) => kind === 'whole');
  if (!wanted || organisation === null || lines.length !== 1) return lines;
  const question: Question = { ...told.asked.question, where: { kind: 'whole' } };
  return [...lines, ...linesOf({ ...told.asked, question, areas: [] }, told.catalogue)];
}

function compareTwo(told: Told, lines: readonly [Line, Line]): Reply {
  const [one, other] = lines.map((line) => ({ line, figure: figureFor(told, line) })) as [Found, Found];
  const held = [one, other].flatMap(({ figure }) => (figure && hasNumber(figure.observation) ? [figure] : []));
  const [first, second] = held;
  if (first && second) return twoCompared(told, first, second);
  const lacking = one.figure !== null && one.figure === first ? other : one;
  const reply = lacking.figure ? notGiven(told, lacking.figure) : nothingFor(told, soughtOf(told, lacking.line));
  return besideMissing(told, reply, held);
}

/** On the basis asked, else on whichever is held: that the two differ in it is said. */
function figureFor(told: Told, line: Line): Figure | null {
  const { question } = told.asked;
  return figureOfLine(question, line, told) ?? figureOfLine({ ...question, basis: null }, line, told);
}

interface Found {
  readonly line: Line;
  readonly figure: Figure | null;
}

/** Of two one has no figure: so it is said, with the other. */
function besideMissing(told: Told, reply: Reply, held: readonly Figure[]): Reply {
  const [other] = held;
  if (!other) return reply;
  const alone = twoCompared(told, other, null);
  return {
    ...reply,
    headline: `${reply.headline.replace(/\.$/, '')}, so the two can't be compared.`,
    parts: [...alone.parts, ...reply.parts.filter(({ kind }) => kind === 'caveat')],
    facts: [...alone.facts, ...reply.facts],
  };
}
