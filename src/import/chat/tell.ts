import type { Action } from '../../conversation/actions.ts';
import type { FiguresTold } from '../../desk/figures-desk.ts';
import { EVERYTHING } from '../../question/question.ts';
import type { Part, Reply } from '../../reply/reply.ts';
import type { ImportState, ListedImport } from '../../store/import-lifecycle.ts';
import type { Preview } from '../preview.ts';
import { sayCounts } from '../say-counts.ts';
import { hasDoubts, type PreviewSection, sayPreview } from '../say-preview.ts';
import { choiceLabel, type OpenQuestion } from './open-question.ts';

/** What a button under it means. */
export const KEY = { publish: 'publish', discard: 'discard', choice: 'choice-' } as const;

/** What is told of figures, in words that fit a phone; what is longer stands on the page. */

const text = (label: string | null, words: string): Part => ({ kind: 'text', label, text: words });
const caveat = (words: string): Part => ({ kind: 'caveat', text: words });

export function replyOf(headline: string, parts: readonly Part[] = []): Reply {
  return { outcome: 'answered', headline, lead: null, parts, more: [], next: [], facts: [], listed: [] };
}

/** It asks no Question: the figures desk knows its key. */
function button(key: string, label: string): Action {
  return { key, label, question: EVERYTHING };
}

const DISCARD = button(KEY.discard, 'Discard');

/** By which the buttons under a draft are known. */
const draftId = (id: number) => `draft:${id}`;
export const askId = (id: number) => `ask:${id}`;
export const filesId = (id: string, step: number) => `files:${id}:${step}`;

/** What publishing would change, with the buttons that decide. */
export function tellDraft(preview: Preview, notes: readonly string[], page: string | null): FiguresTold {
  const { id, result } = preview;
  const sections = sayPreview(preview);
  const isLong = sections.some(({ lines }) => lines.length > LINES) || sections.some(({ rest }) => rest > 0);
  const parts = [
    ...notes.slice(0, NOTES).map((note) => text(null, note)),
    ...sayCounts(result.counts)
      .slice(0, KINDS)
      .map((line) => text(null, line)),
    ...sections.flatMap(partsOf),
    ...(isLong ? [text(null, `All of it: ${whole(id, page)}.`)] : []),
  ];
  const opening = hasDoubts(preview) ? 'Please look first: something looks wrong. ' : '';
  const headline = `${opening}Draft ${id}: '${result.title}', published ${result.publishedOn}. Nobody else sees it yet.`;
  return {
    id: draftId(id),
    reply: replyOf(headline, parts),
    actions: [button(KEY.publish, 'Publish'), DISCARD],
    isInPlace: true,
  };
}

/** Of each section, of the notes on how a sheet was read, and of the kinds of things that it has. */
const LINES = 3;
const NOTES = 2;
const KINDS = 5;

function partsOf({ title, lines, rest, isDoubt }: PreviewSection): readonly Part[] {
  const all = lines.length + rest;
  const label = `${title} (${all})`;
  const shown = lines.slice(0, LINES);
  const more = all > shown.length ? [`and ${all - shown.length} more`] : [];
  if (!isDoubt) return [text(label, [...shown, ...more].join('; '))];
  return [...shown, ...more].map((line, at) => caveat(at === 0 ? `${label}: ${line}` : line));
}

function whole(id: number, page: string | null): string {
  return page === null ? `npm run import -- --show ${id}` : page;
}

/** One question of a sheet, with a button for each answer. */
export function tellQuestion(asked: OpenQuestion, id: string, notes: readonly string[]): FiguresTold {
  const { kind, choices, left } = asked;
  const after = left === 1 ? 'This is all that is left to be asked.' : `${left - 1} more after this.`;
  const kept = 'It is kept for the next sheet with these headings.';
  return {
    id,
    reply: replyOf(asked.text, [
      ...notes.slice(0, NOTES).map((note) => text(null, note)),
      text(null, `${after} ${kept}`),
    ]),
    actions: choices.map((choice, at) => button(`${KEY.choice}${at + 1}`, choiceLabel(kind, choice))),
    isInPlace: true,
  };
}

/** What has to be answered elsewhere. */
export function tellTooMuch(texts: readonly string[], count: number, page: string | null): Reply {
  const where =
    page === null ? 'with a mapping.json by npm run import (docs/importing.md)' : `on the page ${page}, with the file`;
  const headline = `This sheet leaves ${count} ${count === 1 ? 'thing' : 'things'} open. Nothing was kept.`;
  const kept = `Please answer ${where}: that is kept, and the next sheet with these headings can be sent here.`;
  return replyOf(headline, [...texts.slice(0, LINES).map((each) => text(null, each)), text(null, kept)]);
}

export function tellProblems(problems: readonly string[]): Reply {
  const more = problems.length > LINES ? [text(null, `and ${problems.length - LINES} more`)] : [];
  return replyOf('Nothing was kept: please mend this in the file, and send it again.', [
    ...problems.slice(0, LINES).map(caveat),
    ...more,
  ]);
}

export const NOT_FIGURES = 'Figures come as .xlsx, .ods or .csv, or as a .zip of CSV files. This is none of them.';
export const NO_PUBLISHER =
  'Sorry, only people whom the administrator has named can publish figures, in a chat with me.';
export const NOTHING_NEW = 'Nothing would change: all that this file says is held already. Nothing was kept.';
export const NOT_YOURS = 'Only the person who sent the file can answer for it.';
export const TWO_ARE_NEEDED =
  'Somebody else has to publish it, and I can reach nobody else who may. They can do it on the page, or by npm run import.';

/** What came of a press, or was so before it. */
export function tellState(
  { id, state, title, changedBy, changedAt, counts }: ListedImport,
  isBefore: boolean,
): FiguresTold {
  const who = `${changedBy === null ? '' : ` by ${changedBy}`}${changedAt === null ? '' : ` on ${changedAt.slice(0, 10)}`}`;
  const said = isBefore ? `'${title}' ${WAS[state]}${who}. Nothing was done.` : `'${title}' ${IS[state]}`;
  const lines = state === 'published' && counts !== null ? sayCounts(counts).slice(0, KINDS) : [];
  return {
    isInPlace: true,
    id: draftId(id),
    reply: replyOf(
      said,
      lines.map((line) => text(null, line)),
    ),
    actions: [],
  };
}

const IS: Readonly<Record<ImportState, string>> = {
  draft: 'is a draft still.',
  published: 'is published: everybody sees it now.',
  discarded: 'is discarded.',
  undone: 'is taken back.',
};
const WAS: Readonly<Record<ImportState, string>> = {
  draft: 'is a draft that nobody has published yet; it was brought in',
  published: 'was published before',
  discarded: 'was discarded before',
  undone: 'was taken back',
};

/** To whoever brought it in, where two have to see it. */
export function tellAsked({ id, title }: ListedImport, asked: readonly string[]): FiguresTold {
  const reply = replyOf(`'${title}' waits for somebody else to publish it: I have asked ${asked.join(', ')}.`);
  return { id: draftId(id), reply, actions: [DISCARD], isInPlace: true };
}

/** To somebody else: no figure of it, as this is kept like any post. */
export function askSecond({ title, by }: ListedImport, preview: Preview): Reply {
  const doubts = preview.doubts.length + preview.idleLimits.length;
  const counts = sayCounts(preview.result.counts).slice(0, KINDS);
  const looks = doubts === 0 ? [] : [caveat(`${doubts} ${doubts === 1 ? 'thing looks' : 'things look'} wrong.`)];
  const reply = replyOf(`${by ?? 'Somebody'} asks you to look at '${title}' and publish it.`, [
    ...counts.map((line) => text(null, line)),
    ...looks,
  ]);
  return { ...reply, next: [{ label: 'Look at it', question: EVERYTHING }] };
}
