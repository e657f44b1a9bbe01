import type { Catalogue } from '../catalogue/catalogue.ts';
import type { NamedPeriod } from '../query/period.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sayNamedPeriod } from '../reply/say.ts';
import { STATUS_LINE } from './charts/status-line.ts';
import { count } from './count.ts';
import { bySeries, type Figure, type Found, hasNumber, look } from './figure.ts';
import { nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { soughtOf, statusOf } from './one-status.ts';
import { receipt } from './receipt.ts';
import { nameOf, sayFigure, sayWhen } from './sentence.ts';
import { meant, periodsOf, planFor } from './series-of.ts';
import { joined } from './several.ts';
import { summary } from './summary.ts';
import { trend } from './trend.ts';

/** "How is X doing?": one figure, rated, with its change and what stands beside it. */
export const status: Intent = {
  id: 'status',
  examples: [
    'how are initial health assessments doing?',
    'iha?',
    'what percentage of contacts were decided within 24 hours in Q3',
    'dental checks in September 2018',
    'share of children in care placed out of county',
    'review conferences in timescale',
    'what proportion of children have no allocated worker',
    'icpcs over the rolling year',
  ],
  counterExamples: [
    'compare initial health assessments with dental checks',
    'how many children are in care?',
    'why are initial health assessments late?',
    "what's the target for initial conferences?",
    'how are children in care doing?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return summary.plan(asked, catalogue);
    if (asked.period?.kind === 'range') return trend.plan(asked, catalogue);
    const indicators = meant(asked, catalogue).map(({ indicator }) => indicator);
    const alone = asked.period === null || asked.period.kind === 'one';
    return alone
      ? planFor(catalogue, { asked, indicators, last: 2, line: STATUS_LINE, parts: true })
      : planFor(catalogue, { asked, indicators, last: 120, parts: true, comparators: false });
  },
  answer(asked, found, catalogue) {
    if (asked.indicators.length === 0) return summary.answer(asked, found, catalogue);
    if (asked.period?.kind === 'range') return trend.answer(asked, found, catalogue);
    if (asked.form === 'count' && meant(asked, catalogue).some(({ indicator }) => indicator.unit === 'percent')) {
      return count.answer(asked, found, catalogue);
    }
    const read = bySeries(found);
    const several = periodsOf(asked).length > 1;
    return joined(
      meant(asked, catalogue).map((each) =>
        several ? overPeriods(asked, each, read, catalogue) : statusOf(asked, each, read, catalogue),
      ),
    );
  },
};

/** Each period asked, in the order asked, and those for which nothing is held. */
function overPeriods(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const looks = periodsOf(asked).map((period) => ({ period, looked: look({ ...sought, period }) }));
  const figures = looks.flatMap(({ looked }) =>
    looked.kind === 'figure' && hasNumber(looked.figure.observation) ? [looked.figure] : [],
  );
  const missing = looks.flatMap(({ period, looked }) => (looked.kind === 'none' ? [period] : []));
  const [first] = figures;
  if (!first) return nothingFor(sought, asked);
  const said = figures.map((figure) => `${sayFigure(figure)} ${sayWhen(figure)}`).join('; ');
  return {
    outcome: 'answered',
    headline: `${nameOf(catalogue, first)}: ${said}.`,
    parts: [
      ...nothingHeldFor(missing),
      ...basesDiffer(figures),
      receipt(
        asked,
        figures.map((figure) => figure.observation),
      ),
    ],
    facts: figures.map((figure, at) => valueFact(catalogue, figure, at === 0 ? 'value' : 'previous')),
  };
}

function nothingHeldFor(missing: readonly NamedPeriod[]): readonly Part[] {
  return missing.map((period) => ({ kind: 'caveat', text: `No figure is held for ${sayNamedPeriod(period)}.` }));
}

function basesDiffer(figures: readonly Figure[]): readonly Part[] {
  const bases = new Set(figures.map((figure) => figure.series.basis));
  return bases.size < 2
    ? []
    : [{ kind: 'caveat', text: 'These cover different stretches of time, so they are no like-for-like comparison.' }];
}
