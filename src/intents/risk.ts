import type { Catalogue, Risk } from '../catalogue/catalogue.ts';
import { withBelow } from '../catalogue/catalogue-index.ts';
import { riskFact } from '../reply/fact.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { text } from './full-status.ts';
import type { Asked, Intent } from './intent.ts';
import { receipt } from './receipt.ts';
import { highestFirst, sayRisk } from './risks-of.ts';
import { plural } from './sentence.ts';
import { scopeOf } from './theme-figures.ts';

/** "What are our biggest risks?": strategic risks with their scores as printed, highest first. */
export const risk: Intent = {
  id: 'risk',
  examples: [
    'what are our biggest risks?',
    'what is the score of the workforce risk?',
    'strategic risks',
    'what worries us most?',
    'is the placement risk moving?',
    'R1?',
    'what are the three areas of highest risk?',
  ],
  counterExamples: [
    'which measures need attention?',
    'what got worse since last quarter?',
    'how many children are on a protection plan?',
  ],
  plan: () => null,
  answer(asked, _found, catalogue) {
    if (asked.riskRefs.length > 0) return named(asked, catalogue);
    if (asked.themes.length > 0) return ofThemes(asked, catalogue);
    return all(asked, catalogue);
  },
};

function named(asked: Asked, catalogue: Catalogue): Reply {
  const risks = highestFirst(catalogue.risks.filter((each) => asked.riskRefs.includes(each.ref)));
  return risks.length > 0 ? about(asked, risks) : notHeld(asked, `Risk ${asked.riskRefs.join(', ')}`, catalogue);
}

/** Those of the themes and of what is above and below them: the workforce's risk belongs to caseloads too. */
function ofThemes(asked: Asked, catalogue: Catalogue): Reply {
  const below = withBelow(catalogue, asked.themes);
  const parents = new Set(asked.themes.map((theme) => theme.parentId));
  const risks = highestFirst(
    catalogue.risks.filter(({ themeId }) => themeId !== null && (below.has(themeId) || parents.has(themeId))),
  );
  return risks.length > 0
    ? about(asked, risks)
    : notHeld(asked, `A strategic risk on ${scopeOf(catalogue, asked)}`, catalogue);
}

function about(asked: Asked, risks: readonly Risk[]): Reply {
  const [first, ...others] = risks as [Risk, ...Risk[]];
  return {
    outcome: 'answered',
    headline: `${sayRisk(first)}.`,
    parts: [
      ...(first.controls ? [text(`What is being done: ${first.controls}`)] : []),
      ...others.map((each) => text(`${sayRisk(each)}.`)),
      text(NO_EARLIER),
      receipt(asked, risks),
    ],
    facts: risks.map(riskFact),
  };
}

const NO_EARLIER = 'Arrows are shown as printed; earlier scores are not held.';

function notHeld(asked: Asked, what: string, catalogue: Catalogue): Reply {
  const risks = highestFirst(catalogue.risks);
  return {
    outcome: 'no_data',
    headline: `${what} is not held.`,
    parts: [...risks.map((each) => text(`Held: ${sayRisk(each)}.`)), receipt(asked, risks)],
    facts: risks.map(riskFact),
  };
}

/** All risks, and the areas that the source calls its highest risks. */
function all(asked: Asked, catalogue: Catalogue): Reply {
  const risks = highestFirst(catalogue.risks);
  const areas = catalogue.commentary.filter(({ kind }) => kind === 'highest-risk');
  const [first] = risks;
  if (!first && areas.length === 0) {
    return { outcome: 'no_data', headline: 'No risks are held.', parts: [receipt(asked, [])], facts: [] };
  }
  const shown = asked.limit === null ? risks : risks.slice(0, asked.limit);
  return {
    outcome: 'answered',
    headline: first
      ? `The highest of ${plural(risks.length, 'strategic risk')} is ${sayRisk(first)}.`
      : 'No strategic risks are held, only areas of risk.',
    parts: [
      ...shown.slice(1).map((each) => text(`${sayRisk(each)}.`)),
      ...areasOf(areas),
      text(NO_EARLIER),
      receipt(asked, [...shown, ...areas]),
    ],
    facts: shown.map(riskFact),
  };
}

function areasOf(areas: Catalogue['commentary']): readonly Part[] {
  if (areas.length === 0) return [];
  return [text(`Areas of highest risk in the report:\n${areas.map((each) => `• ${each.text}`).join('\n')}`)];
}
