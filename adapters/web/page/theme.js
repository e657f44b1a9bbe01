// @ts-check

/** @typedef {'light' | 'dark'} Theme */

const KEY = 'scorecard-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** What was chosen on this device; '' is what the system says. */
export function chosenTheme() {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : '';
}

/** @returns {Theme} */
export function currentTheme() {
  return chosenTheme() || (system.matches ? 'dark' : 'light');
}

/** @param {string} theme '': what the system says */
export function chooseTheme(theme) {
  if (theme === '') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, theme);
  apply();
}

/** @type {((theme: Theme) => void)[]} */
const listeners = [];

/** @param {(theme: Theme) => void} listener told of each change */
export function onTheme(listener) {
  listeners.push(listener);
}

function apply() {
  const theme = currentTheme();
  document.documentElement.dataset['theme'] = theme;
  for (const listener of listeners) listener(theme);
}

system.addEventListener('change', apply);
apply();
