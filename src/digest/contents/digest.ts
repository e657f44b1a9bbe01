import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Context } from '../../conversation/context.ts';
import { commentaryOn } from '../../intents/beside.ts';
import type { Charted } from '../../intents/charts/charted.ts';
import { glanceOf } from '../../intents/charts/glance.ts';
import { bySeries, type Figure } from '../../intents/figure.ts';
import { text } from '../../intents/full-status.ts';
import { valueFact } from '../../intents/held.ts';
import type { ListFilter } from '../../intents/intent.ts';
import { intentById } from '../../intents/intents.ts';
import { meets, plainFilter } from '../../intents/list-filter.ts';
import { ranked } from '../../intents/ranked.ts';
import { nameOf, plural, ratedOf, sayFigure, sayWhen, upperFirst } from '../../intents/sentence.ts';
import { planTotals } from '../../intents/series-of.ts';
import { COLUMNS, figuresOf, indicatorsAsked, rowOf } from '../../intents/theme-figures.ts';
import type { Observation, Rating } from '../../query/observation.ts';
import type { IsoDate } from '../../query/period.ts';
import type { Plan } from '../../query/store.ts';
import type { Fact, Part, Reply } from '../../reply/reply.ts';
import { sayDate } from '../../reply/say.ts';
import { plainText } from '../../reply/text.ts';
import type { Subject, Unchanged } from '../request.ts';
import { askedOf, isLost } from './asked-of.ts';
import { type Changed, changesSince, sayRating } from './changes.ts';
import { overdueAmong } from './overdue.ts';
import { type Said, saidOf } from './said.ts';
import { saySubject } from './say-subject.ts';

/** What a digest is made from. */
export interface DigestWanted {
  readonly subject: Subject;
  readonly catalogue: Catalogue;
  readonly today: IsoDate;
  readonly unchanged: Unchanged;
  /** What was said last, and on which day; null: nothing was. */
  readonly before: { readonly said: Said; readonly on: IsoDate } | null;
}

export interface Composed {
  /** null: nothing has changed, and then nothing shall be posted. */
  readonly reply: Reply | null;
  readonly said: Said;
  readonly context: Context;
}

/** What is read for it; null: nothing. */
export function planDigest({ subject, catalogue, today }: DigestWanted): Plan | null {
  const { asked } = askedOf(subject, catalogue, today);
  if (subject.intent !== 'digest') return intentById(subject.intent).plan(asked, catalogue);
  const comparators = asked.list?.against?.endsWith('benchmark') ?? false;
  return planTotals(catalogue, {
    asked,
    indicators: indicatorsAsked(asked, catalogue),
    last: 2,
    line: TREND,
    comparators,
  });
}

/** Figures of a series that its small line shows. */
const TREND = 8;

/** The digest of what was read: all of it, one line or nothing, as chosen where nothing has changed. */
export function composeDigest(wanted: DigestWanted, found: readonly Observation[]): Composed {
  const looked = lookAt(wanted, found);
  const { before, unchanged, catalogue } = wanted;
  const said = saidOf(catalogue, looked);
  const context: Context = {
    version: 1,
    last: { ...contextOf(wanted.subject), shown: null, concepts: [] },
    options: [],
  };
  const isSame = before !== null && looked.changes.length === 0 && before.said.answer === looked.answer;
  if (isSame && unchanged === 'nothing') return { reply: null, said, context };
  return { reply: isSame && unchanged === 'line' ? lineOf(wanted, looked) : fullOf(wanted, looked), said, context };
}

/** What a thread under the post is about. */
function contextOf({ version: _version, ...asked }: Subject) {
  return { ...asked, intent: asked.intent === 'digest' ? ('summary' as const) : asked.intent };
}

/** All that was read, looked at. */
interface Looked {
  /** Of everything that it is about. */
  readonly figures: readonly Figure[];
  /** The worst first; with a condition, those that meet it. */
  readonly shown: readonly Figure[];
  readonly changes: readonly Changed[];
  /** Of an answer given anew. */
  readonly answer: string | null;
  readonly reply: Reply | null;
  readonly lost: readonly string[];
  readonly isLost: boolean;
  /** Colours were asked for and the data has none. */
  readonly withoutColours: boolean;
}

function lookAt(wanted: DigestWanted, found: readonly Observation[]): Looked {
  const { subject, catalogue, today, before } = wanted;
  const held = askedOf(subject, catalogue, today);
  const gone = isLost(held, subject);
  const read = bySeries(found);
  const figures = gone
    ? []
    : ranked(catalogue, figuresOf({ ...held.asked, period: null, basis: null }, read, catalogue), 'worst');
  const filter = held.asked.list === null ? null : plainFilter(held.asked.list);
  const withoutColours =
    filter !== null && asksColour(filter) && !figures.some((figure) => hasColour(catalogue, figure));
  const conditions = filter && withoutColours ? { ...filter, ratings: ['attention' as const] } : filter;
  const shown = conditions
    ? figures.filter((figure) =>
        meets(conditions, figure, { catalogue, found: read, comparators: held.asked.comparators }),
      )
    : figures;
  const isAnswer = subject.intent !== 'digest' && !gone;
  const reply = isAnswer ? intentById(subject.intent).answer(held.asked, found, catalogue) : null;
  const changes = before ? changesSince(catalogue, before.said, { figures, shown }) : [];
  return {
    figures,
    shown,
    changes,
    reply,
    answer: reply && plainText(reply),
    lost: held.lost,
    isLost: gone,
    withoutColours,
  };
}

const COLOURS: readonly (Rating | 'green' | null)[] = ['red', 'amber', 'yellow', 'green'];

function asksColour({ ratings }: ListFilter): boolean {
  return ratings.some((rating) => COLOURS.includes(rating));
}

function hasColour(catalogue: Catalogue, figure: Figure): boolean {
  return COLOURS.includes(ratedOf(catalogue, figure).rating);
}

/** '12 checked, no change since 2 March 2026.' */
function lineOf(wanted: DigestWanted, looked: Looked): Reply {
  const { subject, catalogue, today, before } = wanted;
  const scope = upperFirst(saySubject(subject, catalogue));
  const since = before ? ` since ${sayDate(before.on)}` : '';
  const overdue = overdueAmong(catalogue, looked.shown, today);
  const late =
    overdue.length === 0 ? [] : [text(`${plural(overdue.length, 'next figure is', 'next figures are')} overdue.`)];
  const headline = `${scope}: ${looked.figures.length} checked, no change${since}.`;
  return { outcome: 'answered', headline, parts: [...lostParts(looked), ...late, receiptOf(looked.shown)], facts: [] };
}

function fullOf(wanted: DigestWanted, looked: Looked): Reply {
  const { reply } = looked;
  const changed = changedParts(wanted, looked);
  const overdue = overdueParts(wanted, looked);
  if (reply)
    return {
      ...reply,
      parts: [...lostParts(looked), ...changed.parts, ...reply.parts, ...overdue],
      facts: [...reply.facts, ...changed.facts],
    };
  const { catalogue } = wanted;
  const headline = headlineOf(wanted, looked);
  if (looked.figures.length === 0)
    return { outcome: 'no_data', headline, parts: [...lostParts(looked), ...changed.parts], facts: changed.facts };
  const listed = listedOf(catalogue, looked);
  const picture = pictureOf(wanted, looked);
  return {
    outcome: 'answered',
    headline,
    parts: [
      ...lostParts(looked),
      ...changed.parts,
      ...listed.parts,
      ...picture.parts,
      ...overdue,
      receiptOf(looked.shown),
    ],
    facts: unique([...listed.facts, ...changed.facts, ...picture.facts]),
  };
}

/** 'Children in care, 12 measures: ★ 3 …; 2 changed since 2 March 2026.' */
function headlineOf({ subject, catalogue, before }: DigestWanted, looked: Looked): string {
  const scope = upperFirst(saySubject(subject, catalogue));
  const { figures, shown, changes } = looked;
  if (figures.length === 0) return `${scope}: nothing is held${looked.isLost ? ' any more' : ''}.`;
  const since = before ? ` since ${sayDate(before.on)}` : '';
  const changed =
    before === null ? '' : `; ${changes.length === 0 ? 'no change' : `${changes.length} changed`}${since}`;
  if (looked.withoutColours) {
    return `${scope}: the data has no colours; ${shown.length} of ${plural(figures.length, 'measure')} need attention (▲)${changed}.`;
  }
  if (subject.list !== null) return `${scope}: ${shown.length} of ${plural(figures.length, 'measure')}${changed}.`;
  return `${scope}, ${plural(figures.length, 'measure')}: ${sayCounts(catalogue, figures)}${changed}.`;
}

const EXTENTS = ['red', 'amber', 'yellow'] as const;

/** '★ 3 exceed their target, ● 2 within tolerance, ▲ 5 require attention (2 red, 1 amber), 12 not rated'. */
function sayCounts(catalogue: Catalogue, figures: readonly Figure[]): string {
  const ratings = figures.map((figure) => ratedOf(catalogue, figure).rating);
  const count = (rating: Rating | null) => ratings.filter((each) => each === rating).length;
  const extents = EXTENTS.flatMap((extent) => (count(extent) > 0 ? [`${count(extent)} ${extent}`] : []));
  const attention = count('attention') + EXTENTS.reduce((sum, extent) => sum + count(extent), 0);
  return [
    `★ ${count('exceeds')} exceeding target`,
    `● ${count('within')} within tolerance`,
    `▲ ${attention} requiring attention${extents.length > 0 ? ` (${extents.join(', ')})` : ''}`,
    `${count(null)} not rated`,
  ].join(', ');
}

function lostParts({ lost }: Looked): readonly Part[] {
  return lost.length === 0 ? [] : [{ kind: 'caveat', text: `Not held any more, and left out: ${lost.join(', ')}.` }];
}

const MOST_CHANGES = 8;
const MOST_WORST = 5;
const MOST_ROWS = 12;
const MOST_OVERDUE = 5;

function changedParts(
  { before }: DigestWanted,
  { changes }: Looked,
): { readonly parts: readonly Part[]; readonly facts: readonly Fact[] } {
  if (before === null)
    return { parts: [text('The first post here: later ones say what has changed since the one before.')], facts: [] };
  if (changes.length === 0) return { parts: [text(`No change since ${sayDate(before.on)}.`)], facts: [] };
  const told = changes.slice(0, MOST_CHANGES);
  const lines = told.map((each) => `• ${each.text}.`);
  const more = changes.length - told.length;
  const rest = more > 0 ? [`• and ${more} more.`] : [];
  return {
    parts: [text([`Changed since ${sayDate(before.on)}:`, ...lines, ...rest].join('\n'))],
    facts: told.flatMap(({ facts }) => facts),
  };
}

/** At a glance, the worst first; its rows stand in words beside it only where there are few. */
function pictureOf({ subject, catalogue }: DigestWanted, { shown }: Looked): Charted {
  const title = `${upperFirst(saySubject(subject, catalogue))} at a glance`;
  const charted = glanceOf(catalogue, { title, figures: shown });
  if (shown.length <= MOST_ROWS) return charted;
  return { ...charted, parts: charted.parts.map(({ kind, spec, alt }) => ({ kind, spec, alt })) };
}

/** The worst with the reasons that the source gives; of a few measures all of them besides. */
function listedOf(
  catalogue: Catalogue,
  { shown }: Looked,
): { readonly parts: readonly Part[]; readonly facts: readonly Fact[] } {
  const worst = shown.filter((figure) => isBad(ratedOf(catalogue, figure).rating)).slice(0, MOST_WORST);
  const rows = shown.length <= MOST_ROWS ? shown : [];
  const table: readonly Part[] =
    rows.length === 0
      ? []
      : [{ kind: 'table', title: null, columns: [...COLUMNS], rows: rows.map((each) => rowOf(catalogue, each)) }];
  const lines = worst.map((figure) => `• ${sayWorst(catalogue, figure)}`);
  const title = worst.length === shown.length || rows.length > 0 ? 'Requiring attention' : 'Requiring attention most';
  return {
    parts: [...(lines.length === 0 ? [] : [text([`${title}:`, ...lines].join('\n'))]), ...table],
    facts: [...worst, ...rows].map((figure) => valueFact(catalogue, figure)),
  };
}

function isBad(rating: Rating | null): boolean {
  return rating !== null && rating !== 'exceeds' && rating !== 'within';
}

/** 'Initial health assessments: 32% (24 of 75) in December 2018, ▲ requires attention. The report says: …' */
export function sayWorst(catalogue: Catalogue, figure: Figure): string {
  const { rating } = ratedOf(catalogue, figure);
  const reason = sayReason(catalogue, figure);
  return `${nameOf(catalogue, figure)}: ${sayFigure(figure)} ${sayWhen(figure)}, ${sayRating(rating)}.${reason === null ? '' : ` ${reason}`}`;
}

/** 'The report says: …', what explains it; null where it doesn't. */
export function sayReason(catalogue: Catalogue, { indicator }: Figure): string | null {
  const [reason] = commentaryOn(catalogue, indicator.code, ['explanation']);
  return reason ? `The report says: ${reason.text}` : null;
}

function overdueParts({ catalogue, today }: DigestWanted, { shown }: Looked): readonly Part[] {
  const overdue = overdueAmong(catalogue, shown, today);
  if (overdue.length === 0) return [];
  const lines = overdue.slice(0, MOST_OVERDUE).map((each) => `• ${each.text}.`);
  const more = overdue.length - lines.length;
  return [text(['Data overdue:', ...lines, ...(more > 0 ? [`• and ${more} more.`] : [])].join('\n'))];
}

function sourcesOf(figures: readonly Figure[]): readonly string[] {
  const lines = figures.map(
    ({ observation: { source } }) => `Source: ${source.title}, published ${sayDate(source.publishedOn)}.`,
  );
  return [...new Set(lines)].slice(0, 3);
}

/** Where the numbers come from, and how a post that nobody wants any more is ended. */
function receiptOf(figures: readonly Figure[]): Part {
  return {
    kind: 'receipt',
    lines: [...sourcesOf(figures), "To see, change or stop what is posted here, say 'digest list'."],
  };
}

function unique(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = JSON.stringify(fact);
    return seen.has(key) ? false : seen.add(key);
  });
}
