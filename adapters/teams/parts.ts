import {
  type Action,
  type ChartPart,
  chatMark,
  type Lead,
  type Option,
  type Part,
  type PartOf,
  type Reply,
  type Row,
} from '../../src/index.ts';
import { type Element, shorten, small, table, textBlock } from './card.ts';
import { LIMITS } from './limits.ts';
import { neutral, neutralLines } from './text.ts';

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
  /** Whether its rows are written beside it, as a picture in the card itself may not be shown everywhere. */
  readonly withRows: boolean;
}

/** How much of a reply is shown. */
export interface Room {
  /** Rows of each table and list. */
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
      return textLines(drawing, part.text, part.label);
    case 'caveat':
      return textLines(drawing, part.text);
    case 'ratings':
      return textLines(drawing, ratingsOf(part));
    case 'rows':
      return rowsOf(drawing, part);
    case 'table':
      return titled(drawing, part);
    case 'chart':
      return chart(drawing, part, place);
    case 'options':
      return drawing.shown.replyId !== null && part.options.every(isOnItsButton)
        ? []
        : textLines(drawing, part.options.map((each, at) => numbered(at, sayOption(each))).join('\n'));
    case 'source':
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
function textLines(drawing: Drawing, text: string, label: string | null = null): readonly Element[] {
  const { text: most } = drawing.room;
  const whole = neutralLines(text);
  const shown: string[] = [];
  let left = most;
  for (const line of whole) {
    if (left <= 0) break;
    shown.push(shorten(line, left));
    left -= line.length;
  }
  const before = label === null ? '' : `**${neutral(label)}:** `;
  const blocks: Element[] = shown.map((line, at) => textBlock(at === 0 ? before + line : line, { spacing: 'Small' }));
  if (left < 0 || shown.length < whole.length) blocks.push(cut(drawing, 'This text is cut here.'));
  return blocks;
}

function ratingsOf({ counts, rest }: PartOf<'ratings'>): string {
  const said = counts.map(({ rating, count, word }) => `${chatMark(rating)} ${count} ${word}`);
  return [said.join('  '), ...(rest === null ? [] : [`· ${rest}`])].join('  ').trim();
}

/** The mark, the name with its detail, and the number at the right where a phone reads it first. */
function rowsOf(drawing: Drawing, { heading, rows, left }: PartOf<'rows'>): readonly Element[] {
  const shown = rows.slice(0, drawing.room.rows);
  return [
    ...(heading === null ? [] : textLines(drawing, heading)),
    ...shown.map((row) => rowOf(drawing, row)),
    ...leftOut(drawing, shown.length, rows.length),
    ...(left === null ? [] : textLines(drawing, left)),
  ];
}

function rowOf(drawing: Drawing, { rating, value, name, detail, strong }: Row): Element {
  const mark = textBlock(rating === null ? ' ' : chatMark(rating));
  const label = textBlock(cell(drawing, name) || '–', { ...(strong ? { weight: 'Bolder' } : {}), maxLines: 2 });
  const small = detail === null ? [] : [textBlock(cell(drawing, detail), { ...SMALL, spacing: 'None' })];
  const number = textBlock(cell(drawing, value) || '–', { weight: 'Bolder', horizontalAlignment: 'Right' });
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    separator: true,
    columns: [
      { type: 'Column', width: '24px', verticalContentAlignment: 'Center', items: [{ ...mark, wrap: false }] },
      {
        type: 'Column',
        width: 'stretch',
        spacing: 'Small',
        verticalContentAlignment: 'Center',
        items: [label, ...small],
      },
      { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [{ ...number, wrap: false }] },
    ],
  };
}

const SMALL = { size: 'Small', isSubtle: true } as const;

/** A figure laid out large, with its rating and its time beside it. */
export function leadOf({ name, rating, value, counts, word, when }: Lead): readonly Element[] {
  const said = (text: string, most: number = LIMITS.lead) => shorten(neutral(text), most) || '–';
  const mark = rating === null ? '' : `${chatMark(rating)} `;
  const rated = word === null ? [] : [textBlock(`${mark}**${said(word)}**`)];
  const about = textBlock(said([counts, when].filter((each) => each !== null).join(' · ')), {
    isSubtle: true,
    spacing: 'None',
  });
  const number = { ...textBlock(said(value), { size: 'ExtraLarge', weight: 'Bolder' }), wrap: false };
  return [
    textBlock(said(name, LIMITS.headline), { style: 'heading', weight: 'Bolder', size: 'Medium' }),
    {
      type: 'ColumnSet',
      spacing: 'Small',
      columns: [
        { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [number] },
        {
          type: 'Column',
          width: 'stretch',
          spacing: 'Medium',
          verticalContentAlignment: 'Center',
          items: [...rated, about],
        },
      ],
    },
  ];
}

function titled(drawing: Drawing, { title, columns, rows }: PartOf<'table'>): readonly Element[] {
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

/** Where there is no picture its rows are written. */
function chart(drawing: Drawing, part: ChartPart, place: number): readonly Element[] {
  const picture = drawing.look.pictureAt(place);
  if (picture === null) return part.rows.flatMap((each) => drawPart(drawing, each, place));
  return [
    { type: 'Image', url: picture.url, altText: part.alt, size: 'Stretch', msteams: { allowExpand: true } },
    ...(picture.withRows ? part.rows.flatMap((each) => drawPart(drawing, each, place)) : []),
  ];
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

/** Its figure stands before the word that tells it apart. */
function sayOption({ label, figure, rating }: Option): string {
  return [rating === null ? '' : chatMark(rating), figure ?? '', label].filter((each) => each !== '').join(' ');
}

function isOnItsButton({ label, figure }: Option): boolean {
  return figure === null && fitsButton(label);
}

/** Without a full stop: '1. ' would begin a list. */
export function numbered(at: number, label: string): string {
  return `${at + 1} · ${label}`;
}

/** A longer one is cut off on a phone. */
export function fitsButton(label: string): boolean {
  return label.length <= LIMITS.buttonOnAPhone;
}
