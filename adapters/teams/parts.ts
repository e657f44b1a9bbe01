import { type Action, chartTable, type Part, type Reply } from '../../src/index.ts';
import { type Element, shorten, small, table, textBlock } from './card.ts';
import { LIMITS } from './limits.ts';
import { neutral, neutralLines } from './neutral.ts';

/** A reply with what can be pressed under it. */
export interface ToShow {
  readonly reply: Reply;
  readonly actions: readonly Action[];
  /** What its buttons carry; null: it has none, and its options are said in words. */
  readonly replyId: string | null;
}

export interface Look {
  /** The picture of the chart that is the part at this place; null: there is none. */
  readonly pictureAt: (place: number) => ChartPicture | null;
  readonly offersWrongAnswer: boolean;
  /** The reply that a button leads back to. */
  readonly backTo: string | null;
  /** Small print under it. */
  readonly notes: readonly string[];
}

export interface ChartPicture {
  readonly url: string;
  /** Whether the table of its data is shown beside it. */
  readonly withTable: boolean;
}

/** How much of a reply is shown. */
export interface Room {
  /** Rows of each table, and lines of each list of facts. */
  readonly rows: number;
  /** Characters of each text. */
  readonly text: number;
  readonly parts: number;
  /** Of the usual limits for what stands around the parts. */
  readonly share: number;
}

/** What the parts are drawn from; `cuts` is told where something is left out. */
export interface Drawing {
  readonly shown: ToShow;
  readonly look: Look;
  readonly room: Room;
  readonly cuts: { isCut: boolean };
}

/** Cut to the share of a limit that there is room for. */
export function within({ room }: Drawing, text: string, limit: number): string {
  return shorten(text, Math.floor(limit * room.share));
}

export function drawPart(drawing: Drawing, part: Part, place: number): readonly Element[] {
  switch (part.kind) {
    case 'text':
      return textLines(drawing, part.text);
    case 'caveat':
      return textLines(drawing, `Note: ${part.text}`);
    case 'facts':
      return facts(drawing, part.rows);
    case 'table':
      return titled(drawing, part);
    case 'chart':
      return chart(drawing, part, place);
    case 'options':
      return drawing.shown.replyId !== null && part.options.every(({ label }) => fitsButton(label))
        ? []
        : textLines(drawing, part.options.map((each, at) => sayOption(drawing, each, at)).join('\n'));
    case 'receipt':
      return [];
    default:
      return unreachable(part);
  }
}

function unreachable(part: never): never {
  throw new Error(`There is no way to show this part: ${JSON.stringify(part)}`);
}

/** A line a block: line breaks inside one are shown differently from client to client. */
function textLines(drawing: Drawing, text: string): readonly Element[] {
  const { text: most } = drawing.room;
  const whole = neutralLines(text);
  const shown: string[] = [];
  let left = most;
  for (const line of whole) {
    if (left <= 0) break;
    shown.push(shorten(line, left));
    left -= line.length;
  }
  const blocks: Element[] = shown.map((line, at) => textBlock(line, at === 0 ? {} : { spacing: 'Small' }));
  if (left < 0 || shown.length < whole.length) blocks.push(cut(drawing, 'This text is cut here.'));
  return blocks;
}

type Facts = Extract<Part, { kind: 'facts' }>['rows'];

function facts(drawing: Drawing, rows: Facts): readonly Element[] {
  const shown = rows.slice(0, drawing.room.rows);
  if (shown.length === 0) return [];
  const list = shown.map(({ label, value }) => ({
    title: cell(drawing, label) || '–',
    value: cell(drawing, value) || '–',
  }));
  return [{ type: 'FactSet', facts: list }, ...leftOut(drawing, shown.length, rows.length)];
}

type TablePart = Extract<Part, { kind: 'table' }>;

function titled(drawing: Drawing, { title, columns, rows }: TablePart): readonly Element[] {
  const named = title === null ? '' : shorten(neutral(title), 300);
  const heading = named === '' ? [] : [textBlock(named, { weight: 'Bolder' })];
  if (columns.length === 0 || rows.length === 0) return heading;
  const shown = rows.slice(0, drawing.room.rows);
  const { text } = drawing.room;
  const short = (row: readonly string[]) => row.map((each) => (each.length > text ? shorten(each, text) : each));
  return [...heading, table(columns, shown.map(short)), ...leftOut(drawing, shown.length, rows.length)];
}

function cell(drawing: Drawing, text: string): string {
  const shown = neutral(text);
  return shown.length > drawing.room.text ? shorten(shown, drawing.room.text) : shown;
}

function chart(drawing: Drawing, part: Extract<Part, { kind: 'chart' }>, place: number): readonly Element[] {
  const picture = drawing.look.pictureAt(place);
  const image: Element[] =
    picture === null
      ? []
      : [{ type: 'Image', url: picture.url, altText: part.alt, size: 'Stretch', msteams: { allowExpand: true } }];
  // Its points stand in the reply's own words or table.
  if (part.inWords || (picture !== null && !picture.withTable)) return image;
  return [...image, ...titled(drawing, chartTable(part.spec)), ...neutralLines(part.alt).map(small)];
}

function leftOut(drawing: Drawing, shown: number, all: number): readonly Element[] {
  if (shown >= all) return [];
  const how = 'Ask about one theme or measure for the rest.';
  return [cut(drawing, `${shown} of ${all} rows are shown: more do not fit on a card. ${how}`)];
}

export function cut(drawing: Drawing, text: string): Element {
  drawing.cuts.isCut = true;
  return small(text);
}

interface Option {
  readonly label: string;
  readonly question: string;
}

/** The question too where it can't be pressed. */
function sayOption({ shown }: Drawing, { label, question }: Option, at: number): string {
  const isSaid = shown.replyId !== null || label.toLowerCase() === question.toLowerCase();
  return isSaid ? numbered(at, label) : `${numbered(at, label)}: ${question}`;
}

/** Without a full stop: '1. ' would begin a list. */
export function numbered(at: number, label: string): string {
  return `${at + 1} · ${label}`;
}

/** A longer one is cut off on a phone. */
export function fitsButton(label: string): boolean {
  return label.length <= LIMITS.buttonOnAPhone;
}
