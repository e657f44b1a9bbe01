import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';
import { escapeHtml, mrkdwnHtml } from './mrkdwn.ts';

type Blocks = Parameters<typeof Message>[0]['blocks'];

/** A Slack file shows a picture of ours instead: slack-blocks-to-jsx knows no file by its id. */
export type PictureOf = (fileId: string) => string | null;

/** The blocks of a message as HTML, without scripts and inline styles: the page's policy allows neither. */
export function slackHtml(
  blocks: readonly unknown[],
  { pictureOf, now }: { readonly pictureOf: PictureOf; readonly now: Date },
): string {
  const texts: string[] = [];
  const shown = blocks.map((block) => withoutTexts(withPicture(block, pictureOf), texts));
  const message = createElement(Message, {
    blocks: shown as Blocks,
    name: 'Scorecard Bot',
    logo: '/page/logo.svg',
    time: now,
    // The page sets it to its own.
    theme: 'light',
  });
  return withTexts(withoutInlineStyle(withoutPreloads(renderToStaticMarkup(message))), texts);
}

function withPicture(block: unknown, pictureOf: PictureOf): unknown {
  if (!isRecord(block) || block['type'] !== 'image' || !isRecord(block['slack_file'])) return block;
  const { slack_file: file, ...rest } = block;
  const url = typeof file['id'] === 'string' ? pictureOf(file['id']) : null;
  return url === null ? block : { ...rest, image_url: url };
}

/** What stands where a text comes: letters and digits alone pass the package as they are. */
const PLACE = /sbtext(\d+)sbend/g;

/**
 * A block with a place in each text's stead; `texts` takes their HTML, in order. The package reads texts as Markdown,
 * which Slack's mark-up is not: of '# 3', '5 * 3 * 2', '10:30:45' or '<b>' it would drop signs or all.
 */
function withoutTexts(value: unknown, texts: string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutTexts(each, texts));
  if (!isRecord(value)) return value;
  const toHtml = value['type'] === 'mrkdwn' ? mrkdwnHtml : escapeHtml;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => {
      const isText = typeof held === 'string' && (name === 'text' || name === 'alt_text');
      return [name, isText ? `sbtext${texts.push(toHtml(held)) - 1}sbend` : withoutTexts(held, texts)];
    }),
  );
}

function withTexts(html: string, texts: readonly string[]): string {
  return html.replace(PLACE, (_, at: string) => texts[Number(at)] ?? '');
}

/** React puts hints to load pictures before the message. */
function withoutPreloads(html: string): string {
  return html.replace(/^(?:<link [^>]*\/>)+/, '');
}

/** The page reads the other name. No text is in yet, so this finds attributes alone. */
function withoutInlineStyle(html: string): string {
  return html.replaceAll(' style="', ' data-style="');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
