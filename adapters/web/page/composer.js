// @ts-check

/** How many questions the up arrow finds again. */
const RECALLED = 50;

/**
 * Where questions are typed: Enter sends, the up and down arrows go through what was asked before.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} field
 * @param {(text: string) => void} onSend
 */
export function createComposer(form, field, onSend) {
  /** @type {string[]} */
  const asked = [];
  /** How far back in `asked`; 0: what is being typed. */
  let back = 0;
  let typed = '';

  /** @param {number} to */
  function recall(to) {
    if (to < 0 || to > asked.length) return;
    if (back === 0) typed = field.value;
    back = to;
    field.value = to === 0 ? typed : (asked.at(-to) ?? '');
    field.setSelectionRange(field.value.length, field.value.length);
  }

  function send() {
    const text = field.value.trim();
    if (text === '') return;
    if (asked.at(-1) !== text) asked.push(text);
    if (asked.length > RECALLED) asked.shift();
    back = 0;
    field.value = '';
    onSend(text);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  field.addEventListener('keydown', (event) => {
    // Enter also ends the choice of a character in some scripts.
    if (event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    // In a question of several lines the arrows move between those first.
    const isOneLine = !field.value.includes('\n');
    if (event.key === 'Enter') send();
    else if (event.key === 'ArrowUp' && isOneLine) recall(back + 1);
    else if (event.key === 'ArrowDown' && isOneLine && back > 0) recall(back - 1);
    else return;
    event.preventDefault();
  });
}
