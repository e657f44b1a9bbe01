import type { Area, Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { groupBy, indexOf } from '../catalogue/catalogue-index.ts';
import { compareDecimals, decimal, subtract, toNumber } from '../evaluate/decimal.ts';
import { showable } from '../evaluate/hidden-parts.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sayDifference, sayValue } from '../reply/say.ts';
import { againstTarget, sayTarget } from './against-target.ts';
import { areaBars } from './charts/bars.ts';
import { withFactsOf } from './charts/charted.ts';
import { sideBySide } from './charts/comparison.ts';
import { differenceFact } from './difference.ts';
import { type Figure, type Found, hasNumber, type Look, look } from './figure.ts';
import { text } from './full-status.ts';
import { noData, valueFact, WHOLE } from './held.ts';
import type { Asked, IndicatorAsked } from './intent.ts';
import { receipt } from './receipt.ts';
import { allOf, lowerFirst, sayFigure, sayWhen, upperFirst } from './sentence.ts';
import { periodsOf } from './series-of.ts';
import { COLUMNS, rowOf } from './theme-figures.ts';

/** From so many areas on, the organisation's own figure is put beside them. */
const MANY = 3;

/** One measure in several areas: their figures side by side, and of which none is held or may be given. */
export function areaTable(asked: Asked, { indicator }: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const period = periodsOf(asked)[0] ?? null;
  const seek = (area: Area | null) => look({ catalogue, found, indicator, area, period, basis: asked.basis });
  const looks = asked.areas.map((area) => ({ area, looked: seek(area) }));
  const held = looks.flatMap(({ looked }) => (looked.kind === 'figure' ? [looked.figure] : []));
  const hidden = held.filter(({ observation }) => !hasNumber(observation));
  const numbers = held.filter(({ observation }) => hasNumber(observation));
  const safe = besideEachOther(numbers, catalogue);
  const withheld = numbers.filter((figure) => !safe.includes(figure));
  const shown = inOrder(asked.order, safe);
  const missing = looks.filter(({ looked }) => looked.kind === 'none').map(({ area }) => area.name);
  if (shown.length === 0) return noneShown(asked, { indicator, hidden, seek }, catalogue);
  // With a part hidden, the whole beside the others could give it away.
  const whole = (hidden.length + missing.length === 0 ? wholeOf(asked, seek, catalogue) : []).filter((figure) =>
    besideEachOther([...shown, figure], catalogue).includes(figure),
  );
  const listed = shown.slice(0, asked.limit ?? shown.length);
  const apart = differenceOf(shown, catalogue);
  const isAlone = shown.length === 1 && looks.length === 2;
  const chart =
    looks.length < MANY && hidden.length === 0
      ? sideBySide(catalogue, shown, asked.period !== null)
      : areaBars(catalogue, [...listed, ...hidden]);
  return {
    outcome: isAlone ? 'no_data' : 'answered',
    headline: `${indicator.name}: ${headlineOf(asked, shown, catalogue)}${isAlone ? ALONE : ''}.${apart.text}`,
    parts: [
      tablePart(catalogue, listed),
      ...chart.parts,
      ...targets(shown, catalogue),
      ...whole.map((figure) => text(sayWhole(figure, catalogue))),
      ...caveats(shown, { hidden, missing, withheld }, catalogue),
      receipt(
        asked,
        [...held, ...whole].map(({ observation }) => observation),
      ),
    ],
    facts: withFactsOf([...[...listed, ...whole].map((figure) => valueFact(catalogue, figure)), ...apart.facts], chart),
  };
}

/** Of two areas one has no figure. */
const ALONE = '; the two cannot be compared';

/**
 * Those figures that may stand beside each other: an area is given up where all but one of its parts stand beside it,
 * as the one that is missing may be suppressed. What is made of others goes first.
 */
function besideEachOther(figures: readonly Figure[], catalogue: Catalogue): readonly Figure[] {
  const areaId = ({ series }: Figure) => String(series.areaId);
  const measured = new Set(
    catalogue.series.filter((each) => each.indicatorId === figures[0]?.indicator.id).map((each) => each.areaId),
  );
  const parts = groupBy(
    catalogue.areas.filter(({ id, kind, parentId }) => parentId !== null && kind !== 'comparator' && measured.has(id)),
    ({ kind, parentId }) => `${parentId} ${kind}`,
  );
  // Of one part alone nobody can say that it is all there is.
  const sums = [...parts.values()]
    .filter((ofOne) => ofOne.length > 1)
    .map((ofOne) => ({
      whole: String(ofOne[0]?.parentId),
      parts: ofOne.map(({ id }) => String(id)),
    }));
  const wholes = new Set(sums.map(({ whole }) => whole));
  const inOrder = figures.toSorted((a, b) => Number(wholes.has(areaId(a))) - Number(wholes.has(areaId(b))));
  const all = new Set(sums.flatMap((sum) => sum.parts));
  const notShown = new Set([...all].filter((id) => !figures.some((figure) => areaId(figure) === id)));
  const shown = showable(
    sums,
    inOrder.map((figure) => [areaId(figure)]),
    notShown,
  );
  return figures.filter((figure) => shown.has(areaId(figure)));
}

type Seek = (area: Area | null) => Look;

interface NoneShown {
  readonly indicator: Indicator;
  readonly hidden: readonly Figure[];
  readonly seek: Seek;
}

/** Nothing can be shown of any area: the whole instead, unless a part of it is hidden. */
function noneShown(asked: Asked, { indicator, hidden, seek }: NoneShown, catalogue: Catalogue): Reply {
  const areas = allOf(asked.areas.map(({ name }) => name));
  const name = lowerFirst(indicator.name);
  if (hidden.length > 0) {
    const headline = `No number for ${name} can be given for ${areas}: what is held is suppressed at source.`;
    return noData({ asked, catalogue, headline }, []);
  }
  const looked = seek(indexOf(catalogue).organisation);
  const held = looked.kind === 'figure' && hasNumber(looked.figure.observation) ? [looked.figure] : [];
  const headline = `No figure for ${name} is held for ${areas}.`;
  return noData({ asked, catalogue, headline, parts: held.length > 0 ? [WHOLE] : [] }, held);
}

function wholeOf(asked: Asked, seek: Seek, catalogue: Catalogue): readonly Figure[] {
  const { organisation } = indexOf(catalogue);
  if (organisation === null || asked.areas.length < MANY || asked.areas.includes(organisation)) return [];
  const looked = seek(organisation);
  return looked.kind === 'figure' && hasNumber(looked.figure.observation) ? [looked.figure] : [];
}

function sayWhole(figure: Figure, catalogue: Catalogue): string {
  return `${upperFirst(areaOf(catalogue, figure))} as a whole: ${sayFigure(figure)} ${sayWhen(figure)}.`;
}

function areaOf(catalogue: Catalogue, { series }: Figure): string {
  return indexOf(catalogue).areas.get(series.areaId)?.name ?? '';
}

/** As asked for; 'worst' and 'best' by which way is better, and where neither is, the highest first. */
function inOrder(order: Asked['order'], figures: readonly Figure[]): readonly Figure[] {
  if (order === null) return figures;
  const isLowFirst = (polarity: Indicator['polarity']) =>
    order === 'lowest' || (order === 'worst' && polarity === 'higher') || (order === 'best' && polarity === 'lower');
  return figures.toSorted((a, b) => compareFigures(a, b) * (isLowFirst(a.indicator.polarity) ? 1 : -1));
}

/** By value; one with only a count stands below those with a value. */
function compareFigures({ observation: { value: a } }: Figure, { observation: { value: b } }: Figure): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareDecimals(decimal(a), decimal(b));
}

/** 'highest in East, 71.4% (5 of 7) in June 2020; lowest in West, …'; of two, both; where an end is asked for, that one. */
function headlineOf(asked: Asked, shown: readonly Figure[], catalogue: Catalogue): string {
  const say = (figure: Figure) => `${areaOf(catalogue, figure)}, ${sayFigure(figure)} ${sayWhen(figure)}`;
  const byValue = inOrder('highest', shown);
  const [first, high, low] = [shown[0], byValue[0], byValue.at(-1)] as [Figure, Figure, Figure];
  if (asked.order !== null && shown.length > 1) {
    const level = shown.filter((figure) => compareFigures(figure, first) === 0);
    return `${asked.order} in ${level.map(say).join('; ')}`;
  }
  if (shown.length < MANY) return shown.map(say).join('; ');
  return compareFigures(high, low) === 0
    ? `the same in all, ${sayValue(high.observation.value, high.indicator.unit)} ${sayWhen(high)}`
    : `highest in ${say(high)}; lowest in ${say(low)}`;
}

function tablePart(catalogue: Catalogue, figures: readonly Figure[]): Part {
  return {
    kind: 'table',
    title: null,
    columns: ['Area', ...COLUMNS.slice(1)],
    rows: figures.map((figure) => [areaOf(catalogue, figure), ...rowOf(catalogue, figure).slice(1)]),
  };
}

interface Apart {
  /** Ready to follow the headline, or nothing. */
  readonly text: string;
  readonly facts: Reply['facts'];
}

const NOTHING: Apart = { text: '', facts: [] };

/** Of two areas at the same time: which is higher, by how much, and whether that is the better one. */
function differenceOf(shown: readonly Figure[], catalogue: Catalogue): Apart {
  const [first, second] = inOrder('highest', shown);
  if (first === undefined || second === undefined || shown.length > 2 || timesOf(shown).size > 1) return NOTHING;
  const [a, b] = [first.observation.value, second.observation.value];
  if (a === null || b === null) return NOTHING;
  const { unit, polarity } = first.indicator;
  const difference = subtract(decimal(a), decimal(b));
  if (difference.units === 0) return { ...NOTHING, text: ' The two are the same.' };
  // Of counts the larger area has more: that by itself is no better or worse.
  const isJudged = unit !== 'count' && (polarity === 'higher' || polarity === 'lower');
  const verdict = isJudged ? `, which is ${polarity === 'higher' ? 'better' : 'worse'}` : '';
  const words = ` ${areaOf(catalogue, first)} is ${sayDifference(difference, unit)} higher${verdict}.`;
  return { text: words, facts: [differenceFact(catalogue, first, { text: words, size: toNumber(difference) })] };
}

/** Where all are held against one target, which of them meet it. */
function targets(shown: readonly Figure[], catalogue: Catalogue): readonly Part[] {
  const goals = shown.flatMap((figure) => againstTarget(catalogue, figure) ?? []);
  const [first] = goals;
  if (first === undefined || goals.length < shown.length) return [];
  if (goals.some(({ target, gap }) => target !== first.target || gap === null)) return [];
  const named = (met: boolean) => {
    const names = goals.flatMap(({ figure, gap }) => (gap?.met === met ? [areaOf(catalogue, figure)] : []));
    return names.length === 0 ? 'none' : allOf(names);
  };
  return [text(`The target is ${sayTarget(first)}: met in ${named(true)}; missed in ${named(false)}.`)];
}

function timesOf(figures: readonly Figure[]): ReadonlySet<string> {
  return new Set(figures.map(({ observation: { period } }) => `${period.basis} ${period.label}`));
}

interface NotShown {
  readonly hidden: readonly Figure[];
  readonly missing: readonly string[];
  /** Held, and with the others a number that is not shown could be worked out. */
  readonly withheld: readonly Figure[];
}

function caveats(
  shown: readonly Figure[],
  { hidden, missing, withheld }: NotShown,
  catalogue: Catalogue,
): readonly Part[] {
  const suppressed = hidden.filter(({ observation }) => observation.marker === 'suppressed');
  const others = hidden.filter((figure) => !suppressed.includes(figure));
  const named = (figures: readonly Figure[]) => allOf(figures.map((figure) => areaOf(catalogue, figure)));
  const said = [
    ...(suppressed.length > 0 ? [`Suppressed at source, so that no one can be recognised: ${named(suppressed)}.`] : []),
    ...(others.length > 0 ? [`No number is given by the source for ${named(others)}.`] : []),
    ...(withheld.length > 0
      ? [`Not set beside the others, since a part of it could be worked out: ${named(withheld)}.`]
      : []),
    ...(missing.length > 0 ? [`No figure is held for ${allOf(missing)}.`] : []),
    ...(timesOf(shown).size > 1
      ? ['They do not all cover the same time, so they are no like-for-like comparison.']
      : []),
  ];
  return said.map((each) => ({ kind: 'caveat', text: each }));
}
