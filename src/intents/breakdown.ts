import type { Catalogue } from '../catalogue/catalogue.ts';
import { groupBy } from '../catalogue/catalogue-index.ts';
import { showable } from '../evaluate/hidden-parts.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayNamedPeriod } from '../reply/say.ts';
import { categoryBars } from './charts/bars.ts';
import { bySeries, type Figure, type Found, figureOf, hasNumber, look, partsBeside, type Sought } from './figure.ts';
import { text } from './full-status.ts';
import { noData, notGiven, nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { soughtOf } from './one-status.ts';
import { receipt } from './receipt.ts';
import { allOf, lowerFirst, nameOf, sayFigure, sayIt, sayNumber, sayWhen } from './sentence.ts';
import { meant, partsOf, planFor } from './series-of.ts';
import { joined } from './several.ts';
import { summary } from './summary.ts';

/** "What is it made up of?": the categories held, against the total; or one of them. */
export const breakdown: Intent = {
  id: 'breakdown',
  examples: [
    'what were the MOMO statements about?',
    'MOMO statements by reason',
    'how many MOMO statements were about a worker visit?',
    'break down the statements children sent in Q3',
    'the reasons add up to 90, what were the other 19 statements?',
    'children in care by age',
  ],
  counterExamples: [
    'how many MOMO statements were sent?',
    'which measures are there on feedback?',
    'why did children send more statements?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return summary.plan(asked, catalogue);
    const indicators = meant(asked, catalogue).map(({ indicator }) => indicator);
    return planFor(catalogue, { asked, indicators, last: 2, parts: true });
  },
  answer(asked, found, catalogue) {
    if (asked.indicators.length === 0) return nothingNamed(asked, catalogue);
    const read = bySeries(found);
    return joined(meant(asked, catalogue).map((each) => breakdownOf(asked, each, read, catalogue)));
  },
};

function nothingNamed(asked: Asked, catalogue: Catalogue): Reply {
  return noData({ asked, catalogue, headline: 'Name the measure to break down; most are held only as a total.' }, []);
}

function breakdownOf(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const looked = look(sought);
  if (looked.kind === 'none') return nothingFor(sought, asked);
  const { figure } = looked;
  const wanted = asked.breakdown?.dimension ?? null;
  const parts = partsBeside(sought, figure).filter(({ series }) => wanted === null || same(series.dimension, wanted));
  if (parts.length === 0) return noParts(asked, figure, sought);
  const category = asked.breakdown?.category ?? null;
  return category === null
    ? allParts(asked, figure, parts, catalogue)
    : oneCategory(asked, category, figure, parts, catalogue);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** No breakdown, or not that one, or not for that period: the total, and where one is held. */
function noParts(asked: Asked, figure: Figure, sought: Sought): Reply {
  const { catalogue, indicator, area, period, found } = sought;
  const series = partsOf(catalogue, indicator, area);
  const by = asked.breakdown?.dimension ? ` by ${asked.breakdown.dimension}` : '';
  const when = period && series.length > 0 ? ` for ${sayNamedPeriod(period)}` : '';
  const dimensions = [...new Set(series.map((each) => each.dimension))];
  const newest = series.flatMap((each) => found.get(each.id) ?? []).at(-1);
  const elsewhere =
    dimensions.length > 0 && newest
      ? [text(`Held by ${allOf(dimensions)} ${sayWhen(figureOf(sought, newest))}.`)]
      : [text('Only the total is held.')];
  const headline = `No breakdown${by} of ${lowerFirst(indicator.name)} is held${when}.`;
  return noData({ asked, catalogue, headline, parts: elsewhere }, hasNumber(figure.observation) ? [figure] : []);
}

function oneCategory(
  asked: Asked,
  category: string,
  total: Figure,
  parts: readonly Figure[],
  catalogue: Catalogue,
): Reply {
  const part = parts.find(({ series }) => same(series.category, category));
  if (!part) {
    const held = allOf(parts.map(({ series }) => series.category));
    const headline = `No figure for '${category}' is held within ${lowerFirst(total.indicator.name)}.`;
    return noData(
      { asked, catalogue, headline, parts: [text(`The categories held are ${held}.`)] },
      hasNumber(total.observation) ? [total] : [],
    );
  }
  if (!hasNumber(part.observation)) return notGiven(part, asked);
  const withTotal = together(total, parts, [part]).withTotal;
  const of = withTotal ? `, of ${sayFigure(total)} in all` : '';
  return {
    outcome: 'answered',
    headline: `${nameOf(catalogue, total)}, ${part.series.category}: ${sayFigure(part)} ${sayWhen(part)}${of}.`,
    parts: [receipt(asked, [part.observation])],
    facts: [valueFact(catalogue, part), ...(withTotal ? [valueFact(catalogue, total)] : [])],
  };
}

/** What is told beside each other, so that no suppressed part is the difference of what is told. */
interface Together {
  readonly parts: readonly Figure[];
  readonly withTotal: boolean;
  /** Dimensions that are left out, since with the others a suppressed part of theirs could be worked out. */
  readonly leftOut: readonly string[];
}

/**
 * Of several dimensions those without a suppressed part, with the total; of one, or where each has one, its parts without
 * the total.
 */
function together(total: Figure, all: readonly Figure[], wanted: readonly Figure[] = all): Together {
  const nameOfPart = ({ series }: Figure) => `${series.dimension} ${series.category}`;
  const dimensions = [...groupBy(all, ({ series }) => series.dimension).values()];
  const sums = dimensions.map((ofOne) => ({ whole: TOTAL, parts: ofOne.map(nameOfPart) }));
  const isHidden = ({ observation }: Figure) => observation.marker === 'suppressed';
  const hidden = new Set(all.filter(isHidden).map(nameOfPart));
  const groupOf = (ofOne: readonly Figure[]) =>
    ofOne.filter((part) => wanted.includes(part) && !isHidden(part)).map(nameOfPart);
  const broken = dimensions.filter((ofOne) => ofOne.some(isHidden));
  const whole = dimensions.filter((ofOne) => !broken.includes(ofOne));
  const totals = hasNumber(total.observation) ? [[TOTAL]] : [];
  const isOfWhole = broken.length === 0 || (whole.length > 0 && wanted.length > 1);
  // Also the sum of several suppressed parts is more than their source gives: the total goes with none.
  const groups = isOfWhole ? [...whole.map(groupOf), ...totals] : broken.map(groupOf);
  const shown = showable(sums, groups, hidden);
  const isShown = (part: Figure) => shown.has(nameOfPart(part));
  const leftOut = dimensions.filter((ofOne) => ofOne.some((part) => !isHidden(part)) && !ofOne.some(isShown));
  return {
    // A suppressed part is named beside those that are shown.
    parts: all.filter((part) => isShown(part) || (isHidden(part) && !leftOut.some((ofOne) => ofOne.includes(part)))),
    withTotal: shown.has(TOTAL),
    leftOut: leftOut.flatMap(([first]) => first?.series.dimension ?? []),
  };
}

/** No dimension is called so, with a category behind it. */
const TOTAL = 'total';

function allParts(asked: Asked, total: Figure, held: readonly Figure[], catalogue: Catalogue): Reply {
  const { parts, withTotal, leftOut } = together(total, held);
  const shown = parts.filter(({ observation }) => hasNumber(observation));
  const listed = parts.map((part) => `${part.series.category} ${sayFigure(part)}`).join(', ');
  const facts: readonly Fact[] = shown.map((part) => valueFact(catalogue, part));
  return {
    outcome: 'answered',
    headline: withTotal
      ? `${sayIt(catalogue, total)}: ${listed}.`
      : `${nameOf(catalogue, total)} ${sayWhen(total)}: ${listed}.`,
    parts: [
      ...(withTotal ? sumOf(total, shown) : hidden(parts)),
      ...leftOut.map(notBeside),
      ...[...groupBy(parts, ({ series }) => series.dimension).values()].flatMap(
        (ofOne) => categoryBars(catalogue, ofOne).parts,
      ),
      receipt(
        asked,
        [total, ...shown].map((figure) => figure.observation),
      ),
    ],
    facts: withTotal ? [valueFact(catalogue, total), ...facts] : facts,
  };
}

function hidden(parts: readonly Figure[]): readonly Part[] {
  const count = parts.filter(({ observation }) => observation.marker === 'suppressed').length;
  if (count === 0) return [];
  const which = count > 1 ? `${count} parts are` : 'One part is';
  return [{ kind: 'caveat', text: `${which} suppressed at source, so the total is not set beside the others.` }];
}

function notBeside(dimension: string): Part {
  const text = `The parts by ${dimension} are not set beside these: what is suppressed at source could be worked out.`;
  return { kind: 'caveat', text };
}

/** Whether the parts make the total; what is left over is not described, and no reason is made up for it. */
function sumOf(total: Figure, parts: readonly Figure[]): readonly Part[] {
  const dimensions = new Set(parts.map(({ series }) => series.dimension));
  if (total.indicator.unit !== 'count' || dimensions.size !== 1) return [];
  const sum = parts.reduce((all, { observation }) => all + Number(observation.value), 0);
  const whole = Number(total.observation.value);
  if (sum === whole) return [text(`They add up to all ${sayNumber(whole)}.`)];
  if (sum > whole)
    return [
      {
        kind: 'caveat',
        text: `They add up to ${sayNumber(sum)}, more than the ${sayNumber(whole)} in all: one may be counted under several.`,
      },
    ];
  return [
    text(`${sayNumber(sum)} of ${sayNumber(whole)} add up; the other ${sayNumber(whole - sum)} are not described.`),
  ];
}
