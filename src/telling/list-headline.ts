import { type Figure, ratedOf } from '../figures/figure.ts';
import { periodOf } from '../figures/stretch.ts';
import type { Condition } from '../question/question.ts';
import { sayConditions } from '../question/say-condition.ts';
import { plural, shortName } from '../reply/name.ts';
import type { Reply } from '../reply/reply.ts';
import { shortNamed } from '../reply/short-period.ts';
import { factsOnce, valueFact } from './facts.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { leftLine, unjudgedLine } from './list-left.ts';
import type { Listing } from './list-measures.ts';
import { listRows, MOST_ROWS } from './list-rows.ts';
import { nextOne } from './next.ts';
import { inNeed } from './ratings-line.ts';
import { caveat, replyOf } from './reply-of.ts';
import { scopeOf } from './scope.ts';
import type { Told } from './told.ts';

/** '3 of 45 measures are red'. */
export function listHeadline(told: Told, { all, met }: Listing): string {
  const { question } = told.asked;
  const scope = scopeOf(told);
  if (question.only.length === 0) {
    const isCut = question.limit !== null && question.limit < all.length;
    const most = !isCut ? '' : `, ${question.limit} ${question.order?.end ?? ''} first`.trimEnd();
    return `${plural(all.length, 'measure')}${scope.inIt}${most}.`;
  }
  return `${met.length} of ${plural(all.length, 'measure')}${scope.inIt} ${areWhat(question.only, met.length)}.`;
}

/** 'are red', 'needs attention'. */
function areWhat(only: readonly Condition[], count: number): string {
  const [first, ...others] = only;
  const isNeed = others.length === 0 && first?.test.kind === 'rated' && first.test.ratings.join() === 'attention';
  if (!isNeed) return `${count === 1 ? 'is' : 'are'} ${sayConditions(only)}`;
  if (first?.not) return count === 1 ? 'needs no attention' : 'need no attention';
  return count === 1 ? 'needs attention' : 'need attention';
}

const COLOURS: ReadonlySet<string> = new Set(['red', 'amber', 'yellow']);

/** Of a time that nothing is held of, one to come among them, nothing can be said of any. */
function noneAtAll({ asked }: Told, { all }: Listing, inIt: string): string | null {
  const period = periodOf(asked.question.when);
  return all.length === 0 && period !== null ? `No measure${inIt} is held for ${shortNamed(period)}.` : null;
}

/** None meets the conditions: says so; of colours that the source does not give, what needs attention instead. */
export function nothingListed(told: Told, listing: Listing): Reply {
  const { question } = told.asked;
  const needing = inNeed(told, listing.all);
  const colourless = needing.length > 0 && needing.every((figure) => ratedOf(told, figure).rating === 'attention');
  const asksColour = question.only.some(
    ({ not, test }) => !not && test.kind === 'rated' && test.ratings.every((each) => COLOURS.has(each)),
  );
  if (asksColour && colourless) return noColours(told, needing);
  const scope = scopeOf(told);
  const observations = listing.all.map(({ observation }) => observation);
  return replyOf({
    outcome: listing.all.length === 0 ? 'no_data' : 'answered',
    headline:
      noneAtAll(told, listing, scope.inIt) ??
      `None of ${plural(listing.all.length, 'measure')}${scope.inIt} ${areWhat(question.only, 1)}.`,
    parts: [...unjudgedLine(told, listing.unjudged), ...sourceLine(observations)],
    more: fullSource(observations),
    next: [
      nextOne('Attention', { ask: 'list', of: question.of, only: [ATTENTION] }),
      nextOne('Got worse', { ask: 'movers', of: question.of }),
    ],
  });
}

const ATTENTION = { not: false, test: { kind: 'rated' as const, ratings: ['attention' as const] } };

/** The source marks what needs attention and gives no colours: those are listed as that, never renamed. */
function noColours(told: Told, needing: readonly Figure[]): Reply {
  const shown = needing.slice(0, MOST_ROWS);
  const observations = needing.map(({ observation }) => observation);
  const title = needing[0]?.observation.source.title ?? 'source';
  return replyOf({
    headline: `${plural(needing.length, 'measure needs', 'measures need')} attention; the source’s text has no colours, so none can be called ${coloursAsked(told)}.`,
    parts: [
      {
        kind: 'rows',
        heading: null,
        rows: listRows(told, shown, true),
        left: leftLine(told, needing.slice(shown.length)),
        all: null,
      },
      ...sourceLine(observations),
    ],
    more: [caveat(`${title} marks ▲ for attention; how much is not held.`), ...fullSource(observations)],
    next: shown.slice(0, 3).map(({ indicator }) =>
      nextOne(shortName(indicator), {
        ask: 'value',
        of: { kind: 'indicators', indicators: [{ code: indicator.code, inverse: false }] },
      }),
    ),
    facts: factsOnce(needing.map((figure) => valueFact(told, figure))),
    listed: needing.map(({ indicator }) => indicator.code),
  });
}

function coloursAsked({ asked }: Told): string {
  return sayConditions(asked.question.only.filter(({ test }) => test.kind === 'rated'));
}
