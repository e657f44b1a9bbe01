// @ts-check

/** What is marked in a line, in the order in which it is looked for: an escaped sign, a link, bold, italic. */
const MARKED =
  /\\([\\`*_{}[\]()#+\-.!|<>~&])|\[((?:\\.|[^\]\\])*)\]\((https?:\/\/[^\s)]+)\)|\*\*((?:\\.|[^*\\])+)\*\*|(?<!\w)[_*]((?:\\.|[^_*\\])+)[_*](?!\w)/g;

/**
 * The few marks of Markdown that a card's text may hold (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features)
 * as HTML: bold, italic, links and lists. Everything else is text, whatever it looks like.
 *
 * @param {string} text
 * @returns {string}
 */
export function markdown(text) {
  const blocks = text.split(/\n{2,}|\r\n(?:\r\n)+/).map((block) => blockHtml(block.split(/\r?\n/)));
  return blocks.join('');
}

/** @param {readonly string[]} lines */
function blockHtml(lines) {
  /** @type {string[]} */
  const html = [];
  /** @type {'ul' | 'ol' | 'p' | null} */
  let open = null;
  for (const line of lines) {
    const item = /^\s*(?:([-*+])|\d+[.)])\s+(.*)$/.exec(line);
    const kind = item === null ? 'p' : item[1] === undefined ? 'ol' : 'ul';
    const content = inlineHtml(item?.[2] ?? line);
    if (kind === open && kind === 'p') html.push(`<br>${content}`);
    else {
      if (kind !== open) html.push(open === null ? '' : `</${open}>`, `<${kind}>`);
      html.push(kind === 'p' ? content : `<li>${content}</li>`);
    }
    open = kind;
  }
  return `${html.join('')}</${open}>`;
}

/**
 * @param {string} text
 * @returns {string}
 */
function inlineHtml(text) {
  let html = '';
  let from = 0;
  for (const match of text.matchAll(MARKED)) {
    const [all, literal, label, address, bold, italic] = match;
    html += escaped(text.slice(from, match.index));
    from = match.index + all.length;
    if (literal !== undefined) html += escaped(literal);
    else if (address !== undefined) {
      html += `<a href="${escaped(address)}" target="_blank" rel="noreferrer noopener">${inlineHtml(label ?? '')}</a>`;
    } else if (bold !== undefined) html += `<strong>${inlineHtml(bold)}</strong>`;
    else html += `<em>${inlineHtml(italic ?? '')}</em>`;
  }
  return html + escaped(text.slice(from));
}

/** @type {Readonly<Record<string, string>>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
