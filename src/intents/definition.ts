import type { Catalogue, Indicator, Polarity, Term } from '../catalogue/catalogue.ts';
import { indexOf, indicatorsOfThemes } from '../catalogue/catalogue-index.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { text } from './full-status.ts';
import type { Asked, Intent } from './intent.ts';
import { receipt } from './receipt.ts';
import { meaningOf } from './scorecard-words.ts';
import { allOf, lowerFirst, upperFirst } from './sentence.ts';
import { areaAsked, totalsOf } from './series-of.ts';
import { joined } from './several.ts';
import { scopeOf } from './theme-figures.ts';

/** "What does that mean, and is up good?": words about a measure, no figures. */
export const definition: Intent = {
  id: 'definition',
  examples: [
    'what does re-referral mean?',
    'is a higher re-referral rate good or bad?',
    'who is counted in the dental check measure?',
    'who owns the protection visits measure?',
    'what is an ICPC?',
    'what is the difference between the two repeat plan measures?',
    'how is social worker stability measured?',
  ],
  counterExamples: [
    'how are re-referrals doing?',
    'are re-referrals going up?',
    'where does the re-referral figure come from?',
    'what is the target for ICPCs?',
  ],
  plan: () => null,
  answer(asked, _found, catalogue) {
    if (asked.aspect?.startsWith(TERM)) return termOf(asked, asked.aspect.slice(TERM.length), catalogue);
    if (asked.aspect?.startsWith(KEY)) return answered(asked, meaningOf(asked.aspect.slice(KEY.length)));
    if (asked.aspect === 'owner') return ownerOf(asked, catalogue);
    if (asked.indicators.length === 0) return themesOf(asked, catalogue);
    return joined(asked.indicators.map(({ indicator }) => defined(asked, indicator, catalogue)));
  },
};

const TERM = 'term:';
const KEY = 'key:';

function answered(asked: Asked, headline: string, parts: readonly Part[] = []): Reply {
  return { outcome: 'answered', headline, parts: [...parts, receipt(asked, [])], facts: [] };
}

function defined(asked: Asked, indicator: Indicator, catalogue: Catalogue): Reply {
  const meaning = indicator.definition ?? `No definition is held; it is counted among ${indicator.population}.`;
  const good = GOOD[indicator.polarity];
  const about = `${upperFirst(UNITS[indicator.unit])} of ${indicator.population}, ${covers(indicator, asked, catalogue)}.`;
  const [first, ...rest] = asked.aspect === 'polarity' ? [good, meaning, about] : [meaning, good, about];
  return answered(asked, `${indicator.name}: ${first}`, [...rest.map(text), ...nearBy(indicator, catalogue)]);
}

const GOOD: Readonly<Record<Polarity, string>> = {
  higher: 'Higher is better: a rise is good news.',
  lower: 'Lower is better: a rise is bad news.',
  none: 'Neither higher nor lower is better in itself.',
  range: 'Best within a range: neither too high nor too low.',
};

const UNITS: Readonly<Record<Indicator['unit'], string>> = {
  percent: 'percentage',
  count: 'count',
  'per-1000': 'rate per 1,000',
  'per-10000': 'rate per 10,000',
  'per-100000': 'rate per 100,000',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  money: 'pounds',
  ratio: 'ratio',
  score: 'score',
};

const COVERS = {
  month: 'a month',
  quarter: 'a whole quarter',
  year: 'a financial year',
  'rolling-year': 'the twelve months up to a date',
  snapshot: 'one day, as it stood then',
  'not-given': 'a time not given',
} as const;

function covers(indicator: Indicator, asked: Asked, catalogue: Catalogue): string {
  const bases = [
    ...new Set(totalsOf(catalogue, indicator, areaAsked(asked, catalogue)).map((series) => COVERS[series.basis])),
  ];
  return bases.length === 0 ? 'with no figures held' : `for ${allOf(bases)}`;
}

/** What it is often taken for. */
function nearBy(indicator: Indicator, catalogue: Catalogue): readonly Part[] {
  const names = indicator.relations
    .filter(({ kind }) => kind === 'near')
    .flatMap(({ code }) => indexOf(catalogue).byCode.get(code) ?? [])
    .map((other) => lowerFirst(other.name));
  return names.length === 0 ? [] : [text(`Not to be taken for ${allOf(names)}.`)];
}

/** Owners are roles; nothing is made up where none is held. */
function ownerOf(asked: Asked, catalogue: Catalogue): Reply {
  const indicators = asked.indicators.length > 0 ? asked.indicators.map(({ indicator }) => indicator) : [];
  const owned = indicators.filter((indicator) => indicator.owner !== null);
  if (owned.length > 0) {
    const [first, ...rest] = owned.map((indicator) => `${indicator.name} is owned by: ${indicator.owner}.`);
    return answered(asked, first ?? '', rest.map(text));
  }
  const names = indicators.map((indicator) => lowerFirst(indicator.name));
  const of = names.length > 0 ? ` for ${allOf(names)}` : '';
  return {
    outcome: 'no_data',
    headline: `No owner is held${of}.`,
    parts: [
      text('Only a role would be held here, never a name; whoever published the report can say who leads on it.'),
      receipt(
        asked,
        catalogue.sources.slice(0, 1).map((source) => ({ source })),
      ),
    ],
    facts: [],
  };
}

/** A word of the field, and whether a measure of it is held. */
function termOf(asked: Asked, name: string, catalogue: Catalogue): Reply {
  const term = catalogue.terms.find((each) => isTerm(each, name.trim().toLowerCase()));
  if (!term)
    return {
      outcome: 'no_data',
      headline: `No meaning is held for '${name}'.`,
      parts: [receipt(asked, [])],
      facts: [],
    };
  const indicator = term.code === null ? undefined : indexOf(catalogue).byCode.get(term.code);
  const held = indicator ? `It is measured here by ${lowerFirst(indicator.name)}.` : 'No figures on it are held here.';
  return answered(asked, `${upperFirst(term.term)}: ${sentence(term.meaning)}`, [text(held)]);
}

function isTerm({ term, alsoSaid }: Term, name: string): boolean {
  return [term, ...alsoSaid].some((said) => said.toLowerCase() === name);
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

function themesOf(asked: Asked, catalogue: Catalogue): Reply {
  const indicators = asked.themes.length === 0 ? [] : indicatorsOfThemes(catalogue, asked.themes);
  const [first] = indicators;
  if (!first) {
    return answered(asked, 'Name a measure and I will say what it means, whom it counts and whether up is good.');
  }
  const names = indicators.map((indicator) => lowerFirst(indicator.name));
  return answered(asked, `${scopeOf(catalogue, asked)} covers ${allOf(names)}.`, [
    text(`Ask what one of them means, for example: what does ${lowerFirst(first.name)} mean?`),
  ]);
}
