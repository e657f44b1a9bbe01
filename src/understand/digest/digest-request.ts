import type { DigestRequest } from '../../digest/request.ts';
import { alert } from './alert.ts';
import { isOfDigests } from './asks.ts';
import { type DateRead, dateIn } from './date.ts';
import { moodOf } from './mood.ts';
import { type Around, isEmpty, questionIn } from './question.ts';
import { unchangedIn } from './unchanged.ts';
import { ACTS, asksForList, REPEATED, UNTIL, type Verb, verbOf } from './verb.ts';
import { refused, whenIn } from './when.ts';
import { type WhichRead, whichIn } from './which.ts';

/** What a message asks of digests and alerts; null: nothing. `said` is normalised, its slips mended. */
export function digestRequest(said: string, around: Around): DigestRequest | null {
  const text = spelt(said);
  if (!isOfDigests(text)) return null;
  const elsewhere = /#[\w-]+|<#\w+/.exec(text);
  if (elsewhere) return refused('other-place', elsewhere[0]);
  const verb = toDo(text);
  return verb === null ? { kind: 'list' } : done(verb, text, around);
}

/** What is to be done; null: nothing, it is asked or told about what is set up. */
function toDo(text: string): Verb | null {
  const { mood, isShared } = moodOf(text);
  const verb = isChange(text) ? 'change' : verbOf(unchangedIn(text).rest);
  if (verb === 'preview') return verb;
  if (verb === 'alert') return mood === 'order' ? verb : null;
  if (asksForList(text) && !(ACTS.has(verb) && mood === 'order')) return null;
  if (ACTS.has(verb)) return mood === 'order' && !(isShared && verb === 'stop') ? verb : null;
  if (mood === 'denied' || mood === 'told') return null;
  return mood === 'question' && !REPEATED.test(text) ? null : verb;
}

function done(verb: Verb, text: string, around: Around): DigestRequest {
  const which = whichIn(text);
  switch (verb) {
    case 'list':
      return { kind: 'list' };
    case 'resume':
    case 'stop':
    case 'run':
      return { kind: verb, which: which.value };
    case 'pause':
      return pause(which, around.today);
    case 'preview':
      return preview(which, around);
    case 'alert':
      return alert(which.rest, around);
    case 'change':
      return change(which, around);
    case 'set-up':
      return setUp(text, around);
  }
}

/** Slips and short forms that no other question has. */
const SPELT: readonly (readonly [RegExp, string])[] = [
  [/\b(?:evry|evrey|eveyr|evey|evrery)\b/g, 'every'],
  [/\bsnd\b/g, 'send'],
  [/\b(?:wkly|weekley|weakly)\b/g, 'weekly'],
  [/\b(?:mthly|monthley)\b/g, 'monthly'],
  [/\b(?:dayly|dialy)\b/g, 'daily'],
];

function spelt(said: string): string {
  return SPELT.reduce((text, [slip, word]) => text.replace(slip, word), said);
}

/** 'Only when something changed', by itself, is said of what is set up already. */
function isChange(text: string): boolean {
  const { value, rest } = unchangedIn(text);
  return value !== null && isEmpty(rest) && !REPEATED.test(rest) && !/\b(?:digests?|send|post)\b/.test(rest);
}

function pause({ value: which, rest }: WhichRead, today: string): DigestRequest {
  const until = UNTIL.exec(rest);
  const said = until ? rest.slice(until.index) : rest;
  const { value } = dateIn(said, today);
  if (value === null) return until ? refused('no-date', said) : { kind: 'pause', which, until: null };
  switch (value.kind) {
    case 'date':
      return { kind: 'pause', which, until: /\bthrough\b/.test(said) ? throughEnd(said, value, today) : value.date };
    case 'open':
      return { kind: 'pause', which, until: null };
    case 'none':
      return refused('no-date', value.said);
    case 'past':
      return refused('past-date', value.date);
  }
}

/** 'Through April' is until its end. */
function throughEnd(said: string, date: Extract<DateRead, { kind: 'date' }>, today: string): string {
  const ended = dateIn(said.replace(/\bthrough\b/, 'end of'), today).value;
  return ended?.kind === 'date' ? ended.date : date.date;
}

function preview({ value: which, rest }: WhichRead, around: Around): DigestRequest {
  const words = rest.replace(
    /\b(?:previews?|dry run|digests?|alerts?|what|how|would|will|look|like|test|weekly|daily|monthly)\b/g,
    ' ',
  );
  const read = questionIn(words, around);
  if (read.kind === 'refused') return refused(read.why, read.said);
  // 'Preview it' is the one that is set up.
  const isNamed = read.isNamed && !/^\s*(?:it|this|that|the|my|one|\s)*$/.test(words);
  return { kind: 'preview', which, question: isNamed ? read.question : null };
}

function setUp(text: string, around: Around): DigestRequest {
  const unchanged = unchangedIn(text);
  const when = whenIn(unchanged.rest, around.today);
  if (when.kind === 'refused') return when;
  if (when.isOnce) return refused('not-repeated', when.said);
  const read = questionIn(when.rest, around);
  if (read.kind === 'refused') return refused(read.why, read.said);
  return { kind: 'set-up', question: read.question, when: when.when, unchanged: unchanged.value };
}

function change({ value: which, rest }: WhichRead, around: Around): DigestRequest {
  const unchanged = unchangedIn(rest);
  // What it was before is no part of what it shall be.
  const wanted = unchanged.rest
    .replace(/\bfrom .{3,30}? (?=to\b)|\b(?:rather than|instead of|not) (?:on )?\w+days?\b/g, ' ')
    // 'Change the time to 8'.
    .replace(/\bto (?=\d{1,2}[ .!?]*$)/, 'at ');
  const when = whenIn(wanted, around.today);
  if (when.kind === 'refused') return when;
  const about = /\b(?:to (?:be )?(?:about|cover|show)|make (?:it|that) about|cover|about)\b(.*)$/.exec(when.rest)?.[1];
  const read = about ? questionIn(about, around) : null;
  if (read?.kind === 'refused') return refused(read.why, read.said);
  const { days, time, zone, from } = when.when;
  const isTimed = days !== null || time !== null || zone !== null || from !== null;
  return {
    kind: 'change',
    which,
    when: isTimed ? when.when : null,
    unchanged: unchanged.value,
    question: read?.isNamed ? read.question : null,
  };
}
