import type { Commentary } from '../catalogue/catalogue.ts';
import { withBelow } from '../catalogue/catalogue-index.ts';
import type { Figure } from '../figures/figure.ts';
import { upperFirst } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { eachLine, figuresOf } from './each-line.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData } from './held.ts';
import { basesLine, otherBases } from './lines/bases.ts';
import { firstCaveats, otherCaveats } from './lines/caveats.ts';
import { changeLine } from './lines/change.ts';
import { aboutLines } from './lines/limits.ts';
import { midName, shortOf, whenOf, withCounts, wordOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { commentaryOn, firstSentence } from './lines/words.ts';
import { nextOf, nextOne } from './next.ts';
import { planDeep } from './plan.ts';
import { labelled, replyOf, text } from './reply-of.ts';
import { scopeOf } from './scope.ts';
import type { Telling } from './telling.ts';
import { all, type Told, toldOf } from './told.ts';

/** "Why is it late?": the source's own reason first, what is being done, then the figure. */
export const why: Telling = {
  plan: planDeep,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    return asked.question.of.kind === 'indicators' ? eachLine(told, (figure) => whyOf(told, figure)) : whyThemes(told);
  },
};

function whyOf(told: Told, figure: Figure): Reply {
  const { code } = figure.indicator;
  const reasons = commentaryOn(told.catalogue, code, ['explanation']);
  const actions = commentaryOn(told.catalogue, code, ['action']);
  const others = commentaryOn(told.catalogue, code, ['highest-risk', 'context']);
  const { note } = figure.observation;
  const bases = otherBases(told, figure);
  const caveats = all([firstCaveats(told, figure), otherCaveats(told, figure)]);
  const nothing = [...reasons, ...actions, ...others, ...caveats.parts].length === 0 && note === null;
  if (nothing) return noData(told, `The report gives no reason for ${midName(figure.indicator)}.`, [figure]);
  const [reason] = reasons;
  const doing = actions.filter(({ text: words }) => isShort(words)).slice(0, 1);
  const moved = changeLine(told, figure);
  const behind = basesLine(told, figure, [...bases.beside, ...bases.rest]);
  const observations = [figure.observation];
  return replyOf({
    headline: reason ? firstSentence(reason.text) : `The report gives no reason for ${midName(figure.indicator)}.`,
    parts: [
      ...(reason ? [] : insteadOf(others, note)),
      ...doing.slice(0, 1).map((each) => labelled('Being done', firstSentence(each.text))),
      text(figureLine(told, figure)),
      ...caveats.parts,
      ...sourceLine([...reasons, ...observations].slice(-1)),
    ],
    more: [
      ...moved.parts,
      ...behind.parts,
      ...restOf({ reasons, actions, others, doing }, reason !== undefined),
      ...(note !== null && reason ? [labelled('The report adds', `${note}.`)] : []),
      ...aboutLines(figure),
      ...fullSource([...reasons, ...others, ...observations]),
    ],
    next: nextOf(told, figure, ['trend', 'areas', 'compare', 'status']),
    facts: factsOnce([valueFact(told, figure), ...moved.facts, ...behind.facts]),
  });
}

/** 'Initial health assessments: 50.4% (64 of 127), red, Jul–Sep 2026'. */
function figureLine(told: Told, figure: Figure): string {
  const word = wordOf(told, figure);
  return `${shortOf(told, figure)}: ${[withCounts(figure), ...(word === null ? [] : [word]), whenOf(figure)].join(', ')}`;
}

function insteadOf(others: readonly Commentary[], note: string | null): readonly Part[] {
  if (note !== null) return [labelled('It says', `${note}.`)];
  return others
    .filter((each) => isShort(each.text))
    .slice(0, 1)
    .map((each) => labelled('It says', firstSentence(each.text)));
}

/** As many words as what is being done may take before 'More'. */
const MOST_WORDS = 22;

function isShort(words: string): boolean {
  return firstSentence(words).split(' ').length <= MOST_WORDS;
}

interface Words {
  readonly reasons: readonly Commentary[];
  readonly actions: readonly Commentary[];
  readonly others: readonly Commentary[];
  /** Those of the actions that stand before 'More'. */
  readonly doing: readonly Commentary[];
}

/** What the lines before 'More' cut or left out. */
function restOf({ reasons, actions, others, doing }: Words, isReasoned: boolean): readonly Part[] {
  const isCut = ({ text: words }: Commentary) => firstSentence(words) !== words;
  return [
    ...reasons.filter((each, at) => at > 0 || isCut(each)).map((each) => labelled('Why', each.text)),
    ...actions.filter((each) => !doing.includes(each) || isCut(each)).map((each) => labelled('Being done', each.text)),
    ...others
      .filter((each) => isReasoned || isCut(each) || !isShort(each.text))
      .map((each) => labelled('The report', each.text)),
  ];
}

/** Why a theme stands as it does: what is said of it and of all below it. */
function whyThemes(told: Told): Reply {
  const { catalogue, asked } = told;
  const ids = withBelow(catalogue, asked.themes);
  const about = catalogue.commentary.filter(
    ({ kind, themeId }) =>
      (kind === 'explanation' || kind === 'action') &&
      (asked.themes.length === 0 || (themeId !== null && ids.has(themeId))),
  );
  const scope = scopeOf(told);
  const [first, ...rest] = about.toSorted((a, b) => Number(a.kind === 'action') - Number(b.kind === 'action'));
  if (!first) return noData(told, `The report gives no reasons${scope.inIt}.`);
  const figures = figuresOf(told).filter(({ indicator }) =>
    about.some((each) => each.indicatorCodes.includes(indicator.code)),
  );
  const shown = figures.slice(0, 3);
  return replyOf({
    headline: `${scope.name === null ? 'The report' : upperFirst(scope.name)}: ${firstSentence(first.text)}`,
    parts: [
      ...rest
        .slice(0, 1)
        .map((each) => labelled(each.kind === 'action' ? 'Being done' : 'Also', firstSentence(each.text))),
      ...shown.map((figure) => text(figureLine(told, figure))),
      ...sourceLine([first]),
    ],
    more: [
      ...about.map((each) => labelled(each.kind === 'action' ? 'Being done' : 'Why', each.text)),
      ...fullSource(about),
    ],
    next: [
      nextOne('Attention', {
        ask: 'list',
        of: asked.question.of,
        only: [{ not: false, test: { kind: 'rated', ratings: ['attention'] } }],
      }),
    ],
    facts: factsOnce(shown.map((figure) => valueFact(told, figure))),
    listed: shown.map(({ indicator }) => indicator.code),
  });
}
