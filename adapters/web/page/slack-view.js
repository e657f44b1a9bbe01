// @ts-check
import { currentTheme } from './theme.js';

/** @typedef {import('./api.js').Shown} Shown */

/** The package's own styles and ours on top, for every message at once. */
const sheets = Promise.all(['/page/packages/slack-blocks.css', '/page/slack.css'].map(readSheet));

/** @param {string} path */
async function readSheet(path) {
  const sheet = new CSSStyleSheet();
  await sheet.replace(await (await fetch(path)).text());
  return sheet;
}

/**
 * A reply as Slack shows it. It stands in a tree of its own: the package's styles reach nothing else, and its ids,
 * which are alike in every message, meet no other.
 *
 * @param {Shown} shown
 * @param {(pressed: unknown) => void} onPress given the button as it stands in the payload
 * @returns {Promise<HTMLElement>}
 */
export async function slackView(shown, onPress) {
  const host = document.createElement('div');
  host.className = 'slack-view';
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = await sheets;
  let buttons = show(root, shown.slack);
  setSlackTheme(host);
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const pressed = button === null ? undefined : buttons.get(button.id);
    const turned = button?.id === 'more' ? shown.slack.open : button?.id === 'less' ? shown.slack : null;
    if (turned !== null && turned !== undefined) {
      // As Slack edits the message in its place.
      buttons = show(root, turned);
      setSlackTheme(host);
    } else if (pressed !== undefined) onPress(pressed);
  });
  return host;
}

/**
 * @param {ShadowRoot} root
 * @param {import('./api.js').InSlack} message
 * @returns {Map<string, unknown>} its buttons by their action id
 */
function show(root, { html, payload }) {
  root.innerHTML = html;
  applyStyles(root);
  mend(root);
  return buttonsIn(payload);
}

/** @param {Element} host as `slackView` made it */
export function setSlackTheme(host) {
  for (const each of host.shadowRoot?.querySelectorAll('[data-theme]') ?? []) {
    each.setAttribute('data-theme', currentTheme());
  }
}

/** Styles of single elements: the page's policy takes them from a script, and from no attribute. @param {ShadowRoot} root */
function applyStyles(root) {
  for (const each of root.querySelectorAll('[data-style]')) {
    if (each instanceof HTMLElement || each instanceof SVGElement) each.style.cssText = each.dataset['style'] ?? '';
  }
}

/** What the package leaves open for people who don't see or don't point. @param {ShadowRoot} root */
function mend(root) {
  // It only folds the picture away, and has no name.
  for (const each of root.querySelectorAll('.slack_blocks_to_jsx__image_media_trigger > button')) each.remove();
  for (const table of root.querySelectorAll('.slack_blocks_to_jsx__table')) {
    // Wide ones are scrolled, by keyboard too.
    table.setAttribute('tabindex', '0');
    table.setAttribute('role', 'group');
    table.setAttribute('aria-label', 'Table');
    for (const cell of table.querySelectorAll('tr:first-child > td')) cell.setAttribute('role', 'columnheader');
  }
}

/**
 * Every button of a payload by its action id.
 *
 * @param {unknown} payload
 * @param {Map<string, unknown>} [found]
 */
function buttonsIn(payload, found = new Map()) {
  if (typeof payload !== 'object' || payload === null) return found;
  if ('action_id' in payload && typeof payload.action_id === 'string') found.set(payload.action_id, payload);
  for (const value of Object.values(payload)) buttonsIn(value, found);
  return found;
}
