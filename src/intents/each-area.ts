import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Plan } from '../query/store.ts';
import type { IntentId, Reply } from '../reply/reply.ts';
import { areaTable } from './area-table.ts';
import { STATUS_LINE } from './charts/status-line.ts';
import { bySeries } from './figure.ts';
import { text } from './full-status.ts';
import type { Asked, Intent } from './intent.ts';
import { meant, periodsOf, planFor } from './series-of.ts';
import { joined, receiptOf } from './several.ts';

/** Kinds of question that several areas answer side by side, where a measure is named. */
const SIDE_BY_SIDE: ReadonlySet<IntentId> = new Set([
  'status',
  'count',
  'compare',
  'breakdown',
  'list',
  'summary',
  'target',
]);
/** What is said here is the same wherever it is asked about. */
const ALIKE_EVERYWHERE: ReadonlySet<IntentId> = new Set(['why', 'definition', 'risk', 'digest', 'help', 'smalltalk']);
/** As many whole answers one after the other as can still be read. */
const MOST_IN_FULL = 3;

/** An intent that leaves out no area: of several, one measure is one table, and all else is answered for each. */
export function inEachArea(intent: Intent): Intent {
  const isAsUsual = ({ areas }: Asked) => areas.length < 2 || ALIKE_EVERYWHERE.has(intent.id);
  return {
    ...intent,
    plan(asked, catalogue) {
      if (isAsUsual(asked)) return intent.plan(asked, catalogue);
      return together(
        inTurn(asked).map((each) => (isTable(asked) ? planTable(each, catalogue) : intent.plan(each, catalogue))),
      );
    },
    answer(asked, found, catalogue) {
      if (isAsUsual(asked)) return intent.answer(asked, found, catalogue);
      if (isTable(asked)) {
        const read = bySeries(found);
        return joined(meant(asked, catalogue).map((each) => areaTable(asked, each, read, catalogue)));
      }
      const replies = inTurn(asked).map((each) => intent.answer(each, found, catalogue));
      return replies.length > MOST_IN_FULL ? inShort(asked, replies) : joined(replies);
    },
  };
}

function inTurn(asked: Asked): readonly Asked[] {
  return asked.areas.map((area) => ({ ...asked, areas: [area] }));
}

/** One measure, at one time, as a whole. */
function isTable(asked: Asked): boolean {
  if (asked.indicators.length === 0 || (asked.breakdown?.category ?? null) !== null) return false;
  return SIDE_BY_SIDE.has(asked.intent) && periodsOf(asked).length < 2 && asked.period?.kind !== 'range';
}

function planTable(asked: Asked, catalogue: Catalogue): Plan | null {
  const indicators = meant(asked, catalogue).map(({ indicator }) => indicator);
  return planFor(catalogue, { asked, indicators, last: 2, line: STATUS_LINE, comparators: false });
}

/** All are of one question, so that only the series differ, and how much of them is read. */
function together(plans: readonly (Plan | null)[]): Plan | null {
  const held = plans.filter((plan) => plan !== null);
  const [first] = held;
  if (first === undefined) return null;
  const lines = held.flatMap(({ line }) => line ?? []);
  return { ...first, ...inOne(held), ...(lines.length > 0 ? { line: inOne(lines) } : {}) };
}

function inOne(wanted: readonly Pick<Plan, 'seriesIds' | 'last'>[]): Pick<Plan, 'seriesIds' | 'last'> {
  return {
    seriesIds: [...new Set(wanted.flatMap(({ seriesIds }) => seriesIds))],
    last: Math.max(...wanted.map(({ last }) => last)),
  };
}

/** The first sentence for each area, where whole answers would be too long. */
function inShort(asked: Asked, replies: readonly Reply[]): Reply {
  const rows = replies.map(({ headline }, at) => [asked.areas[at]?.name ?? '', headline]);
  return {
    outcome: replies.some(({ outcome }) => outcome === 'answered') ? 'answered' : 'no_data',
    headline: `${replies.length} areas, in short.`,
    parts: [
      { kind: 'table', title: null, columns: ['Area', 'In short'], rows },
      text('Name one of them to see all of its answer.'),
      ...receiptOf(replies),
    ],
    facts: replies.flatMap(({ facts }) => facts.slice(0, 1)),
  };
}
