import type { Catalogue, Indicator, Polarity, Term } from '../catalogue/catalogue.ts';
import { indexOf, indicatorsOfThemes } from '../catalogue/catalogue-index.ts';
import { totalsOf } from '../figures/series-of.ts';
import type { Resolved } from '../question/resolve.ts';
import { allOf, lowerFirst, upperFirst } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { joined } from './joined.ts';
import { nextOne, ofIndicator } from './next.ts';
import { replyOf, text } from './reply-of.ts';
import { meaningOf } from './scorecard-words.ts';
import type { Telling } from './telling.ts';

/** "What does that mean, and is up good?": words about a measure, no figures. */
export const meaning: Telling = {
  plan: () => null,
  tell(asked, _found, catalogue) {
    const { aspect } = asked.question;
    if (aspect?.startsWith(KEY)) return keyOf(aspect.slice(KEY.length));
    if (aspect?.startsWith(TERM)) return termOf(aspect.slice(TERM.length), catalogue);
    if (asked.indicators.length === 0) return themesOf(asked, catalogue);
    const each = asked.indicators.map(({ indicator }) => defined(asked, indicator, catalogue));
    return joined(each.length === 1 ? each : each.map(inShort));
  },
};

const TERM = 'term:';
const KEY = 'key:';

function keyOf(word: string): Reply {
  const said = meaningOf(word);
  return said === null
    ? replyOf({ outcome: 'no_data', headline: `No meaning is held for '${word}'.` })
    : replyOf({ headline: said });
}

function defined({ question }: Resolved, indicator: Indicator, catalogue: Catalogue): Reply {
  const said = indicator.definition ?? noDefinition(indicator);
  const good = GOOD[indicator.polarity];
  const isPolarity = question.aspect === 'polarity';
  const of = indicator.population === '' ? '' : ` of ${indicator.population}`;
  const counted = `${upperFirst(UNITS[indicator.unit])}${of}, ${covers(indicator, catalogue)}.`;
  return replyOf({
    headline: isPolarity
      ? `${good.replace(/:.*$/, '')} for ${lowerFirst(indicator.name)}.`
      : `${indicator.name}: ${said}`,
    parts: [text(isPolarity ? said : good), ...nearBy(indicator, catalogue)],
    more: [text(counted), ...(indicator.owner === null ? [] : [text(`Owned by: ${indicator.owner}.`)])],
    next: [
      nextOne('Newest', { ask: 'value', of: ofIndicator(indicator) }),
      nextOne('Trend', { ask: 'course', of: ofIndicator(indicator) }),
    ],
    listed: [indicator.code],
  });
}

/** Of several the definitions alone: those of their names are told apart by them. */
function inShort(reply: Reply): Reply {
  return { ...reply, parts: [], more: [...reply.parts, ...reply.more] };
}

/** What it is counted among may be left out where it is brought in. */
function noDefinition({ population }: Indicator): string {
  return population === '' ? 'No definition is held.' : `No definition is held; it is counted among ${population}.`;
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

function covers(indicator: Indicator, catalogue: Catalogue): string {
  const series = totalsOf(catalogue, indicator, indexOf(catalogue).organisation);
  const bases = [...new Set(series.map(({ basis }) => COVERS[basis]))];
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

/** A word of the field, and whether a measure of it is held. */
function termOf(name: string, catalogue: Catalogue): Reply {
  const term = catalogue.terms.find((each) => isTerm(each, name.trim().toLowerCase()));
  if (!term) return replyOf({ outcome: 'no_data', headline: `No meaning is held for '${name}'.` });
  const indicator = term.code === null ? undefined : indexOf(catalogue).byCode.get(term.code);
  const held = indicator ? `It is measured here by ${lowerFirst(indicator.name)}.` : 'No figures on it are held here.';
  const words = /[.!?]$/.test(term.meaning) ? term.meaning : `${term.meaning}.`;
  return replyOf({ headline: `${upperFirst(term.term)}: ${words}`, parts: [text(held)] });
}

function isTerm({ term, alsoSaid }: Term, name: string): boolean {
  return [term, ...alsoSaid].some((said) => said.toLowerCase() === name);
}

const MOST = 8;

function themesOf({ themes }: Resolved, catalogue: Catalogue): Reply {
  const indicators = themes.length === 0 ? [] : indicatorsOfThemes(catalogue, themes);
  if (indicators.length === 0)
    return replyOf({ headline: 'Name a measure, and I say what it means, whom it counts and whether up is good.' });
  const names = indicators.map((indicator) => lowerFirst(indicator.name));
  const left = names.length - MOST;
  const shown = left > 0 ? [...names.slice(0, MOST), `${left} more`] : names;
  return replyOf({ headline: `${allOf(themes.map(({ name }) => name))} covers ${allOf(shown)}.` });
}
