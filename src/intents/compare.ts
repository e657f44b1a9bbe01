import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { type Change, change } from '../evaluate/change.ts';
import { decimal, formatDecimal, subtract } from '../evaluate/decimal.ts';
import { changeFacts } from '../reply/fact.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayBasis, sayChange, sayNamedPeriod } from '../reply/say.ts';
import { benchmark } from './benchmark.ts';
import { disagreements } from './beside.ts';
import { breaksBetween, judged } from './breaks.ts';
import { periodBars } from './charts/bars.ts';
import type { Charted } from './charts/charted.ts';
import { sideBySide } from './charts/comparison.ts';
import { differenceFact, differenceOf } from './difference.ts';
import { bySeries, type Figure, type Found, hasNumber, look } from './figure.ts';
import { text } from './full-status.ts';
import { noData, nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { list } from './list.ts';
import { asCount } from './movement-of.ts';
import { soughtOf } from './one-status.ts';
import { receipt } from './receipt.ts';
import { allOf, lowerFirst, nameOf, sayFigure, sayIt, sayWhen } from './sentence.ts';
import { meant, periodsOf, planFor } from './series-of.ts';
import { joined } from './several.ts';
import { trend } from './trend.ts';

/** "X against Y": two or more indicators, or two periods of one, side by side, with the difference. */
export const compare: Intent = {
  id: 'compare',
  examples: [
    'compare dental checks with health assessments',
    'decisions within 24 hours: Q3 against Q1',
    'which is higher, admissions to care or children leaving care?',
    'initial conferences versus review conferences in December',
    'difference between decisions in 24 and 48 hours',
    'are children in need or children on protection plans seen more often in time?',
  ],
  counterExamples: [
    'how do we compare with good authorities on re-referrals?',
    'what is the difference between an initial and a review conference, what do they mean?',
    'what moved most between Q2 and Q3?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return list.plan(asked, catalogue);
    if (asked.indicators.length === 1 && asked.comparators.length > 0) return benchmark.plan(asked, catalogue);
    if (asked.indicators.length === 1 && periodsOf(asked).length < 2) return trend.plan(asked, catalogue);
    return planFor(catalogue, {
      asked,
      indicators: meant(asked, catalogue).map(({ indicator }) => indicator),
      last: 120,
      comparators: false,
    });
  },
  answer(asked, found, catalogue) {
    if (asked.indicators.length === 0) return list.answer(asked, found, catalogue);
    if (asked.indicators.length === 1 && asked.comparators.length > 0) return benchmark.answer(asked, found, catalogue);
    if (asked.indicators.length === 1 && periodsOf(asked).length < 2) return trend.answer(asked, found, catalogue);
    const read = bySeries(found);
    if (periodsOf(asked).length < 2) return several(asked, read, catalogue);
    return joined(meant(asked, catalogue).map((each) => periodsOfOne(asked, each, read, catalogue)));
  },
};

/** Two or more periods of one indicator, the earliest first where the change is worked out. */
function periodsOfOne(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const looks = periodsOf(asked).map((period) => ({ period, looked: look({ ...sought, period }) }));
  const missing = looks.filter(({ looked }) => looked.kind === 'none').map(({ period }) => sayNamedPeriod(period));
  const figures = inOneForm(
    asked,
    looks.flatMap(({ looked }) => (looked.kind === 'figure' ? [looked.figure] : [])),
  );
  if (figures.length === 0) return nothingFor(sought, asked);
  if (missing.length > 0) return notBoth(asked, figures, missing, catalogue);
  const byDate = [...figures].sort((a, b) => (a.observation.period.end < b.observation.period.end ? -1 : 1));
  const [first, last] = [byDate[0], byDate.at(-1)] as [Figure, Figure];
  const isComparable = first.series.basis === last.series.basis;
  const moved = isComparable ? judged(last, change(last.indicator, first.observation, last.observation)) : null;
  return compared(asked, [last, ...byDate.slice(0, -1).reverse()], movedHeadline(catalogue, first, last, moved), {
    catalogue,
    found,
    facts: moved ? changeFacts(last.indicator, moved) : [],
    chart: periodBars(catalogue, byDate),
  });
}

/** All as counts where a count is asked or one of them has nothing else. */
function inOneForm(asked: Asked, figures: readonly Figure[]): readonly Figure[] {
  const shown = figures.filter(({ observation }) => hasNumber(observation));
  const counts = shown.flatMap((figure) => asCount(figure) ?? []);
  const someOnlyCounted = asked.form !== 'percent' && shown.some(({ observation }) => observation.value === null);
  return counts.length === shown.length && (asked.form === 'count' || someOnlyCounted) ? counts : shown;
}

function movedHeadline(catalogue: Catalogue, first: Figure, last: Figure, moved: Change | null): string {
  const said = `${nameOf(catalogue, last)}: ${sayFigure(last)} ${sayWhen(last)}`;
  return moved ? `${said}, ${sayChange(last.indicator, moved)}.` : `${said}; ${sayFigure(first)} ${sayWhen(first)}.`;
}

function notBoth(asked: Asked, figures: readonly Figure[], missing: readonly string[], catalogue: Catalogue): Reply {
  const name = lowerFirst((figures[0] as Figure).indicator.name);
  return noData(
    {
      asked,
      catalogue,
      headline: `No figure for ${name} is held for ${allOf(missing)}, so the two can't be compared.`,
    },
    figures,
  );
}

/** Two or more indicators for the same period, or each at its newest. */
function several(asked: Asked, found: Found, catalogue: Catalogue): Reply {
  const looks = meant(asked, catalogue).map((each) => {
    const sought = soughtOf(asked, each, found, catalogue);
    return { sought, looked: look(sought) };
  });
  const missing = looks.filter(({ looked }) => looked.kind === 'none' || !hasNumber(looked.figure.observation));
  const figures = looks.flatMap(({ looked }) =>
    looked.kind === 'figure' && hasNumber(looked.figure.observation) ? [looked.figure] : [],
  );
  const [none] = missing;
  if (none) {
    const names = allOf(missing.map(({ sought }) => lowerFirst(sought.indicator.name)));
    if (figures.length === 0) return nothingFor(none.sought, asked);
    const held = [
      ...figures,
      ...missing.flatMap(({ looked }) => (looked.kind === 'none' ? looked.held.slice(0, 1) : [])),
    ];
    return noComparison(asked, names, held, catalogue);
  }
  const shown = asked.form === 'count' ? inOneForm(asked, figures) : figures;
  const [first, second] = shown as [Figure, Figure];
  const between = shown.length === 2 ? differenceOf(catalogue, first, second) : null;
  const headline = `${shown.map((figure) => sayIt(catalogue, figure)).join('; ')}.${between ? ` ${between.text}` : ''}`;
  const facts = between ? [differenceFact(catalogue, first, between)] : [];
  const chart = sideBySide(catalogue, shown, asked.period !== null);
  return compared(asked, shown, headline, { catalogue, found, facts, chart });
}

function noComparison(asked: Asked, names: string, held: readonly Figure[], catalogue: Catalogue): Reply {
  const reply = noData(
    { asked, catalogue, headline: `No figure is held for ${names} in that period, so they can't be compared.` },
    [],
  );
  const said = held.map((figure) => text(`Held: ${sayIt(catalogue, figure)}.`));
  return { ...reply, parts: [...said, ...reply.parts], facts: held.map((figure) => valueFact(catalogue, figure)) };
}

/** The reply that both kinds of comparison give: what differs between the figures is named. */
function compared(
  asked: Asked,
  figures: readonly Figure[],
  headline: string,
  {
    catalogue,
    found,
    facts,
    chart,
  }: {
    readonly catalogue: Catalogue;
    readonly found: Found;
    readonly facts: readonly Fact[];
    readonly chart: Charted;
  },
): Reply {
  return {
    outcome: 'answered',
    headline,
    parts: [
      ...(figures.length > 2
        ? [text(`${figures.map((figure) => `${sayFigure(figure)} ${sayWhen(figure)}`).join('; ')}.`)]
        : []),
      ...chart.parts,
      ...related(figures),
      ...notAlike(figures),
      ...[
        ...breaksAcross(figures),
        ...figures.flatMap((figure) =>
          disagreements({ catalogue, found }, figure).map((each): Part => ({ kind: 'caveat', text: each.text })),
        ),
      ].filter(once),
      receipt(
        asked,
        figures.map((figure) => figure.observation),
      ),
    ],
    facts: [...figures.map((figure) => valueFact(catalogue, figure)), ...facts, ...chart.facts],
  };
}

/** Of two or more figures of one series. */
function breaksAcross(figures: readonly Figure[]): readonly Part[] {
  const [first, ...others] = figures;
  return others
    .filter(({ series }) => series.id === first?.series.id)
    .flatMap((other) => (first ? breaksBetween(first, first.observation, other.observation) : []));
}

function once(part: Part, at: number, all: readonly Part[]): boolean {
  return (
    all.findIndex(
      (other) => other.kind === part.kind && 'text' in other && 'text' in part && other.text === part.text,
    ) === at
  );
}

/** How two indicators belong together: one counted in the other, or opposites. */
function related(figures: readonly Figure[]): readonly Part[] {
  const [first, second] = figures;
  if (!first || !second || figures.length !== 2) return [];
  const [a, b] = [first.indicator, second.indicator];
  if (relates(a, b, 'includes') || relates(b, a, 'includes')) {
    const [whole, part] = relates(a, b, 'includes') ? [a, b] : [b, a];
    return [text(`${part.name} is counted within ${lowerFirst(whole.name)}, so the two are never added.`)];
  }
  return relates(a, b, 'complement') || relates(b, a, 'complement') ? [text(sumOf(first, second))] : [];
}

function relates(of: Indicator, to: Indicator, kind: Indicator['relations'][number]['kind']): boolean {
  return of.relations.some((relation) => relation.kind === kind && relation.code === to.code);
}

function sumOf(first: Figure, second: Figure): string {
  const [a, b] = [first.observation.value, second.observation.value];
  if (a === null || b === null || first.indicator.unit !== 'percent') return 'Each is the opposite of the other.';
  const sum = subtract(decimal(a), subtract(decimal('0'), decimal(b)));
  return `Each is the opposite of the other; together they make ${formatDecimal(sum)}%.`;
}

function notAlike(figures: readonly Figure[]): readonly Part[] {
  const bases = [...new Set(figures.map((figure) => figure.series.basis))];
  const ends = new Set(figures.map((figure) => figure.observation.period.end));
  const units = new Set(figures.map((figure) => figure.indicator.unit));
  const populations = new Set(figures.map((figure) => figure.indicator.population));
  // Periods of one measure in one place differ in their dates because that was asked.
  const sameSubject = new Set(figures.map(({ indicator, series }) => `${indicator.code} ${series.areaId}`)).size === 1;
  const caveats = [
    ...(bases.length > 1 ? [`They stand on different bases: ${allOf(bases.map(sayBasis))}.`] : []),
    ...(!sameSubject && ends.size > 1 ? ['They are not for the same date.'] : []),
    ...(units.size > 1 ? ['They are in different units, so there is no difference to give.'] : []),
    ...(!sameSubject && populations.size > 1 && !units.has('count')
      ? [`They are shares of different groups: ${allOf([...populations])}.`]
      : []),
  ];
  return caveats.map((each) => ({ kind: 'caveat', text: each }));
}
