import type { Catalogue, Risk, Theme } from '../catalogue/catalogue.ts';
import { withBelow } from '../catalogue/catalogue-index.ts';
import type { Resolved } from '../question/resolve.ts';
import { riskFact } from '../reply/fact.ts';
import { cutAtWord, plural } from '../reply/name.ts';
import type { Part, Reply, Row } from '../reply/reply.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { caveat, labelled, replyOf, text } from './reply-of.ts';
import type { Telling } from './telling.ts';

/** "What are our biggest risks?": strategic risks with their scores as printed, highest first. */
export const risks: Telling = {
  plan: () => null,
  tell(asked, _found, catalogue) {
    const { of, order } = asked.question;
    if (asked.lost.length > 0) return notHeld(`The risk ${asked.lost.join(', ')}`, catalogue);
    const about = of.kind === 'risks' && of.refs.length > 0 ? asked.risks : aboutThemes(asked.themes, catalogue);
    if (about.length === 0 && catalogue.risks.length > 0) return notHeld('A risk on that', catalogue);
    return about.length === 1
      ? one(about[0] as Risk)
      : several(inOrder(about, order?.end === 'lowest'), asked, catalogue);
  },
};

function aboutThemes(themes: readonly Theme[], catalogue: Catalogue): readonly Risk[] {
  if (themes.length === 0) return catalogue.risks;
  const ids = withBelow(catalogue, themes);
  return catalogue.risks.filter(({ themeId }) => themeId !== null && ids.has(themeId));
}

/** The highest score first; those of one score in the source's order. */
function inOrder(risks: readonly Risk[], lowestFirst: boolean): readonly Risk[] {
  return risks.toSorted((a, b) => (lowestFirst ? a.score - b.score : b.score - a.score));
}

const NO_EARLIER = 'Arrows are shown as printed; earlier scores are not held.';

function one(risk: Risk): Reply {
  return replyOf({
    headline: `${risk.level}, ${risk.score}: ${risk.title} (${risk.ref}).`,
    parts: [
      ...(risk.arrow === null ? [] : [caveat(`Arrow printed ${risk.arrow}; earlier scores are not held.`)]),
      ...sourceLine([risk]),
    ],
    more: [...(risk.controls === null ? [] : [labelled('Being done', risk.controls)]), ...fullSource([risk])],
    facts: [riskFact(risk)],
    listed: [risk.ref],
  });
}

const MOST = 5;
/** In a row; the whole is in what 'More' adds. */
const MOST_TITLE = 64;

function several(all: readonly Risk[], { question }: Resolved, catalogue: Catalogue): Reply {
  const areas = catalogue.commentary.filter(({ kind }) => kind === 'highest-risk');
  const [first] = all;
  if (!first && areas.length === 0) return replyOf({ outcome: 'no_data', headline: 'No risks are held.' });
  const shown = all.slice(0, question.limit ?? MOST);
  const left = all.length - shown.length;
  const listed: Part = {
    kind: 'rows',
    heading: null,
    rows: shown.slice(1).map(rowOf),
    left: left > 0 ? `${left} more.` : null,
    all: null,
  };
  return replyOf({
    headline: first
      ? `${question.order?.end === 'lowest' ? 'Lowest' : 'Highest'} of ${plural(all.length, 'strategic risk')}: ${first.title} (${first.ref}, ${first.level}, ${first.score}).`
      : 'No strategic risks are held, only areas of risk.',
    parts: [...(shown.length > 1 ? [listed] : []), ...sourceLine([...shown, ...areas])],
    more: [
      ...shown.slice(1).map((risk) => labelled(risk.ref, risk.title)),
      ...areas.map((each) => labelled('Area of highest risk', each.text)),
      text(NO_EARLIER),
      ...fullSource([...shown, ...areas]),
    ],
    facts: shown.map(riskFact),
    listed: shown.map(({ ref }) => ref),
  });
}

function rowOf({ ref, title, level, score, arrow }: Risk): Row {
  const detail = [ref, level, ...(arrow === null ? [] : [`arrow printed ${arrow}`])].join(' · ');
  return { rating: null, value: String(score), name: cutAtWord(title, MOST_TITLE), detail, strong: false };
}

function notHeld(what: string, catalogue: Catalogue): Reply {
  const held = inOrder(catalogue.risks, false).slice(0, MOST);
  return replyOf({
    outcome: 'no_data',
    headline: `${what} is not held.`,
    parts: held.length === 0 ? [] : [{ kind: 'rows', heading: 'Held', rows: held.map(rowOf), left: null, all: null }],
    facts: held.map(riskFact),
  });
}
