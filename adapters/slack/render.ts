import type { types } from '@slack/bolt';
import { type Action, chatMark, type Lead, type Part, type PartOf, type Reply, type Row } from '../../src/index.ts';
import { BUTTON, button, feedback, pressButtons, rows } from './buttons.ts';
import { LIMITS } from './limits.ts';
import { tableBlock, tableTexts } from './table.ts';
import { bold, cut, inBytes, inert, pieces, shorten } from './text.ts';

/** A message as Slack's Web API takes it; `text` is the whole answer, for notifications and screen readers. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

/** Where the picture of a chart is: still to come, uploaded, or nowhere, so that its rows are written. */
export type ChartState =
  | { readonly kind: 'coming' }
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'table' };

/** What a message may hold; Slack may refuse any of it. */
export interface Form {
  readonly pictures: boolean;
  readonly tables: boolean;
  /** false: a button in the place of thumbs. */
  readonly thumbs: boolean;
  /** false: text alone. */
  readonly blocks: boolean;
}

/** From the fullest to the plainest, each to be tried where Slack refuses the one before. */
export const FORMS: readonly Form[] = [
  { pictures: true, tables: true, thumbs: true, blocks: true },
  { pictures: true, tables: true, thumbs: false, blocks: true },
  { pictures: false, tables: true, thumbs: false, blocks: true },
  { pictures: true, tables: false, thumbs: false, blocks: true },
  { pictures: false, tables: false, thumbs: false, blocks: true },
  { pictures: false, tables: false, thumbs: false, blocks: false },
];

export interface Look {
  readonly surface: 'message' | 'ephemeral';
  /** What Slack reads out: the whole reply as plain text. */
  readonly text: string;
  /** Of each chart of the reply, in order; those not named are still to come. */
  readonly charts: readonly ChartState[];
  /** What stands behind 'More' is shown. */
  readonly more: boolean;
  /** null: nothing can be pressed, and options are listed. */
  readonly buttons: Buttons | null;
  /** Before the headline: what was asked, or who shows this; null: nothing. */
  readonly opening: string | null;
  /** After the sources: how to ask on. It is ours and may hold mark-up; null: nothing. */
  readonly closing: string | null;
  readonly form: Form;
}

export interface Buttons {
  readonly replyId: string;
  readonly actions: readonly Action[];
  /** Whether there is more, or more is open; null: there is none. */
  readonly more: 'more' | 'less' | null;
  readonly share: boolean;
  readonly sendChart: boolean;
  readonly wrong: boolean;
  /** Opens the window for a digest. */
  readonly digest?: boolean;
}

type Block = types.KnownBlock;

/** More to choose from than this is no choice. */
const MOST_ACTIONS = 20;

/** A reply as a message, within what Slack takes; where something is left out, a line says what. */
export function renderReply(reply: Reply, look: Look): SlackMessage {
  const limits = LIMITS[look.surface];
  const text = wholeText(reply, look);
  if (!look.form.blocks) return { text, blocks: [] };
  const buttons = buttonRows(look.buttons, look.form.thumbs && look.surface === 'message');
  const first = openingLines(reply);
  const before = [...smallPrint(look.opening ?? ''), ...first.blocks];
  const rest = reply.parts.slice(first.taken);
  const shown = look.more ? [...rest, ...reply.more] : rest;
  const after = [...sources([...reply.parts, ...(look.more ? reply.more : [])], look.closing), ...buttons.blocks];
  const parts = partsOf(shown, look);
  // The line that says what is left out, at its longest.
  const longest = leftOut([...parts.flatMap(({ missing }) => missing), ...buttons.missing, '1000 parts']);
  const around = [...before, ...after, ...smallPrint(longest)];
  const room = { blocks: limits.blocks - around.length, text: limits.blocksText - sizeOf(around) };
  const body = bodyWithin(room, parts);
  const missing = leftOut([...body.missing, ...buttons.missing]);
  return { text, blocks: [...before, ...body.blocks, ...smallPrint(missing), ...after] };
}

const SHORTENED = 'Shortened here, for length: ask about one theme or measure for the rest.';

/** All of the answer in words, as far as Slack takes them. */
function wholeText(reply: Reply, { text, surface }: Look): string {
  const { text: most, updatedBytes } = LIMITS[surface];
  // A message with a chart is edited, and an edit takes less text.
  const isEdited = reply.parts.some(({ kind }) => kind === 'chart');
  const limit = isEdited ? { most: updatedBytes, measure: inBytes } : { most };
  return shorten((text || reply.headline).trim(), { ...limit, note: SHORTENED }) || '–';
}

/** One part as blocks, and what of it was left out already. */
interface Rendered {
  readonly blocks: readonly Block[];
  readonly missing: readonly string[];
}

function partsOf(parts: readonly Part[], look: Look): readonly Rendered[] {
  let tables = look.form.tables ? LIMITS[look.surface].tables : 0;
  let charts = 0;
  const shown = parts.flatMap((part) => {
    const chart = part.kind === 'chart' ? stateOf(look, charts++) : null;
    return chart?.kind === 'table' ? inWords(part).map((each) => ({ part: each, chart: null })) : [{ part, chart }];
  });
  return shown.map(({ part, chart }) => {
    const rendered = renderPart(part, { look, chart, mayBeTable: tables > 0 });
    if (rendered.blocks.some(({ type }) => type === 'table')) tables -= 1;
    return rendered;
  });
}

/** Where no picture can be shown its rows are written; without rows the words around it hold all that it shows. */
function inWords(part: Part): readonly Part[] {
  return part.kind === 'chart' ? part.rows.flatMap(inWords) : [part];
}

function stateOf({ surface, charts, form }: Look, at: number): ChartState {
  const state = charts[at] ?? { kind: 'coming' };
  const canBe = LIMITS[surface].pictures && (state.kind !== 'file' || form.pictures);
  return canBe ? state : { kind: 'table' };
}

interface PartLook {
  readonly look: Look;
  readonly chart: ChartState | null;
  readonly mayBeTable: boolean;
}

function renderPart(part: Part, { look, chart, mayBeTable }: PartLook): Rendered {
  switch (part.kind) {
    case 'text':
    case 'caveat':
    case 'ratings':
      // Those that follow the headline stand in one section with it.
      return whole(lineBlocks(lineOf(part) ?? ''));
    case 'rows':
      return whole(rowBlocks(part));
    case 'table':
      return table(part, mayBeTable);
    case 'chart':
      return whole(picture(part, chart));
    case 'options':
      return whole(look.buttons === null ? sections(optionLines(part.options)) : []);
    case 'source':
    case 'receipt':
      // Of all questions together, at the end.
      return whole([]);
    default:
      return unreachable(part);
  }
}

function unreachable(part: never): never {
  throw new Error(`There is no way to show this part: ${JSON.stringify(part)}`);
}

function whole(blocks: readonly Block[]): Rendered {
  return { blocks, missing: [] };
}

function mrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Of safe mrkdwn. */
function section(text: string): types.SectionBlock {
  return { type: 'section', text: mrkdwn(text) };
}

function sections(text: string): readonly types.SectionBlock[] {
  return pieces(text, LIMITS.message.sectionText).map(section);
}

/** Of one line, which fits a section and is safe already: made safe again, its signs would show as entities. */
function lineBlocks(line: string): readonly types.SectionBlock[] {
  return line === '' ? [] : [section(line)];
}

/** The headline, or the large figure in its place, with as many of the lines that follow as one section holds. */
function openingLines(reply: Reply): { readonly blocks: readonly Block[]; readonly taken: number } {
  const opening = reply.lead === null ? [bold(cut(reply.headline, MOST_IN_LINE))] : leadLines(reply.lead);
  const lines = opening.filter((line) => line !== '');
  let taken = 0;
  for (const part of reply.parts) {
    const line = lineOf(part);
    if (line === null || [...lines, line].join('\n').length > LIMITS.message.sectionText) break;
    if (line !== '') lines.push(line);
    taken += 1;
  }
  return { blocks: lines.length === 0 ? [] : [section(lines.join('\n'))], taken };
}

/** So many characters of one line, or of its label. */
const MOST_IN_LINE = 1000;

/** So many of each of the three parts of a row: they share a section. */
const MOST_IN_ROW = 900;

/** So many of each of the five parts of a large figure: they share a section too. */
const MOST_IN_LEAD = 500;

/** So many of the word for a rating: there are six of them in a line. */
const MOST_IN_WORD = 100;

/** '*Name*', then '🔺 *50.4%* (64 of 127) · *red* · Jul–Sep 2026'. */
function leadLines({ name, rating, value, counts, word, when }: Lead): readonly string[] {
  const mark = rating === null ? '' : `${chatMark(rating)} `;
  const count = counts === null ? '' : ` (${cut(counts, MOST_IN_LEAD)})`;
  const figure = `${mark}${bold(cut(value, MOST_IN_LEAD))}${count}`;
  const words = [figure, ...(word === null ? [] : [bold(cut(word, MOST_IN_LEAD))]), cut(when, MOST_IN_LEAD)];
  return [bold(cut(name, MOST_IN_LEAD)), words.join(' · ')];
}

/** A part that is one line, as safe mrkdwn; null for all others. */
function lineOf(part: Part): string | null {
  switch (part.kind) {
    case 'text':
      return `${part.label === null ? '' : `${bold(`${cut(part.label, MOST_IN_LINE)}:`)} `}${cut(part.text, MOST_IN_LINE)}`;
    case 'caveat':
      return cut(part.text, MOST_IN_LINE);
    case 'ratings':
      return ratingsOf(part);
    default:
      return null;
  }
}

function ratingsOf({ counts, rest }: PartOf<'ratings'>): string {
  const said = counts.map(({ rating, count, word }) => `${chatMark(rating)} ${count} ${cut(word, MOST_IN_WORD)}`);
  return [said.join('  '), ...(rest === null ? [] : [`· ${cut(rest, MOST_IN_LINE)}`])].join('  ').trim();
}

/** A section a row, so that each stays together however narrow the screen is. */
function rowBlocks({ heading, rows: list, left }: PartOf<'rows'>): readonly Block[] {
  const words = (text: string | null) => (text === null ? [] : sections(text));
  return [...words(heading), ...list.map(rowBlock), ...words(left)];
}

function rowBlock({ rating, value, name, detail, strong }: Row): types.SectionBlock {
  const mark = rating === null ? '' : `${chatMark(rating)} `;
  const label = cut(name, MOST_IN_ROW);
  const first = `${mark}${bold(cut(value, MOST_IN_ROW))} ${strong ? bold(label) : label}`.trim() || '–';
  return section(detail === null ? first : `${first}\n${cut(detail, MOST_IN_ROW)}`);
}

function headline(text: string): readonly Block[] {
  // Two of the characters are the asterisks.
  const line = bold(cut(text, LIMITS.message.sectionText - 2));
  return line === '' ? [] : [section(line)];
}

/** Of safe mrkdwn. */
function context(text: string): readonly types.ContextBlock[] {
  return text === '' ? [] : [{ type: 'context', elements: [mrkdwn(text)] }];
}

function smallPrint(text: string): readonly types.ContextBlock[] {
  return context(cut(text, LIMITS.message.contextText));
}

function table(part: PartOf<'table'>, mayBeTable: boolean): Rendered {
  const title = headline(part.title ?? '');
  const native = mayBeTable ? tableBlock(part, LIMITS.message) : null;
  if (native !== null) return { blocks: [...title, native.block], missing: native.missing };
  const { texts, missing } = tableTexts(part, LIMITS.message);
  return { blocks: [...title, ...texts.map(section)], missing };
}

type ChartPart = PartOf<'chart'>;

/** Without a title of Slack's: the picture has its own. */
function picture({ alt }: ChartPart, state: ChartState | null): readonly Block[] {
  const { altText } = LIMITS.message;
  // Until it is there, or where nothing can be drawn, its words are in the message's text.
  if (state?.kind !== 'file') return [];
  return [
    {
      type: 'image',
      slack_file: { id: state.id },
      alt_text: cut(alt, altText, inert) || '–',
    },
  ];
}

function optionLines(options: PartOf<'options'>['options']): string {
  return options.map(({ label, figure }) => `• ${figure === null ? '' : `${figure} `}${label}`).join('\n');
}

/** Of all questions of the message, each line once; then how to ask on. */
function sources(parts: readonly Part[], closing: string | null): readonly Block[] {
  const of = (kind: 'source' | 'receipt') => parts.flatMap((part) => (part.kind === kind ? part.lines : []));
  const ordered = [...new Set([...of('receipt'), ...of('source')])].join('\n');
  const last = closing === null ? [] : [closing];
  return context([cut(ordered, LIMITS.message.contextText - (closing?.length ?? 0) - 1), ...last].join('\n').trim());
}

/** @param thumbs - in the place of the button that calls it wrong */
function buttonRows(buttons: Buttons | null, thumbs: boolean): Rendered {
  if (buttons === null) return whole([]);
  const { replyId, actions, more, share, sendChart, wrong, digest } = buttons;
  const shown = actions.slice(0, MOST_ACTIONS);
  const blocks = rows([
    ...pressButtons(shown, replyId),
    ...(more === null ? [] : [button(BUTTON[more], more === 'more' ? 'More' : 'Less', replyId)]),
    ...(digest ? [button(BUTTON.digest, 'Set up a digest', replyId)] : []),
    ...(share ? [button(BUTTON.share, 'Share to channel', replyId)] : []),
    ...(sendChart ? [button(BUTTON.sendChart, 'Send me the chart', replyId)] : []),
    ...(wrong && !thumbs ? [button(BUTTON.wrong, 'Wrong answer?', replyId)] : []),
  ]);
  const all = wrong && thumbs ? [...blocks, feedback(replyId)] : blocks;
  const hidden = actions.length - shown.length;
  return { blocks: all, missing: hidden === 0 ? [] : [`${hidden} of ${actions.length} options`] };
}

function sizeOf(blocks: readonly Block[]): number {
  // What a table holds has a limit of its own.
  return blocks.reduce((sum, block) => sum + (block.type === 'table' ? 0 : JSON.stringify(block).length), 0);
}

/** As much as there is room for, from the first on. */
function bodyWithin(room: { readonly blocks: number; readonly text: number }, parts: readonly Rendered[]): Rendered {
  const blocks: Block[] = [];
  let size = 0;
  let dropped = 0;
  for (const block of parts.flatMap((part) => part.blocks)) {
    size += sizeOf([block]);
    // What comes after something that is missing would be read as if nothing were.
    if (dropped > 0 || blocks.length >= room.blocks || size > room.text) dropped += 1;
    else blocks.push(block);
  }
  const missing = parts.flatMap((part) => part.missing);
  return { blocks, missing: dropped === 0 ? missing : [...missing, dropped === 1 ? '1 part' : `${dropped} parts`] };
}

function leftOut(missing: readonly string[]): string {
  if (missing.length === 0) return '';
  return `Left out here, for length: ${missing.join(', ')}. Ask about one theme or measure to see the rest.`;
}
