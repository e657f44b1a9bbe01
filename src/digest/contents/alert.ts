import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Context, contextOf } from '../../conversation/context.ts';
import type { Beside } from '../../figures/beside.ts';
import { isUnjudged, meetsAll } from '../../figures/conditions.ts';
import { areaOf, bySeries, type Figure, ratedOf } from '../../figures/figure.ts';
import { planFor } from '../../figures/plan.ts';
import { rowsOf } from '../../figures/rows.ts';
import type { Observation } from '../../query/observation.ts';
import type { IsoDate } from '../../query/period.ts';
import type { Plan } from '../../query/store.ts';
import { type Condition, EVERYTHING, type Question } from '../../question/question.ts';
import { type Resolved, resolve } from '../../question/resolve.ts';
import { sayConditions } from '../../question/say-condition.ts';
import { plural, upperFirst } from '../../reply/name.ts';
import type { Next, Part, Reply, Row } from '../../reply/reply.ts';
import { valueFact } from '../../telling/facts.ts';
import { changeLine } from '../../telling/lines/change.ts';
import { leadOf, numberOf, shortOf, whenOf, withCounts, wordOf } from '../../telling/lines/number.ts';
import { reasonLine } from '../../telling/lines/reason.ts';
import { sourceLine } from '../../telling/lines/source.ts';
import { replyOf, text } from '../../telling/reply-of.ts';
import { asStanding } from './as-standing.ts';
import { isLost } from './lost.ts';
import { keyOf } from './said.ts';

/** A figure that an alert follows. */
export interface Watched {
  /** 'CODE', 'CODE|Area'. */
  readonly key: string;
  readonly figure: Figure;
  /** null: it can't be told, so what was known of it stays. */
  readonly isIn: boolean | null;
}

export interface AlertWanted {
  readonly question: Question;
  /** What is told when it turns true, all together. */
  readonly becomes: readonly Condition[];
  readonly catalogue: Catalogue;
  readonly today: IsoDate;
}

/** The same as a list of all that is followed, so that all of it is read and nothing is cut. */
function followed({ question, catalogue, today, becomes }: AlertWanted): Resolved {
  const list: Question = {
    ...EVERYTHING,
    ask: 'list',
    of: question.of,
    where: question.where,
    basis: question.basis,
    form: question.form,
    against: question.against,
    only: [...becomes],
  };
  return resolve(asStanding(list), catalogue, today);
}

/** What is read for an alert; null: nothing. */
export function planAlert(wanted: AlertWanted): Plan | null {
  return planFor(followed(wanted), wanted.catalogue);
}

/** The figures that an alert follows, as they stand. */
export function watchedBy(wanted: AlertWanted, found: readonly Observation[]): readonly Watched[] {
  const asked = followed(wanted);
  if (isLost(asked)) return [];
  const beside: Beside = { catalogue: wanted.catalogue, found: bySeries(found), comparators: asked.comparators };
  const kept = wanted.question.only;
  return rowsOf(asked, beside, 'headline')
    .flatMap((rows) => rows.figures)
    .filter((figure) => meetsAll(kept, figure, beside))
    .map((figure) => ({ key: keyOf(beside, figure), figure, isIn: isIn(wanted.becomes, figure, beside) }));
}

/** 'Attention' without colour may be of any extent, so it counts for each: a red one must not be missed. */
function isIn(becomes: readonly Condition[], figure: Figure, beside: Beside): boolean | null {
  const uncoloured = ratedOf(beside, figure).rating === 'attention';
  const asked = becomes.map((condition) => (uncoloured ? withoutColour(condition) : condition));
  return isUnjudged(asked, figure, beside) ? null : meetsAll(asked, figure, beside);
}

/** Whether a colour is named and attention as such is not. */
function asksColour(becomes: readonly Condition[]): boolean {
  return becomes.some(({ test }) => test.kind === 'rated' && !test.ratings.includes('attention'));
}

function withoutColour({ not, test }: Condition): Condition {
  return { not, test: test.kind === 'rated' ? { ...test, ratings: [...test.ratings, 'attention'] } : test };
}

/** What has changed state: one figure leads with it, several are counted first. */
export function composeAlert(wanted: AlertWanted, turned: readonly Watched[]): Reply {
  const [only, ...others] = turned;
  if (only && others.length === 0) return aboutOne(wanted, only);
  const into = turned.filter(({ isIn }) => isIn === true).length;
  const counts = [
    ...(into > 0 ? [`${into} ${sayTurned(wanted, true)}`] : []),
    ...(turned.length > into ? [`${turned.length - into} ${sayTurned(wanted, false)}`] : []),
  ];
  return aboutSeveral(wanted, `${plural(turned.length, 'figure')} changed: ${counts.join(', ')}.`, turned);
}

/** 'Three or more placements is now red: 11.8% (113 of 956), 30 Apr 2026.' */
function aboutOne(wanted: AlertWanted, { figure, isIn }: Watched): Reply {
  const read = { catalogue: wanted.catalogue, found: new Map([[figure.series.id, figure.history]]) };
  const uncoloured = isIn === true && ratedOf(read, figure).rating === 'attention' && asksColour(wanted.becomes);
  const turn = uncoloured ? 'now needs attention' : `is ${sayTurned(wanted, isIn === true)}`;
  const change = changeLine(read, figure);
  const reason = reasonLine(read, figure);
  return replyOf({
    headline: `${shortOf(read, figure)} ${turn}: ${withCounts(figure)}, ${whenOf(figure)}.`,
    lead: leadOf(read, figure),
    parts: [
      text(uncoloured ? 'The data has no colour for it' : upperFirst(sayTurned(wanted, isIn === true))),
      ...reason.parts,
      ...change.parts,
      ...sourceLine([figure.observation]),
    ],
    next: nextOf(figure, areaOf(read, figure)?.kind === 'organisation' ? null : (areaOf(read, figure)?.name ?? null)),
    facts: [valueFact(read, figure), ...reason.facts, ...change.facts],
    listed: [figure.indicator.code],
  });
}

function aboutSeveral({ catalogue }: AlertWanted, headline: string, watched: readonly Watched[]): Reply {
  const figures = watched.map(({ figure }) => figure);
  const read = { catalogue, found: new Map(figures.map(({ series, history }) => [series.id, history])) };
  const rows = figures.map((figure): Row => {
    const { rating } = ratedOf(read, figure);
    const detail = [whenOf(figure), wordOf(read, figure)].filter((each) => each !== null).join(' · ');
    return { rating, value: numberOf(figure), name: shortOf(read, figure), detail, strong: false };
  });
  const shown: Part = { kind: 'rows', heading: null, rows, left: null, all: null };
  return replyOf({
    headline,
    parts: [shown, ...sourceLine(figures.map(({ observation }) => observation))],
    facts: figures.map((figure) => valueFact(read, figure)),
    listed: figures.map(({ indicator }) => indicator.code),
  });
}

function nextOf({ indicator }: Figure, area: string | null): readonly Next[] {
  const about: Question = {
    ...EVERYTHING,
    of: { kind: 'indicators', indicators: [{ code: indicator.code, inverse: false }] },
    where: area === null ? { kind: 'whole' } : { kind: 'areas', areas: [area] },
  };
  return [
    { label: 'Trend', question: { ...about, ask: 'course' } },
    { label: 'Why?', question: { ...about, ask: 'why' } },
  ];
}

/** 'now red', 'no longer red'; of what is told when it is denied the other way round: 'no longer red', 'red again'. */
function sayTurned({ becomes }: AlertWanted, isIn: boolean): string {
  if (!becomes.every(({ not }) => not)) return `${isIn ? 'now' : 'no longer'} ${sayConditions(becomes)}`;
  const denied = sayConditions(becomes.map((each) => ({ ...each, not: false })));
  return isIn ? `no longer ${denied}` : `${denied} again`;
}

/** 'red', 'under 70%', 'not red'. */
function sayBecomes({ becomes }: AlertWanted): string {
  return sayConditions(becomes);
}

/** Those of which it is still true; null: of none, so there is nothing to remind of. */
export function composeReminder(wanted: AlertWanted, watched: readonly Watched[]): Reply | null {
  const still = watched.filter(({ isIn }) => isIn === true);
  if (still.length === 0) return null;
  return aboutSeveral(wanted, `Still ${sayBecomes(wanted)}: ${plural(still.length, 'figure')}.`, still);
}

/** What a thread under an alert is about. */
export function contextOfAlert(turned: readonly Watched[]): Context {
  const codes = [...new Set(turned.map(({ figure }) => figure.indicator.code))];
  if (codes.length === 0) return contextOf(EVERYTHING);
  const indicators = codes.map((code) => ({ code, inverse: false }));
  return contextOf({ ...EVERYTHING, ask: 'value', of: { kind: 'indicators', indicators } }, codes);
}
