import { type Part, plainMark, type Reply, type Row, ratingsLine } from '../../src/index.ts';
import { MIN_WIDTH } from './limits.ts';
import { renderTable } from './table.ts';
import { wrap } from './wrap.ts';

export interface Look {
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** What stands behind 'More' is printed too. */
  readonly more: boolean;
}

/** What turns it on and off. */
type Style = readonly [string, string];

const BOLD: Style = ['\u001b[1m', '\u001b[22m'];
const DIM: Style = ['\u001b[2m', '\u001b[22m'];

/** A reply as a person reads it in a terminal; without a line break at its end. Nothing is said by colour alone. */
export function renderReply(reply: Reply, look: Look): string {
  const width = Math.max(look.width, MIN_WIDTH);
  const paint = look.colour ? ([on, off]: Style, text: string) => on + text + off : plain;
  const headline = wrap(reply.headline, width).map((line) => paint(BOLD, line));
  const shown = [...reply.parts, ...(look.more ? reply.more : [])];
  const blocks = shown.map((part) => {
    const lines = renderPart(part, width);
    return { isApart: isApart(part), lines: isSmall(part) ? lines.map((line) => paint(DIM, line)) : lines };
  });
  const hint = !look.more && reply.more.length > 0 ? ['', paint(DIM, 'There is more: --more')] : [];
  return [...headline, ...spaced(blocks), ...hint].join('\n');
}

function plain(_style: Style, text: string): string {
  return text;
}

/** Rows and tables have an empty line around them. */
function isApart({ kind }: Part): boolean {
  return kind === 'rows' || kind === 'table' || kind === 'chart' || kind === 'options';
}

function isSmall({ kind }: Part): boolean {
  return kind === 'source' || kind === 'receipt';
}

function spaced(
  blocks: readonly { readonly isApart: boolean; readonly lines: readonly string[] }[],
): readonly string[] {
  const said = blocks.filter(({ lines }) => lines.length > 0);
  return said.flatMap(({ isApart, lines }, at) => (isApart || said[at - 1]?.isApart ? ['', ...lines] : lines));
}

function renderPart(part: Part, width: number): readonly string[] {
  switch (part.kind) {
    case 'text':
      return wrap(part.label === null ? part.text : `${part.label}: ${part.text}`, width);
    case 'caveat':
      return wrap(part.text, width);
    case 'ratings':
      return wrap(ratingsLine(part), width);
    case 'rows':
      return [
        ...(part.heading === null ? [] : wrap(part.heading, width)),
        ...part.rows.flatMap((row) => renderRow(row, width)),
        ...(part.left === null ? [] : wrap(part.left, width)),
      ];
    case 'table':
      return [...(part.title === null ? [] : wrap(part.title, width)), ...renderTable(part.columns, part.rows, width)];
    case 'chart':
      return part.rows.flatMap((each) => renderPart(each, width));
    case 'options':
      return part.options.flatMap(({ label, figure, rating }, at) =>
        wrap(
          [rating === null ? '' : plainMark(rating), figure ?? '', label].filter((word) => word !== '').join(' '),
          width,
          `${at + 1}. `,
        ),
      );
    case 'source':
    case 'receipt':
      return part.lines.flatMap((line) => wrap(line, width));
    default:
      return unreachable(part);
  }
}

function unreachable(part: never): never {
  throw new Error(`There is no way to show this part: ${JSON.stringify(part)}`);
}

/** The mark stands by itself, so that the lines below it are under the number. */
function renderRow({ rating, value, name, detail }: Row, width: number): readonly string[] {
  const mark = rating === null ? '  ' : `${plainMark(rating)} `;
  return [...wrap(`${value} ${name}`, width, mark), ...(detail === null ? [] : wrap(detail, width, '    '))];
}
