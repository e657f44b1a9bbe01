import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Context, contextOf } from '../../conversation/context.ts';
import { bySeries, type Figure, type Read } from '../../figures/figure.ts';
import { rowsOf } from '../../figures/rows.ts';
import type { Observation } from '../../query/observation.ts';
import type { IsoDate } from '../../query/period.ts';
import type { Plan } from '../../query/store.ts';
import type { Ask, Question } from '../../question/question.ts';
import { type Resolved, resolve } from '../../question/resolve.ts';
import { say } from '../../question/say.ts';
import { subjectOf } from '../../question/say-subject.ts';
import { allOf, lowerFirst, plural, upperFirst } from '../../reply/name.ts';
import type { Part, PartOf, Reply } from '../../reply/reply.ts';
import { shortDate } from '../../reply/short-period.ts';
import { plainText } from '../../reply/text.ts';
import { factsOnce } from '../../telling/facts.ts';
import { caveat, labelled, replyOf, text } from '../../telling/reply-of.ts';
import { tellings } from '../../telling/tellings.ts';
import type { Unchanged } from '../request.ts';
import { asStanding } from './as-standing.ts';
import { type Changed, changesSince } from './changes.ts';
import { isLost } from './lost.ts';
import { overdueAmong } from './overdue.ts';
import { keyOf, type Said, saidOf } from './said.ts';

/** What a digest is made from. */
export interface DigestWanted {
  readonly question: Question;
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

/** Asks whose digest tells what has changed, measure by measure; any other is answered anew each time. */
const OF_MEASURES: readonly Ask[] = ['overview', 'list', 'value'];

/** What is read for it; null: nothing. */
export function planDigest({ question, catalogue, today }: DigestWanted): Plan | null {
  return tellings[question.ask].plan(resolve(question, catalogue, today), catalogue);
}

/** The digest of what was read: all of it, one line or nothing, as chosen where nothing has changed. */
export function composeDigest(wanted: DigestWanted, found: readonly Observation[]): Composed {
  const looked = lookAt(wanted, found);
  const { before, unchanged, question } = wanted;
  const said = saidOf(looked.read, looked);
  const context = contextOf(question, looked.reply.listed);
  const isSame = before !== null && looked.changes.length === 0 && before.said.answer === looked.answer;
  if (isSame && unchanged === 'nothing') return { reply: null, said, context };
  return { reply: isSame && unchanged === 'line' ? lineOf(wanted, looked) : fullOf(wanted, looked), said, context };
}

/** All that was read, looked at. */
interface Looked {
  readonly read: Read;
  readonly asked: Resolved;
  /** Of everything that it is about. */
  readonly figures: readonly Figure[];
  /** With a condition, those that meet it. */
  readonly shown: readonly Figure[];
  readonly changes: readonly Changed[];
  /** Of an answer given anew. */
  readonly answer: string | null;
  readonly reply: Reply;
}

function lookAt({ question, catalogue, today, before }: DigestWanted, found: readonly Observation[]): Looked {
  const asked = resolve(question, catalogue, today);
  const read: Read = { catalogue, found: bySeries(found) };
  const gone = isLost(asked);
  const reply = gone ? nothingLeft(question, catalogue) : tellings[question.ask].tell(asked, found, catalogue);
  const ofMeasures = OF_MEASURES.includes(question.ask);
  const figures =
    ofMeasures && !gone
      ? rowsOf({ ...asked, question: asStanding(question) }, read, 'headline').flatMap((rows) => rows.figures)
      : [];
  const listed = new Set(reply.listed);
  const isCut = question.only.length > 0;
  const shown = figures.filter((each) => !isCut || listed.has(each.indicator.code) || listed.has(keyOf(read, each)));
  return {
    ...{ read, asked, figures, shown, reply },
    changes: before ? changesSince(read, before.said, { figures, shown }) : [],
    answer: ofMeasures ? null : plainText(reply),
  };
}

function nothingLeft(question: Question, catalogue: Catalogue): Reply {
  return replyOf({
    outcome: 'no_data',
    headline: `${upperFirst(say(question, catalogue))}: nothing is held any more.`,
  });
}

/** 'Child protection: no change since 26 Oct 2026, 45 figures checked.' */
function lineOf({ before, today, question, catalogue }: DigestWanted, looked: Looked): Reply {
  const since = before ? ` since ${shortDate(before.on)}` : '';
  const about = upperFirst(subjectOf(question, catalogue));
  const checked = looked.figures.length > 0 ? `, ${plural(looked.figures.length, 'figure')} checked` : '';
  const late = overdueAmong(looked.read, looked.shown, today).length;
  return {
    ...looked.reply,
    headline: `${about}: no change${since}${checked}.`,
    lead: null,
    parts: [
      ...lostParts(looked),
      ...(late > 0 ? [text(`${plural(late, 'next figure is', 'next figures are')} overdue.`)] : []),
      ...sourceOf(looked.reply),
    ],
    more: [],
    facts: [],
  };
}

/** So many rows have room on a phone, with what stands round them. */
const MOST_CHANGES = 4;
/** Of what has changed and of what stands as it did. */
const MOST_ROWS = 6;
const MOST_OVERDUE = 5;

function fullOf(wanted: DigestWanted, looked: Looked): Reply {
  const { reply, changes } = looked;
  const told = changes.slice(0, MOST_CHANGES);
  const [first, rest] = [reply.parts.filter(isSummary), reply.parts.filter((part) => !isSummary(part))];
  const { shown, behind } = besideChanges(withoutTold(rest, told), told.length);
  return {
    ...reply,
    parts: [...lostParts(looked), ...first, ...changedParts(wanted, looked), ...shown, ...sourceOf(reply)],
    more: [...moreChanges(looked), ...overdueParts(wanted, looked), ...behind, ...reply.more],
    facts: factsOnce([...reply.facts, ...told.flatMap(({ facts }) => facts)]),
  };
}

/** What was told as changed is not told a second time. */
function withoutTold(parts: readonly Part[], changes: readonly Changed[]): readonly Part[] {
  const names = new Set(changes.map(({ row }) => row.name));
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind === 'source') return [];
    if (part.kind !== 'rows') return [part];
    const rows = part.rows.filter(({ name }) => !names.has(name));
    return rows.length === 0 ? [] : [{ ...part, rows }];
  });
}

/**
 * What has changed comes first, so that of what stands as it did only as much is shown as a phone has room for: a list
 * by its first rows, what is furthest off in one line. All that must be said stays.
 */
function besideChanges(parts: readonly Part[], changed: number) {
  if (changed === 0) return { shown: parts, behind: [] };
  const shown: Part[] = [];
  const behind: Part[] = [];
  const still = parts.find((part) => part.kind === 'rows' && part.heading !== null);
  for (const part of parts) {
    if (part.kind === 'text') behind.push(part);
    else if (part.kind !== 'rows') shown.push(part);
    else if (part === still) shown.push(inOneLine(part));
    else if (part.heading !== null) behind.push(part);
    else shown.push(...firstRows(part, MOST_ROWS - changed, behind));
  }
  return { shown, behind };
}

const MOST_IN_LINE = 3;

/** 'Still furthest off: three or more placements 13.2%, initial health assessments 50.4%'. */
function inOneLine({ heading, rows }: PartOf<'rows'>): Part {
  const named = rows.slice(0, MOST_IN_LINE).map(({ name, value }) => `${lowerFirst(name)} ${value}`);
  return labelled(`Still ${lowerFirst(heading ?? '')}`, named.join(', '));
}

/** The others go behind 'More'. */
function firstRows(part: PartOf<'rows'>, room: number, behind: Part[]): readonly Part[] {
  if (part.rows.length <= room) return [part];
  const rest = part.rows.slice(room);
  behind.push({ ...part, rows: rest, left: null });
  return room === 0 ? [] : [{ ...part, rows: part.rows.slice(0, room), left: part.left ?? `${rest.length} more` }];
}

/** What stands before what has changed: how many there are of each rating. */
function isSummary({ kind }: Part): boolean {
  return kind === 'ratings';
}

function sourceOf({ parts }: Reply): readonly Part[] {
  return parts.filter(({ kind }) => kind === 'source');
}

function lostParts({ asked: { lost } }: Looked): readonly Part[] {
  return lost.length === 0 ? [] : [caveat(`Not held any more, and left out: ${allOf(lost)}.`)];
}

function changedParts({ before }: DigestWanted, { changes, answer }: Looked): readonly Part[] {
  if (before === null || answer !== null) return [];
  const since = shortDate(before.on);
  if (changes.length === 0) return [text(`No change since ${since}.`)];
  const left = changes.length - MOST_CHANGES;
  return [
    {
      kind: 'rows',
      heading: `Changed since ${since}`,
      rows: changes.slice(0, MOST_CHANGES).map(({ row }) => row),
      left: left > 0 ? `${left} more changed.` : null,
      all: null,
    },
  ];
}

/** Those that are only counted before 'More'. */
function moreChanges({ changes }: Looked): readonly Part[] {
  const rows = changes.slice(MOST_CHANGES).map(({ row }) => row);
  return rows.length === 0 ? [] : [{ kind: 'rows', heading: 'Changed too', rows, left: null, all: null }];
}

function overdueParts({ today }: DigestWanted, { read, shown }: Looked): readonly Part[] {
  const overdue = overdueAmong(read, shown, today);
  if (overdue.length === 0) return [];
  const more = overdue.length - MOST_OVERDUE;
  const lines = overdue.slice(0, MOST_OVERDUE).map((each) => each.text);
  return [text(`Overdue: ${[...lines, ...(more > 0 ? [`${more} more`] : [])].join('; ')}.`)];
}
