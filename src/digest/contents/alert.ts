import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Context } from '../../conversation/context.ts';
import { bySeries, type Figure } from '../../intents/figure.ts';
import { text } from '../../intents/full-status.ts';
import { valueFact } from '../../intents/held.ts';
import { movedOf } from '../../intents/movement-of.ts';
import { allOf, nameOf, plural, ratedOf, sayFigure, sayWhen } from '../../intents/sentence.ts';
import { planTotals } from '../../intents/series-of.ts';
import { figuresOf, indicatorsAsked } from '../../intents/theme-figures.ts';
import type { Observation, Rating } from '../../query/observation.ts';
import type { IsoDate } from '../../query/period.ts';
import type { Plan } from '../../query/store.ts';
import type { Part, Reply } from '../../reply/reply.ts';
import { sayDate } from '../../reply/say.ts';
import type { AlertOn, Subject } from '../request.ts';
import { askedOf, isLost } from './asked-of.ts';
import { sayRating } from './changes.ts';
import { sayReason, sayWorst } from './digest.ts';

export interface Watched {
  readonly figure: Figure;
  /** null: not rated, so what was known of it stays. */
  readonly isIn: boolean | null;
}

export interface AlertWanted {
  readonly subject: Subject;
  readonly on: AlertOn;
  readonly catalogue: Catalogue;
  readonly today: IsoDate;
}

/** What is read for an alert; null: nothing. */
export function planAlert({ subject, catalogue, today }: AlertWanted): Plan | null {
  const { asked } = askedOf(subject, catalogue, today);
  return planTotals(catalogue, { asked, indicators: indicatorsAsked(asked, catalogue), last: 2 });
}

/** The measures that an alert follows, as they stand. */
export function watchedBy(wanted: AlertWanted, found: readonly Observation[]): readonly Watched[] {
  const held = askedOf(wanted.subject, wanted.catalogue, wanted.today);
  if (isLost(held, wanted.subject)) return [];
  return figuresOf(held.asked, bySeries(found), wanted.catalogue).map((figure) => ({
    figure,
    isIn: isIn(ratedOf(wanted.catalogue, figure).rating, wanted.on),
  }));
}

/** 'Attention' without colour may be of any extent, so it counts for each: a red one must not be missed. */
const IN: Readonly<Record<AlertOn, readonly Rating[]>> = {
  red: ['red', 'attention'],
  amber: ['red', 'amber', 'attention'],
  attention: ['red', 'amber', 'yellow', 'attention'],
};

function isIn(rating: Rating | null, on: AlertOn): boolean | null {
  return rating === null ? null : IN[on].includes(rating);
}

const INTO: Readonly<Record<AlertOn, string>> = { red: 'red', amber: 'amber or red', attention: 'requiring attention' };

/** What has changed state: one measure leads with it, several are counted first. */
export function composeAlert({ catalogue, on }: AlertWanted, turned: readonly Watched[]): Reply {
  const into = turned.filter(({ isIn }) => isIn === true);
  const out = turned.filter(({ isIn }) => isIn !== true);
  const [only, ...others] = turned;
  const parts: Part[] = turned.flatMap((each) => partsOf(catalogue, each, turned.length > 1, on));
  const headline =
    only && others.length === 0
      ? sayTurn(catalogue, only, on)
      : `${plural(turned.length, 'measure has', 'measures have')} changed: ${[
          ...(into.length > 0 ? [`${into.length} now ${INTO[on]}`] : []),
          ...(out.length > 0 ? [`${out.length} not ${INTO[on]} any more`] : []),
        ].join(', ')}.`;
  return {
    outcome: 'answered',
    headline,
    parts: [...parts, receiptOf(turned)],
    facts: turned.map(({ figure }) => valueFact(catalogue, figure)),
  };
}

/** 'Re-referrals: now ▲ requires attention (red), 25% in Quarter 4 …'. */
function sayTurn(catalogue: Catalogue, { figure, isIn }: Watched, on: AlertOn): string {
  const { rating } = ratedOf(catalogue, figure);
  const how = isIn ? 'now' : `not ${INTO[on]} any more, now`;
  const open = rating === 'attention' && on !== 'attention' ? ' (the data has no colour for it)' : '';
  return `${nameOf(catalogue, figure)}: ${how} ${sayRating(rating)}${open}: ${sayFigure(figure)} ${sayWhen(figure)}.`;
}

function partsOf(catalogue: Catalogue, watched: Watched, isOfMany: boolean, on: AlertOn): readonly Part[] {
  const moved = movedOf(catalogue, watched.figure);
  const why = sayReason(catalogue, watched.figure);
  if (isOfMany) return [text([sayTurn(catalogue, watched, on), ...(moved ? [moved.text] : [])].join(' '))];
  return [...(moved ? [text(moved.text)] : []), ...(watched.isIn && why !== null ? [text(why)] : [])];
}

/** Those that are still in the rating; null: none is, so there is nothing to remind of. */
export function composeReminder({ catalogue, on }: AlertWanted, watched: readonly Watched[]): Reply | null {
  const still = watched.filter(({ isIn }) => isIn === true);
  if (still.length === 0) return null;
  const names = still.map(({ figure }) => nameOf(catalogue, figure));
  return {
    outcome: 'answered',
    headline: `Still ${INTO[on]}: ${still.length <= 3 ? allOf(names) : plural(still.length, 'measure')}.`,
    parts: [text(still.map(({ figure }) => `• ${sayWorst(catalogue, figure)}`).join('\n')), receiptOf(still)],
    facts: still.map(({ figure }) => valueFact(catalogue, figure)),
  };
}

function receiptOf(watched: readonly Watched[]): Part {
  const lines = watched.map(
    ({ figure: { observation } }) =>
      `Source: ${observation.source.title}, published ${sayDate(observation.source.publishedOn)}.`,
  );
  return { kind: 'receipt', lines: [...new Set(lines), "To see, change or stop alerts here, say 'digest list'."] };
}

/** What a thread under an alert is about. */
export function contextOfAlert(turned: readonly Watched[]): Context {
  const indicators = turned.map(({ figure }) => ({ code: figure.indicator.code, inverse: false }));
  const nothing = { period: null, shown: null, basis: null, list: null, movers: null, concepts: [] };
  return {
    version: 1,
    options: [],
    last: { intent: 'status', indicators, themes: [], areas: [], comparators: [], ...nothing },
  };
}
