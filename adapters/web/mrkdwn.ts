/** What is marked up: code, what Slack puts in angle brackets, bold, italic and struck out. */
const MARKED =
  /```([^]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w*])|(?<!\w)_(?!\s)([^_\n]+?)(?<!\s)_(?!\w)|(?<![\w~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\w~])/g;

/**
 * Slack's own mark-up as HTML: https://docs.slack.dev/messaging/formatting-message-text. Signs that mark nothing up stay
 * as they are.
 */
export function mrkdwnHtml(text: string): string {
  let html = '';
  let from = 0;
  for (const match of text.matchAll(MARKED)) {
    html += shown(text.slice(from, match.index)) + marked(match);
    from = match.index + match[0].length;
  }
  return html + shown(text.slice(from));
}

function marked([all, block, code, control, bold, italic, struck]: RegExpExecArray): string {
  if (block !== undefined) return `<code class="slack_code">${shown(block.trim())}</code>`;
  if (code !== undefined) return `<code class="slack_inline_code">${shown(code)}</code>`;
  if (control !== undefined) return controlHtml(control);
  if (bold !== undefined) return `<strong>${mrkdwnHtml(bold)}</strong>`;
  if (italic !== undefined) return `<em>${mrkdwnHtml(italic)}</em>`;
  return struck === undefined ? shown(all) : `<s>${mrkdwnHtml(struck)}</s>`;
}

/** A link, a mention, or a date with its words. */
function controlHtml(control: string): string {
  const [what = '', label] = control.split('|');
  if (what.startsWith('!date')) return shown(label ?? '');
  if (/^[@#!]/.test(what)) return `<span class="slack_user">${shown(mention(what, label))}</span>`;
  if (!/^(https?|mailto):/.test(what)) return shown(label ?? what);
  return `<a class="slack_link" href="${shown(what)}" target="_blank" rel="noreferrer noopener">${shown(label ?? what)}</a>`;
}

function mention(what: string, label: string | undefined): string {
  if (what.startsWith('!')) return `@${label ?? what.slice(1)}`;
  return label === undefined ? what : what[0] + label;
}

const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Slack's three entities are undone first, so that nothing is escaped twice. */
function shown(text: string): string {
  return escapeHtml(text.replace(/&(?:lt|gt|amp);/g, (entity) => SIGNS[entity] ?? entity)).replaceAll('\n', '<br>');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
