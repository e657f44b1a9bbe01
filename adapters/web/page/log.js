// @ts-check
import { element } from './elements.js';

/** @typedef {import('./exchange.js').Exchange} Exchange */

/** A page that is left open for a day must not grow: the oldest are let go, and the page says so. */
export const KEPT = 40;

/**
 * The conversation as it is seen.
 *
 * @param {HTMLOListElement} list
 * @param {HTMLParagraphElement} note
 */
export function createLog(list, note) {
  /** @type {Exchange[]} */
  let kept = [];
  let letGo = 0;

  return {
    /** @param {Exchange} exchange */
    add(exchange) {
      kept.push(exchange);
      list.append(exchange.item);
      while (kept.length > KEPT) {
        kept.shift()?.item.remove();
        letGo += 1;
      }
      // A heading of what is gone has nothing to head.
      while (list.firstElementChild?.matches('.divider') && list.children[1]?.matches('.divider')) {
        list.firstElementChild.remove();
      }
      note.hidden = letGo === 0;
      note.textContent = `${letGo} earlier ${letGo === 1 ? 'question was' : 'questions were'} let go, to keep this page light.`;
    },
    /** Says what goes for all that follows; where nothing stands above it, nothing has to be said. @param {string} text */
    divide(text) {
      if (kept.length > 0) list.append(element('li', { class: 'divider' }, text));
    },
    clear() {
      kept = [];
      letGo = 0;
      list.replaceChildren();
      note.hidden = true;
    },
    /** @returns {readonly Exchange[]} the oldest first */
    exchanges: () => kept,
  };
}
