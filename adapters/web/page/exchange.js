// @ts-check
import { element, unseen } from './elements.js';
import { setSlackTheme, slackView } from './slack-view.js';
import { teamsView } from './teams-view.js';

/**
 * @typedef {import('./api.js').Shown} Shown
 * @typedef {import('./api.js').View} View
 *
 * One question with its reply, as the page keeps it.
 *
 * @typedef {{
 *   readonly item: HTMLLIElement,
 *   readonly reply: HTMLElement,
 *   readonly answered: (shown: Shown, view: View) => Promise<void>,
 *   readonly told: (notice: string) => void,
 *   readonly failed: (message: string) => void,
 *   readonly show: (view: View) => Promise<void>,
 *   readonly setTheme: () => Promise<void>,
 * }} Exchange
 */

/** @type {Readonly<Record<View, string>>} */
export const VIEW_NAMES = { slack: 'Slack', teams: 'Teams' };

/**
 * @param {string} question
 * @param {(view: View, pressed: unknown) => void} onPress
 * @returns {Exchange}
 */
export function createExchange(question, onPress) {
  const reply = element(
    'div',
    { class: 'reply', tabindex: '-1' },
    element('p', { class: 'waiting' }, 'Looking it up …'),
  );
  const heading = element('h3', { class: 'question' }, unseen('You asked: '), question);
  const item = element('li', { class: 'exchange' }, heading, reply);
  /** @type {{ shown: Shown, view: View } | null} */
  let current = null;

  /** @param {Shown} shown @param {View} view */
  async function draw(shown, view) {
    current = { shown, view };
    const press = (/** @type {unknown} */ pressed) => onPress(view, pressed);
    const made = view === 'slack' ? await slackView(shown, press) : teamsView(shown, press);
    // Another view was chosen while this one was made.
    if (current?.view !== view) return;
    reply.setAttribute('role', 'group');
    reply.setAttribute('aria-label', `Reply, as ${VIEW_NAMES[view]} shows it`);
    reply.replaceChildren(element('div', { class: `stage ${view}` }, made), behind(shown, view));
  }

  return {
    item,
    reply,
    answered: draw,
    told: (notice) => reply.replaceChildren(element('p', { class: 'notice' }, notice)),
    failed: (message) => reply.replaceChildren(element('p', { class: 'failure' }, message)),
    show: (view) => (current === null ? Promise.resolve() : draw(current.shown, view)),
    setTheme: async () => {
      if (current?.view === 'teams') await draw(current.shown, 'teams');
      for (const host of reply.querySelectorAll('.slack-view')) setSlackTheme(host);
    },
  };
}

/** What stands behind a reply. @param {Shown} shown @param {View} view */
function behind(shown, view) {
  const payload = disclosure(`What ${VIEW_NAMES[view]} is sent`, shown[view].payload);
  return element('div', { class: 'behind' }, payload, disclosure('Answer record', shown.record));
}

/** Written out only once it is opened: most never are. @param {string} title @param {unknown} value */
function disclosure(title, value) {
  const details = element('details', {}, element('summary', {}, title));
  details.addEventListener('toggle', () => {
    if (!details.open || details.querySelector('pre')) return;
    const text = JSON.stringify(value, null, 2);
    details.append(element('pre', { tabindex: '0', role: 'group', 'aria-label': title }, text));
  });
  return details;
}
