import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Rating } from '../query/observation.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayNamedPeriod } from '../reply/say.ts';
import { type AgainstTarget, againstTarget, factOfTarget, sayTarget } from './against-target.ts';
import { benchmark } from './benchmark.ts';
import { type Against, againstAll, benchmarkFact, sayBenchmark } from './beside.ts';
import { withFactsOf } from './charts/charted.ts';
import { glanceOf, ratingsTitle } from './charts/glance.ts';
import { bySeries, type Figure, type Found, figureOf, hasNumber } from './figure.ts';
import { noData, valueFact } from './held.ts';
import type { Asked, Intent, ListFilter } from './intent.ts';
import { type Beside, conditionsOf, meets, NO_FILTER, plainFilter } from './list-filter.ts';
import { ranked } from './ranked.ts';
import { receipt } from './receipt.ts';
import { allOf, plural, ratedOf, upperFirst } from './sentence.ts';
import { areaAsked, periodsOf, totalsOf } from './series-of.ts';
import { target } from './target.ts';
import { COLUMNS, figuresOf, indicatorsAsked, planThemes, rowOf, scopeOf } from './theme-figures.ts';

/** "What needs attention?": the measures that meet every condition, worst first unless said. */
export const list: Intent = {
  id: 'list',
  examples: [
    "what's red?",
    'which are below target in child protection?',
    'list the measures with a star',
    'which measures need attention?',
    'all the health measures with their latest value',
    'which measures have a ▼?',
    'what is worse than good and outstanding authorities?',
    'which measures have no target?',
  ],
  counterExamples: [
    'what got worse since last quarter?',
    'how are children in care doing?',
    'is the dental check measure below target?',
    'what are our biggest risks?',
  ],
  plan: (asked, catalogue) => planThemes(asked, catalogue, asked.list?.against?.endsWith('benchmark') ?? false),
  answer(asked, found, catalogue) {
    const read = bySeries(found);
    const filter = plainFilter(asked.list ?? NO_FILTER);
    if (filter.against === 'with-target' && onlyAgainst(filter))
      return target.answer(ofThemes(asked), found, catalogue);
    if (filter.against === 'with-benchmark' && onlyAgainst(filter))
      return benchmark.answer(ofThemes(asked), found, catalogue);
    const figures = figuresOf(asked, read, catalogue);
    if (figures.length === 0) return nothingListed(asked, catalogue);
    const coloured = coloursAsked(filter);
    if (coloured.length > 0 && !knowsColours(catalogue) && !figures.some((figure) => hasColour(catalogue, figure))) {
      return withoutColours(asked, coloured, figures, read, catalogue);
    }
    return listed(asked, filter, candidates(asked, filter, figures, read, catalogue), read, catalogue);
  },
};

/** Which have a target or a benchmark is the table that those intents give for themes. */
function ofThemes(asked: Asked): Asked {
  return { ...asked, indicators: [] };
}

function onlyAgainst({ ratings, symbols }: ListFilter): boolean {
  return ratings.length === 0 && symbols.length === 0;
}

const COLOURS: readonly (Rating | 'green')[] = ['red', 'amber', 'yellow', 'green'];

function coloursAsked({ ratings }: ListFilter): readonly (Rating | 'green')[] {
  return ratings.filter((rating) => COLOURS.includes(rating));
}

function hasColour(catalogue: Catalogue, figure: Figure): boolean {
  const { rating } = ratedOf(catalogue, figure);
  return rating !== null && COLOURS.includes(rating);
}

/** Where limits tell yellow, amber and red apart, that none of these figures has a colour is an answer. */
function knowsColours({ thresholds }: Catalogue): boolean {
  return thresholds.some(({ limits }) => limits.yellow !== undefined || limits.amber !== undefined);
}

function nothingListed(asked: Asked, catalogue: Catalogue): Reply {
  const period = periodsOf(asked)[0];
  const when = period ? ` for ${sayNamedPeriod(period)}` : '';
  return noData({ asked, catalogue, headline: `Nothing is held on ${scopeOf(catalogue, asked)}${when}.` }, []);
}

/** Colours where the source has none: says so, and gives what its symbols say instead. */
function withoutColours(
  asked: Asked,
  colours: readonly (Rating | 'green')[],
  figures: readonly Figure[],
  found: Found,
  catalogue: Catalogue,
): Reply {
  const ratingOf = (figure: Figure) => ratedOf(catalogue, figure).rating;
  const good = colours.every((colour) => colour === 'green');
  const shown = figures.filter((figure) => {
    const rating = ratingOf(figure);
    const isGood = rating === 'exceeds' || rating === 'within';
    return (rating === 'attention' && !good) || (isGood && colours.includes('green'));
  });
  const attention = shown.filter((figure) => ratingOf(figure) === 'attention').length;
  const stars = shown.filter((figure) => ratingOf(figure) === 'exceeds').length;
  const dots = shown.length - attention - stars;
  const said = [
    ...(good ? [] : [`${plural(attention, 'measure needs', 'measures need')} attention (▲)`]),
    ...(colours.includes('green') ? [`★ ${stars} exceeding target, ● ${dots} within tolerance`] : []),
  ].join('; ');
  const headline = `The report's text has no colours, so nothing can be called ${allOf(colours)}; ${said}.`;
  const title = `${upperFirst(scopeOf(catalogue, asked))}: ${said}`;
  return tabled({ asked, filter: NO_FILTER, headline, title }, shown, found, catalogue);
}

/** With a condition on the figure, other bases count too: one may meet it where the leading one does not. */
function candidates(
  asked: Asked,
  filter: ListFilter,
  figures: readonly Figure[],
  found: Found,
  catalogue: Catalogue,
): readonly Figure[] {
  if (filter.against === null || /^(no|with)-/.test(filter.against) || asked.basis !== null) return figures;
  if (periodsOf(asked).length > 0) return figures;
  const area = areaAsked(asked, catalogue);
  const leading = new Map(figures.map((figure) => [figure.indicator.id, figure]));
  return indicatorsAsked(asked, catalogue).flatMap((indicator) => {
    const lead = leading.get(indicator.id);
    const others = totalsOf(catalogue, indicator, area).flatMap((series) => {
      const newest = found.get(series.id)?.filter(hasNumber).at(-1);
      return newest && series.id !== lead?.series.id ? [figureOf({ catalogue, found }, newest)] : [];
    });
    return [...(lead ? [lead] : []), ...others];
  });
}

function listed(
  asked: Asked,
  filter: ListFilter,
  figures: readonly Figure[],
  found: Found,
  catalogue: Catalogue,
): Reply {
  const beside = { catalogue, found, comparators: asked.comparators };
  const shown = figures.filter((figure) => meets(filter, figure, beside)).filter(isLeading);
  const headline = headlineOf(asked, filter, { shown, all: figures }, catalogue);
  const isAll = conditionsOf(filter, asked.comparators).length === 0;
  const title = isAll ? ratingsTitle(catalogue, scopeOf(catalogue, asked), shown) : headline.replace(/\.$/, '');
  return tabled({ asked, filter, headline, title }, shown, found, catalogue);
}

/** Where the leading figure of a measure (its first) is listed, the same on other bases would only be said again. */
function isLeading({ indicator }: Figure, at: number, all: readonly Figure[]): boolean {
  const first = all.findIndex((other) => other.indicator.id === indicator.id);
  return first === at || all[first]?.series.basis !== indicator.headlineBasis;
}

function headlineOf(
  asked: Asked,
  filter: ListFilter,
  { shown, all }: { readonly shown: readonly Figure[]; readonly all: readonly Figure[] },
  catalogue: Catalogue,
): string {
  const count = (figures: readonly Figure[]) => new Set(figures.map((figure) => figure.indicator.code)).size;
  const conditions = conditionsOf(filter, asked.comparators);
  const scope = scopeOf(catalogue, asked);
  if (conditions.length === 0) return `${upperFirst(scope)}: ${plural(count(shown), 'measure')}.`;
  if (count(shown) > 0)
    return `Measures that ${conditions.join(' and ')}: ${count(shown)} of ${count(all)} (${scope}).`;
  // Of what is not rated, none is known to be well.
  const unrated = filter.ratings.length > 0 ? all.filter((figure) => ratedOf(catalogue, figure).rating === null) : [];
  const said = unrated.length > 0 ? `; ${count(unrated)} of them ${count(unrated) === 1 ? 'is' : 'are'} not rated` : '';
  return `Measures that ${conditions.join(' and ')}: none of ${count(all)} (${scope})${said}.`;
}

const MOST_FACTS = 60;

interface Listing {
  readonly asked: Asked;
  readonly filter: ListFilter;
  readonly headline: string;
  /** Of the picture. */
  readonly title: string;
}

function tabled(
  { asked, filter, headline, title }: Listing,
  figures: readonly Figure[],
  found: Found,
  catalogue: Catalogue,
): Reply {
  const order = asked.order ?? 'worst';
  const sorted = ranked(catalogue, figures, order);
  const shown = sorted.slice(0, asked.limit ?? MOST_FACTS);
  const left = figures.length - shown.length;
  const extras = shown.map((figure) => besides(filter, figure, { catalogue, found, comparators: asked.comparators }));
  const glance = glanceOf(catalogue, { title, figures: shown, more: left });
  const facts = shown.flatMap((figure, at) => [valueFact(catalogue, figure), ...(extras[at]?.facts ?? [])]);
  return {
    outcome: 'answered',
    headline,
    parts: [
      ...(shown.length > 0 ? [tableOf(catalogue, shown, extras)] : []),
      ...glance.parts,
      ...(left > 0
        ? [
            {
              kind: 'text',
              text: `${plural(left, 'more measure')} not shown; name a theme to see fewer at once.`,
            } as const,
          ]
        : []),
      receipt(
        asked,
        shown.map((figure) => figure.observation),
      ),
    ],
    facts: withFactsOf(facts, glance),
  };
}

interface Besides {
  readonly cell: string;
  readonly facts: readonly Fact[];
}

/** The target or benchmark that the list is about, beside each figure. */
function besides(filter: ListFilter, figure: Figure, beside: Beside): Besides {
  const { catalogue } = beside;
  if (filter.against === 'below-target' || filter.against === 'above-target') {
    const goal = againstTarget(catalogue, figure);
    return goal ? targetBeside(catalogue, goal) : { cell: '', facts: [] };
  }
  if (filter.against === 'below-benchmark' || filter.against === 'above-benchmark') {
    return benchmarkBeside(catalogue, againstAll(beside, figure, beside.comparators));
  }
  return { cell: '', facts: [] };
}

function targetBeside(catalogue: Catalogue, goal: AgainstTarget): Besides {
  return { cell: `target ${sayTarget(goal)}`, facts: [factOfTarget(catalogue, goal)] };
}

function benchmarkBeside(catalogue: Catalogue, against: readonly Against[]): Besides {
  return {
    cell: against.map((each) => sayBenchmark(catalogue, each.benchmark)).join('; '),
    facts: against.map((each) => benchmarkFact(catalogue, each)),
  };
}

function tableOf(catalogue: Catalogue, figures: readonly Figure[], extras: readonly Besides[]): Part {
  const withExtra = extras.some(({ cell }) => cell !== '');
  return {
    kind: 'table',
    title: null,
    columns: withExtra ? [...COLUMNS, 'Against'] : [...COLUMNS],
    rows: figures.map((figure, at) => [...rowOf(catalogue, figure), ...(withExtra ? [extras[at]?.cell ?? ''] : [])]),
  };
}
