import type { Catalogue } from '../../catalogue/catalogue.ts';
import { allOf, lowerFirst } from '../../intents/sentence.ts';
import type { Rating } from '../../query/observation.ts';
import type { IntentId } from '../../reply/reply.ts';
import type { Subject } from '../request.ts';

/** Ready to follow 'all measures of' or to stand alone: 'the red measures of children in care', 'the trend of re-referrals'. */
export function saySubject(subject: Subject, catalogue: Catalogue): string {
  const what = saySlots(subject, catalogue);
  const { list } = subject;
  const conditions = list ? [...list.ratings.map((rating) => RATED[rating]), ...list.symbols] : [];
  const side = list?.against ? ` ${AGAINST[list.against]}` : '';
  const asks = ASKS[subject.intent];
  const named =
    conditions.length === 0 && side === ''
      ? what
      : `${allOf(conditions)} measures${what === EVERYTHING ? '' : ` of ${what}`}${side}`.trim();
  return asks ? `${asks}${named === EVERYTHING ? '' : `: ${named}`}` : named;
}

const EVERYTHING = 'the whole scorecard';

function saySlots({ indicators, themes, areas }: Subject, catalogue: Catalogue): string {
  const names = indicators.map(({ code }) => {
    const found = catalogue.indicators.find((each) => each.code === code);
    return found ? lowerFirst(found.name) : code;
  });
  const what = [...names, ...themes.map(lowerFirst)];
  const where = areas.length === 0 ? '' : ` (${allOf(areas)})`;
  return `${what.length === 0 ? EVERYTHING : allOf(what)}${where}`;
}

const RATED: Readonly<Record<Rating | 'green', string>> = {
  exceeds: '★',
  within: '●',
  attention: '▲',
  yellow: 'yellow',
  amber: 'amber',
  red: 'red',
  green: 'green',
};

const AGAINST = {
  'below-target': 'that miss their target',
  'above-target': 'that meet their target',
  'with-target': 'that have a target',
  'no-target': 'that have no target',
  'below-benchmark': 'that stand below a benchmark',
  'above-benchmark': 'that stand above a benchmark',
  'with-benchmark': 'that have a benchmark',
  'no-benchmark': 'that have no benchmark',
} as const;

/** What is posted in place of a digest of the measures. */
const ASKS: Readonly<Partial<Record<IntentId, string>>> = {
  trend: 'the trend',
  compare: 'the comparison',
  benchmark: 'how others do',
  target: 'the targets',
  gap: 'the distance to the target',
  breakdown: 'the breakdown',
  risk: 'the strategic risks',
  why: 'the reasons given',
  movers: 'what moved',
  count: 'the count',
};
