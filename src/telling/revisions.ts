import { planFor } from '../figures/plan.ts';
import { type Revision, revisionsOf } from '../figures/revisions.ts';
import { factOf } from '../reply/fact.ts';
import { plural, shortName, upperFirst } from '../reply/name.ts';
import type { Part, Reply, Row } from '../reply/reply.ts';
import { shortDate } from '../reply/short-period.ts';
import { factsOnce, valueFact } from './facts.ts';
import { numberOf, shortOf, whenOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { replyOf, text } from './reply-of.ts';
import { scopeOf } from './scope.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';

/** "Has any figure changed since it was published?": what was corrected or withdrawn, and what it was before. */
export const revisions: Telling = {
  plan: planFor,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    const changed = revisionsOf(asked, found, catalogue).filter(({ kind }) => kind !== 'restated');
    return changed.length === 0 ? tellNone(told) : tellRevisions(told, changed);
  },
};

function tellNone(told: Told): Reply {
  const { sources } = told.catalogue;
  const line =
    sources.length > 1
      ? [text(`Of ${sources.length} publications held, the last of ${shortDate(sources[0]?.publishedOn ?? '')}`)]
      : [];
  return replyOf({ headline: `No figure${ofOne(told)} was corrected or withdrawn.`, parts: line });
}

const MOST = 6;

function tellRevisions(told: Told, changed: readonly Revision[]): Reply {
  const withdrawn = changed.filter(({ kind }) => kind === 'withdrawn').length;
  const corrected = changed.length - withdrawn;
  const said = [
    ...(corrected > 0 ? [`${plural(corrected, 'figure')} corrected`] : []),
    ...(withdrawn > 0 ? [`${plural(withdrawn, 'figure')} withdrawn`] : []),
  ];
  const [first] = changed;
  const shown = changed.slice(0, MOST);
  const measures = new Set(changed.map(({ figure }) => figure.indicator.id)).size;
  return replyOf({
    headline: changed.length === 1 && first ? sayOne(told, first) : `${upperFirst(said.join(', '))}${ofOne(told)}.`,
    parts: [
      ...(changed.length > 1 && measures > 1 ? [text(`Of ${plural(measures, 'measure')}, the newest first`)] : []),
      ...(changed.length > 1 ? rowsOf(told, changed, shown) : []),
      ...sourceLine(changed.map(({ figure }) => figure.observation)),
    ],
    more: fullSource(changed.flatMap(({ figure, before }) => [figure.observation, ...(before ? [before] : [])])),
    facts: factsOnce(shown.flatMap((each) => factsFor(told, each))),
    listed: [...new Set(shown.map(({ figure }) => figure.indicator.code))],
  });
}

function rowsOf(told: Told, changed: readonly Revision[], shown: readonly Revision[]): readonly Part[] {
  const left = changed.length - shown.length;
  return [
    {
      kind: 'rows',
      heading: null,
      rows: shown.map((each) => rowOf(told, each)),
      left: left > 0 ? `${left} more` : null,
      all: null,
    },
  ];
}

function rowOf(told: Told, { figure, before, kind }: Revision): Row {
  const was = before && kind === 'corrected' ? `was ${numberOf({ ...figure, observation: before })}` : null;
  const published = `published ${shortDate((before ?? figure.observation).source.publishedOn)}`;
  return {
    rating: null,
    value: kind === 'withdrawn' ? 'withdrawn' : numberOf(figure),
    name: shortOf(told, figure),
    detail: [whenOf(figure), kind === 'withdrawn' ? `last ${numberOf(figure)}` : was, published]
      .filter((each) => each !== null)
      .join(' · '),
    strong: false,
  };
}

/** 'Single assessments, Jul 2026: 75% (30 of 40), corrected from 70%.' */
function sayOne(told: Told, { figure, before, kind }: Revision): string {
  const name = `${shortOf(told, figure)}, ${whenOf(figure)}`;
  if (kind === 'withdrawn') return `${name}: withdrawn; it was ${withCounts(figure)}.`;
  return `${name}: ${withCounts(figure)}${before ? `, corrected from ${withCounts({ ...figure, observation: before })}` : ', corrected'}.`;
}

function factsFor(told: Told, { figure, before, kind }: Revision) {
  const now = valueFact(told, figure, kind === 'withdrawn' ? 'previous' : 'value');
  return before && kind === 'corrected' ? [now, factOf(told.catalogue, before, { role: 'previous' })] : [now];
}

function ofOne(told: Told): string {
  const { indicators } = told.asked;
  const [only] = indicators;
  return indicators.length === 1 && only ? ` of ${shortName(only.indicator)}` : scopeOf(told).inIt;
}
