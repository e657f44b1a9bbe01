// @ts-check
import { markdown } from './markdown.js';
import { teamsConfig } from './teams-config.js';
import { currentTheme } from './theme.js';

/** @typedef {import('./api.js').Shown} Shown */

/** Microsoft's own renderer: its script stands in the page and leaves this name. */
const { AdaptiveCard, HostConfig } = /** @type {{ AdaptiveCards: typeof import('adaptivecards') }} */ (
  /** @type {unknown} */ (globalThis)
).AdaptiveCards;

AdaptiveCard.onProcessMarkdown = (
  /** @type {string} */ text,
  /** @type {import('adaptivecards').IMarkdownProcessingResult} */ result,
) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/**
 * A reply as Teams shows it.
 *
 * @param {Shown} shown
 * @param {(pressed: unknown) => void} onPress given the action as it stands in the card
 * @returns {HTMLElement}
 */
export function teamsView(shown, onPress) {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(teamsConfig(currentTheme()));
  card.onExecuteAction = (action) => onPress(action.toJSON());
  card.parse(shown.teams.card);
  const host = document.createElement('div');
  host.className = 'teams-view';
  const rendered = card.render();
  if (rendered) host.append(rendered);
  return host;
}
