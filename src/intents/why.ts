import type { Catalogue, Commentary } from '../catalogue/catalogue.ts';
import { withBelow } from '../catalogue/catalogue-index.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { commentaryOn, disagreements } from './beside.ts';
import { bySeries, type Figure, type Found, hasNumber, look, otherBases } from './figure.ts';
import { text } from './full-status.ts';
import { noData, notGiven, nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { movedOf } from './movement-of.ts';
import { soughtOf } from './one-status.ts';
import { receipt } from './receipt.ts';
import { lowerFirst, sayFigure, sayIt, sayWhen, upperFirst } from './sentence.ts';
import { meant, planFor } from './series-of.ts';
import { joined } from './several.ts';
import { figuresOf, planThemes, scopeOf } from './theme-figures.ts';

/** "Why is that?": what the source says, and never a guess. */
export const why: Intent = {
  id: 'why',
  examples: [
    'why are health assessments late?',
    'what is behind the fall in single assessments on time?',
    'what is being done about initial health assessments?',
    'reason for the rise in children placed out of county',
    'why did protection visits improve?',
    'explain the figure for children in need not visited',
    'why is child protection struggling?',
  ],
  counterExamples: [
    'how are initial health assessments doing?',
    'what were the MOMO statements about?',
    'what does re-referral mean?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return planThemes(asked, catalogue);
    const indicators = meant(asked, catalogue).map(({ indicator }) => indicator);
    return planFor(catalogue, { asked, indicators, last: 2, parts: true });
  },
  answer(asked, found, catalogue) {
    const read = bySeries(found);
    if (asked.indicators.length === 0) return whyThemes(asked, read, catalogue);
    return joined(meant(asked, catalogue).map((each) => whyOne(asked, each, read, catalogue)));
  },
};

function whyOne(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const looked = look(sought);
  if (looked.kind === 'none') return nothingFor(sought, asked);
  const { figure } = looked;
  if (!hasNumber(figure.observation)) return notGiven(figure, asked);
  const { code } = figure.indicator;
  const reasons = commentaryOn(catalogue, code, ['explanation']);
  const others = commentaryOn(catalogue, code, ['action', 'highest-risk', 'context']);
  const remarks = disagreements({ catalogue, found }, figure).map((remark) => remark.text);
  const note = figure.observation.note;
  if (reasons.length + others.length + remarks.length === 0 && note === null) return noReason(asked, figure, catalogue);
  const moved = movedOf(catalogue, figure);
  const bases = otherBases({ catalogue, found }, figure);
  return {
    outcome: 'answered',
    headline: headlineOf(figure, reasons, note),
    parts: [
      text(`${sayIt(catalogue, figure)}.`),
      ...bases.map((other) => text(`Also held: ${sayFigure(other)} ${sayWhen(other)}.`)),
      ...reasons.slice(1).map(said),
      ...others.slice(0, MOST_WORDS).map(said),
      ...(note !== null && reasons.length > 0 ? [text(`The report adds: ${note}.`)] : []),
      ...(moved ? [text(moved.text)] : []),
      ...remarks.map((remark): Part => ({ kind: 'caveat', text: remark })),
      receipt(asked, [...reasons, ...others, figure.observation]),
    ],
    facts: [
      valueFact(catalogue, figure),
      ...(moved?.facts ?? []),
      ...bases.map((other) => valueFact(catalogue, other)),
    ],
  };
}

const MOST_WORDS = 3;

/** The reason leads; where the source gives none, that is said first and what it does say follows. */
function headlineOf({ indicator }: Figure, reasons: readonly Commentary[], note: string | null): string {
  const [first] = reasons;
  if (first) return first.text;
  const none = `The report gives no reason for ${lowerFirst(indicator.name)}`;
  return note === null ? `${none}; this is what it says.` : `${none}; it says: ${note}.`;
}

function said(commentary: Commentary): Part {
  return text(commentary.kind === 'action' ? `What is being done: ${commentary.text}` : commentary.text);
}

function noReason(asked: Asked, figure: Figure, catalogue: Catalogue): Reply {
  return noData(
    { asked, catalogue, headline: `The report gives no reason for ${lowerFirst(figure.indicator.name)}.` },
    [figure],
  );
}

/** Why a theme stands as it does: what is said of it and of all below it. */
function whyThemes(asked: Asked, found: Found, catalogue: Catalogue): Reply {
  const themes = withBelow(catalogue, asked.themes);
  const about = catalogue.commentary.filter(
    ({ kind, themeId }) =>
      (kind === 'explanation' || kind === 'action') &&
      (asked.themes.length === 0 || (themeId !== null && themes.has(themeId))),
  );
  const scope = scopeOf(catalogue, asked);
  const [first, ...rest] = [...about].sort((a, b) => Number(a.kind === 'action') - Number(b.kind === 'action'));
  const figures = figuresOf(asked, found, catalogue).filter(({ indicator }) =>
    about.some(({ indicatorCodes }) => indicatorCodes.includes(indicator.code)),
  );
  if (!first) return noData({ asked, catalogue, headline: `The report gives no reasons on ${scope}.` }, []);
  return {
    outcome: 'answered',
    headline: asked.themes.length === 0 ? `The report explains: ${first.text}` : `${upperFirst(scope)}: ${first.text}`,
    parts: [
      ...rest.slice(0, MOST_OF_THEME).map(said),
      ...(rest.length > MOST_OF_THEME ? [text('The report says more; ask about one measure to read it.')] : []),
      ...(figures.length > 0
        ? [text(`Figures: ${figures.map((figure) => sayIt(catalogue, figure)).join('; ')}.`)]
        : []),
      receipt(asked, [first, ...figures.map((figure) => figure.observation)]),
    ],
    facts: figures.map((figure) => valueFact(catalogue, figure)),
  };
}

const MOST_OF_THEME = 6;
