import { withBelow } from '../catalogue/catalogue-index.ts';
import type { Figure } from '../figures/figure.ts';
import { A_YEAR } from '../figures/movement.ts';
import type { Condition } from '../question/question.ts';
import { riskFact } from '../reply/fact.ts';
import { plural } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { glanceOf } from './charts/glance.ts';
import { timeHeading } from './common-time.ts';
import { factsOnce, valueFact } from './facts.ts';
import { numberOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { firstSentence } from './lines/words.ts';
import { leftLine } from './list-left.ts';
import { listRows, MOST_ROWS } from './list-rows.ts';
import { moversOf } from './movers-of.ts';
import { nextOne } from './next.ts';
import { inNeed, ratingsPart } from './ratings-line.ts';
import { labelled, replyOf, text } from './reply-of.ts';
import { highestFirst, sayRisk } from './risks-of.ts';
import { scopeOf } from './scope.ts';
import { worstFirst } from './standing-order.ts';
import type { Told } from './told.ts';

const WORSE: Condition = { not: false, test: { kind: 'moved', how: 'worse', since: null } };

/** More words of the source's than this are behind 'More'. */
const MOST_WORDS = 22;

/** A theme or an area: how many need attention, how all are rated, and a row for those furthest off. */
export function overviewOfTheme(told: Told, figures: readonly Figure[]): Reply {
  const sorted = worstFirst(told, figures);
  const shown = sorted.slice(0, MOST_ROWS);
  const rest = sorted.slice(MOST_ROWS);
  const said = saidOf(told);
  const name = scopeOf(told).name ?? 'All';
  const rows = rowsPart(told, shown, rest);
  const heading = timeHeading(shown, A_YEAR);
  const chart = glanceOf(told.catalogue, {
    title: name,
    figures: shown,
    more: rest.length,
    rows: [text(heading), rows],
  }).parts;
  const observations = sorted.map(({ observation }) => observation);
  const [first, ...others] = said.words;
  return replyOf({
    headline: headlineOf(told, name, figures),
    parts: [
      ratingsPart(told, figures),
      ...(chart.length > 0 ? chart : [text(heading), rows]),
      ...(first && isShort(first) ? [labelled('The report', firstSentence(first))] : []),
      ...sourceLine(observations),
    ],
    more: [
      ...(rest.length > 0 ? [tableOf(rest)] : []),
      ...(first && !isShort(first) ? [labelled('The report', first)] : []),
      ...others.map((words) => labelled('The report', words)),
      ...said.risks.map((risk) => text(`Strategic risk: ${sayRisk(risk)}.`)),
      ...fullSource(observations),
    ],
    next: nextsOf(told, sorted, said.risks.length > 0),
    facts: factsOnce([...sorted.map((figure) => valueFact(told, figure)), ...said.risks.map(riskFact)]),
    listed: sorted.map(({ indicator }) => indicator.code),
  });
}

function headlineOf(told: Told, name: string, figures: readonly Figure[]): string {
  const needing = inNeed(told, figures).length;
  const need = needing === 1 ? 'needs' : 'need';
  return `${name}: ${needing === 0 ? 'none' : needing} of ${plural(figures.length, 'measure')} ${need} attention.`;
}

function rowsPart(told: Told, shown: readonly Figure[], rest: readonly Figure[]): Part {
  const all = shown.length + rest.length;
  const { question } = told.asked;
  return {
    kind: 'rows',
    heading: null,
    rows: listRows(told, shown, false),
    left: leftLine(told, rest),
    all:
      rest.length === 0
        ? null
        : nextOne(`All ${all}`, {
            ask: 'list',
            of: question.of,
            where: question.where,
            limit: 20,
            order: { by: 'value', end: 'worst' },
          }),
  };
}

function isShort(words: string): boolean {
  return firstSentence(words).split(' ').length <= MOST_WORDS;
}

/** The source's words and risks are about the whole: beside the figures of an area they would look like its own. */
function saidOf({ asked, catalogue }: Told) {
  if (asked.question.where.kind !== 'whole') return { words: [], risks: [] };
  const ids = withBelow(catalogue, asked.themes);
  const words = catalogue.commentary.filter(
    ({ kind, themeId }) => (kind === 'headline' || kind === 'highest-risk') && themeId !== null && ids.has(themeId),
  );
  const risks = catalogue.risks.filter(({ themeId }) => themeId !== null && ids.has(themeId));
  return { words: words.map((each) => each.text), risks: highestFirst(risks) };
}

function tableOf(rest: readonly Figure[]): Part {
  const rows = rest.map((figure) => [figure.indicator.name, numberOf(figure), whenOf(figure)]);
  return { kind: 'table', title: null, columns: ['Measure', 'Value', 'Period'], rows };
}

/** Nothing is offered that leads to nothing. */
function nextsOf(told: Told, sorted: readonly Figure[], hasRisks: boolean) {
  const { of, where } = told.asked.question;
  return [
    nextOne(`All ${sorted.length}`, { ask: 'list', of, where, limit: 20, order: { by: 'value', end: 'worst' } }),
    ...(moversOf(told).length === 0 ? [] : [nextOne('Got worse', { ask: 'movers', of, where, only: [WORSE] })]),
    ...(hasRisks ? [nextOne('Risks', { ask: 'risks', of })] : []),
  ];
}
