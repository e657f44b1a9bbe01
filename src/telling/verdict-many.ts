import { groupBy } from '../catalogue/catalogue-index.ts';
import type { Meaning } from '../evaluate/meaning/meaning.ts';
import { sentenceOf } from '../evaluate/meaning/sentence.ts';
import { meetsAll } from '../figures/conditions.ts';
import { type Figure, hasNumber, ratedOf } from '../figures/figure.ts';
import type { Line } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { meaningAt } from '../figures/statistics.ts';
import { allOf, lowerFirst, upperFirst } from '../reply/name.ts';
import type { Part, Reply, Row } from '../reply/reply.ts';
import { eachMissing } from './each-line.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData } from './held.ts';
import { reasonsFor } from './lines/meaning.ts';
import { numberOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOne } from './next.ts';
import { replyOf, text } from './reply-of.ts';
import { countIn, nameAmong } from './row-names.ts';
import type { Told } from './told.ts';
import { GROUP_ORDER, GROUPS, groupOf, isUntold, UNTOLD_WORDS } from './verdict-words.ts';

interface Judged {
  readonly figure: Figure;
  readonly meaning: Meaning;
}

const MOST_ROWS = 6;

/** What can be told of many: how many do what, those that move first; or, where that is asked, of which it can't. */
export function verdictsOf(told: Told, lines: readonly Line[]): Reply {
  const { question } = told.asked;
  const beside = { ...told, comparators: told.asked.comparators };
  const judged = lines
    .flatMap((line) => figureOfLine(question, line, told) ?? [])
    .filter(({ observation }) => hasNumber(observation))
    .filter((figure) => meetsAll(question.only, figure, beside))
    .map((figure): Judged => ({ figure, meaning: meaningAt(told, figure) }));
  if (judged.length === 0) return noData(told, 'None of these has a figure to tell it from.');
  return question.aspect === 'untold' ? untold(told, judged) : counted(told, judged);
}

function counted(told: Told, judged: readonly Judged[]): Reply {
  const isExplained = told.asked.question.aspect === 'explain';
  const groups = groupBy(judged, ({ meaning }) => groupOf(meaning));
  const listed = GROUP_ORDER.filter((group) => isExplained || (group !== 'usual' && group !== 'untold')).flatMap(
    (group) => groups.get(group) ?? [],
  );
  const shown = listed.slice(0, MOST_ROWS);
  const said = GROUP_ORDER.flatMap((group) => {
    const count = groups.get(group)?.length ?? 0;
    return count === 0 || group === 'untold' ? [] : [`${count} ${GROUPS[group]}`];
  });
  const left = groups.get('untold')?.length ?? 0;
  const observations = shown.map(({ figure }) => figure.observation);
  return replyOf({
    headline: `${upperFirst(nounOf(told, judged))}: ${allOf(said.length === 0 ? ['none can be told from chance'] : said)}.`,
    parts: [
      ...rowsPart(told, shown, listed.length - shown.length),
      ...(left > 0 && said.length > 0 ? [text(`Of ${left} it can’t be told`)] : []),
      ...eachMissing(told),
      ...sourceLine(observations.length > 0 ? observations : judged.map(({ figure }) => figure.observation)),
    ],
    more: [...tableOf(told, judged), ...fullSource(judged.map(({ figure }) => figure.observation))],
    next: [
      ...(left > 0 ? [nextOne('Can’t be told', { ...told.asked.question, aspect: 'untold' })] : []),
      nextOne('Got worse', { ask: 'movers', of: told.asked.question.of }),
    ],
    facts: factsOnce(judged.map(({ figure }) => valueFact(told, figure))),
    listed: listed.map(({ figure }) => figure.indicator.code),
  });
}

/** Of which it can't be told, under why. */
function untold(told: Told, judged: readonly Judged[]): Reply {
  const without = judged.filter(({ meaning }) => isUntold(meaning));
  const reasons = [...groupBy(without, ({ meaning }) => UNTOLD_WORDS[meaning.kind] ?? 'too few points')];
  const sorted = reasons.toSorted(([, a], [, b]) => b.length - a.length);
  const all = `${without.length} of ${nounOf(told, judged)}`;
  const observations = without.map(({ figure }) => figure.observation);
  return replyOf({
    headline:
      without.length === 0
        ? `For all ${nounOf(told, judged)} it can be told what is usual.`
        : `For ${all} it can’t be told what is chance.`,
    parts: [
      ...sorted.map(([reason, group]): Part => text(`${upperFirst(reason)}: ${namesOf(told, group)}`)),
      ...eachMissing(told),
      ...sourceLine(observations),
    ],
    more: [...tableOf(told, without), ...fullSource(observations)],
    next: [nextOne('What can be', { ...told.asked.question, aspect: null })],
    facts: factsOnce(without.map(({ figure }) => valueFact(told, figure))),
    listed: without.map(({ figure }) => figure.indicator.code),
  });
}

const MOST_NAMES = 3;

function namesOf(told: Told, group: readonly Judged[]): string {
  const names = group.slice(0, MOST_NAMES).map(({ figure }) => lowerFirst(nameAmong(told, figure)));
  return group.length > MOST_NAMES ? `${group.length}, such as ${allOf(names)}` : allOf(names);
}

function nounOf(told: Told, judged: readonly Judged[]): string {
  return countIn(told, judged.length);
}

function rowsPart(told: Told, shown: readonly Judged[], left: number): readonly Part[] {
  if (shown.length === 0) return [];
  const rows = shown.map((each) => rowFor(told, each));
  return [{ kind: 'rows', heading: null, rows, left: left > 0 ? `${left} more` : null, all: null }];
}

function rowFor(told: Told, { figure, meaning }: Judged): Row {
  return {
    rating: ratedOf(told, figure).rating,
    value: numberOf(figure),
    name: nameAmong(told, figure),
    detail: told.asked.question.aspect === 'explain' ? whySo(told, figure, meaning) : sentenceOf(meaning),
    strong: false,
  };
}

/** With the rule that it is said by. */
function whySo(told: Told, figure: Figure, meaning: Meaning): string | null {
  const rule = reasonsFor(told, figure).find((each) => each.startsWith('More than chance'));
  const said = [sentenceOf(meaning), rule].filter((each) => each !== null && each !== undefined);
  return said.length === 0 ? null : said.join(' · ').replace(/\.$/, '');
}

function tableOf(told: Told, judged: readonly Judged[]): readonly Part[] {
  const rows = judged.map(({ figure, meaning }) => [
    nameAmong(told, figure),
    numberOf(figure),
    sentenceOf(meaning) ?? '',
  ]);
  return [{ kind: 'table', title: null, columns: ['', 'Newest', 'What it means'], rows }];
}
