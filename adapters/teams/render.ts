import { type Action, type Part, plainText, type Reply } from '../../src/index.ts';
import {
  button,
  CARD_TYPE,
  type Card,
  type CardAction,
  card,
  type Element,
  type Press,
  shorten,
  small,
  textBlock,
} from './card.ts';
import { LIMITS } from './limits.ts';
import {
  cut,
  type Drawing,
  drawPart,
  fitsButton,
  type Look,
  leadOf,
  numbered,
  type Room,
  type ToShow,
  within,
} from './parts.ts';
import { neutral, printable } from './text.ts';

export type { ChartPicture, Look, ToShow } from './parts.ts';

export const PLAIN_LOOK: Look = { pictureAt: () => null, offersWrongAnswer: false, backTo: null, notes: [] };

/**
 * What is sent to Teams, without where it goes: a card or a sentence, since Teams would part one message with both.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export type Content = CardContent | Sentence;

interface CardContent {
  readonly type: 'message';
  /** What a notification shows. */
  readonly summary: string;
  readonly attachments: readonly { readonly contentType: typeof CARD_TYPE; readonly content: Card }[];
}

interface Sentence {
  readonly type: 'message';
  readonly textFormat: 'plain';
  readonly text: string;
}

export function sentence(text: string): Content {
  return { type: 'message', textFormat: 'plain', text };
}

/** The same without a card. */
export function inWords(content: Content): Content {
  return 'attachments' in content ? sentence(content.attachments[0]?.content.fallbackText ?? content.summary) : content;
}

export function cardContent(content: Card, summary: string): CardContent {
  return { type: 'message', summary, attachments: [{ contentType: CARD_TYPE, content }] };
}

export interface Rendered {
  readonly content: Content;
  readonly card: Card;
  /** Whether something had to be left out. */
  readonly isCut: boolean;
}

const ANY = Number.POSITIVE_INFINITY;
const ALL: Room = { rows: ANY, text: ANY, parts: ANY, share: 1 };

/** Half of what is said beside the card, which says it too, goes before a row of it does. */
const QUIETER: Room = { ...ALL, share: 0.5 };

/** What is given up then, one after the other: rows go before words. The last always fits. */
const NARROWER: readonly Omit<Room, 'rows'>[] = [
  { text: ANY, parts: ANY, share: 0.5 },
  { text: 1_500, parts: ANY, share: 0.5 },
  { text: 500, parts: ANY, share: 0.5 },
  { text: 300, parts: 12, share: 0.25 },
  { text: 200, parts: 3, share: 0.25 },
  { text: 0, parts: 0, share: 0.25 },
];

export const BUDGET = LIMITS.activityBytes - LIMITS.envelopeBytes;

/** A reply as an Adaptive Card and the message around it, never larger than Teams takes: what does not fit is said. */
export function render(shown: ToShow, look: Look): Rendered {
  for (const room of [ALL, QUIETER]) {
    const whole = rendered(shown, look, room);
    if (whole.size <= BUDGET) return whole;
  }
  for (const narrower of NARROWER) {
    const cut = mostRows(shown, look, narrower);
    if (cut !== null) return cut;
  }
  throw new Error('a card with nothing but its headline is too large');
}

interface Sized extends Rendered {
  readonly size: number;
}

/** With as many rows as fit; null where not even a few do. */
function mostRows(shown: ToShow, look: Look, narrower: Omit<Room, 'rows'>): Rendered | null {
  const withRows = (rows: number) => rendered(shown, look, { ...narrower, rows });
  let [fits, tooMany] = [FEWEST_ROWS, longestTable(shown.reply) + 1];
  let best = withRows(fits);
  if (best.size > BUDGET) return null;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    const tried = withRows(middle);
    if (tried.size <= BUDGET) [fits, best] = [middle, tried];
    else tooMany = middle;
  }
  return best;
}

/** Fewer are no table: words are cut first. */
const FEWEST_ROWS = 3;

function longestTable({ parts, more }: Reply): number {
  return Math.max(FEWEST_ROWS, ...[...parts, ...more].map(rowsIn));
}

function rowsIn(part: Part): number {
  if (part.kind === 'chart') return Math.max(0, ...part.rows.map(rowsIn));
  return part.kind === 'table' || part.kind === 'rows' ? part.rows.length : 0;
}

function rendered(shown: ToShow, look: Look, room: Room): Sized {
  const drawing: Drawing = { shown, look, room, cuts: { isCut: false } };
  const words = wordsOf(drawing);
  const made = card(bodyOf(drawing), words);
  const content = cardContent(made, words.summary);
  return { content, card: made, isCut: drawing.cuts.isCut, size: bytesOf(content) };
}

/** As it is sent: UTF-8. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}

function wordsOf(drawing: Drawing): {
  readonly speak: string;
  readonly fallback: string;
  readonly summary: string;
} {
  const { reply } = drawing.shown;
  const spoken = reply.parts.flatMap((part) => {
    if (part.kind === 'caveat') return [part.text];
    return part.kind === 'text' ? [part.label === null ? part.text : `${part.label}: ${part.text}`] : [];
  });
  const text = printable(plainText(reply)).trim() || NO_ANSWER;
  return {
    speak: within(drawing, oneLine(printable([reply.headline, ...spoken].join(' '))) || NO_ANSWER, LIMITS.speak),
    fallback: within(drawing, text, LIMITS.fallback),
    summary: within(drawing, oneLine(text), LIMITS.summary),
  };
}

const NO_ANSWER = 'No answer.';

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function bodyOf(drawing: Drawing): readonly Element[] {
  const { reply } = drawing.shown;
  const { parts } = drawing.room;
  const headline = shorten(neutral(reply.headline), LIMITS.headline);
  const body: Element[] = [
    ...(reply.lead
      ? leadOf(reply.lead)
      : [textBlock(headline || NO_ANSWER, { style: 'heading', weight: 'Bolder', size: 'Medium' })]),
    ...reply.parts.slice(0, parts).flatMap((part, place) => drawPart(drawing, part, place)),
  ];
  if (reply.parts.length > parts) body.push(cut(drawing, 'The rest does not fit on a card.'));
  // Where the numbers come from stays, whatever else has to go.
  body.push(...receiptOf(reply).map((line) => small(shorten(neutral(line), LIMITS.receipt))));
  body.push(...drawing.look.notes.map((note) => small(shorten(neutral(note), LIMITS.receipt))));
  const more = moreOf(drawing);
  if (more !== null) body.push(more);
  body.push(...buttonsOf(drawing, more !== null));
  return body;
}

const MORE = 'more';

/** What stands behind 'More', hidden until it is pressed; null: nothing, or there is no room for it. */
function moreOf(drawing: Drawing): Element | null {
  const { more } = drawing.shown.reply;
  const items = more.flatMap((part) => drawPart(drawing, part, NO_PLACE));
  const lines = linesIn(more).map((line) => small(shorten(neutral(line), LIMITS.receipt)));
  if (items.length + lines.length === 0 || drawing.room.parts < ANY) return null;
  return {
    type: 'Container',
    id: MORE,
    isVisible: false,
    separator: true,
    spacing: 'Medium',
    items: [...items, ...lines],
  };
}

/** Of a part that no picture is kept for. */
const NO_PLACE = -1;

function linesIn(parts: readonly Part[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => (part.kind === 'source' || part.kind === 'receipt' ? part.lines : [])))];
}

/** Of all questions of a message, each line once. */
function receiptOf({ parts }: Reply): readonly string[] {
  return linesIn(parts)
    .filter((line) => neutral(line) !== '')
    .slice(0, LIMITS.receiptLines);
}

function buttonsOf(drawing: Drawing, hasMore: boolean): readonly Element[] {
  const { replyId, actions } = drawing.shown;
  const more: readonly CardAction[] = hasMore
    ? [{ type: 'Action.ToggleVisibility', title: 'More', targetElements: [MORE] }]
    : [];
  if (replyId === null) return more.length === 0 ? [] : [{ type: 'ActionSet', actions: more, spacing: 'Small' }];
  const { backTo, offersWrongAnswer } = drawing.look;
  const titled = (title: string, data: Press, tooltip: string) =>
    button(within(drawing, title, LIMITS.actionTitle), data, within(drawing, tooltip, LIMITS.actionTitle));
  const pressing = ({ key, label }: Action, title: string) =>
    titled(title, { do: 'press', reply: replyId, pick: key }, label);
  const isOption = ({ key }: Action) => key.startsWith('option-');
  const options = actions.filter(isOption).slice(0, LIMITS.options);
  const areShort = options.every(({ label }) => fitsButton(label));
  const titleOf = (label: string, at: number) =>
    areShort ? label : shorten(numbered(at, label), LIMITS.buttonOnAPhone);
  const others: CardAction[] = [
    ...actions.filter((each) => !isOption(each)).map((each) => pressing(each, each.label)),
    ...more,
  ];
  if (backTo !== null) others.push(titled('Back', { do: 'show', reply: backTo }, 'The answer before'));
  if (offersWrongAnswer)
    others.push(titled('Wrong answer?', { do: 'wrong', reply: replyId }, 'Tell the administrator'));
  // Options each on a line of its own.
  const sets = [...options.map((each, at) => [pressing(each, titleOf(each.label, at))]), ...chunked(others)];
  return sets.map((set) => ({ type: 'ActionSet', actions: set, spacing: 'Small' }));
}

function chunked(actions: readonly CardAction[]): readonly (readonly CardAction[])[] {
  const size = LIMITS.actionsInASet;
  return Array.from({ length: Math.ceil(actions.length / size) }, (_, at) => actions.slice(at * size, (at + 1) * size));
}
