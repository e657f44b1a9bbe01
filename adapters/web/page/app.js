// @ts-check
import { about, ask, Failed, newConversation, press, signOut } from './api.js';
import { createComposer } from './composer.js';
import { byId, element } from './elements.js';
import { createExchange, VIEW_NAMES } from './exchange.js';
import { createLog } from './log.js';
import { chooseTheme, chosenTheme, onTheme } from './theme.js';

/**
 * @typedef {import('./api.js').About} About
 * @typedef {import('./api.js').Notice} Notice
 * @typedef {import('./api.js').Shown} Shown
 * @typedef {import('./api.js').Suggestion} Suggestion
 * @typedef {import('./api.js').View} View
 */

const question = byId('question', HTMLTextAreaElement);
const status = byId('status', HTMLParagraphElement);
const data = byId('data', HTMLSelectElement);
const theme = byId('theme', HTMLSelectElement);
const digest = byId('digest', HTMLButtonElement);
const log = createLog(byId('log', HTMLOListElement), byId('let-go', HTMLParagraphElement));

/** In this page's memory alone: another window, and this one reloaded, has another conversation. */
let conversation = newConversation();

/** @type {View} */
let view = 'slack';

/** What shows what a digest says. @type {Suggestion | null} */
let preview = null;

/** Questions are answered one after the other, so that each is read in the light of the one before. */
let turn = Promise.resolve();

/**
 * @param {string} text as it stands above the reply
 * @param {() => Promise<Shown | Notice>} fetchReply
 * @param {{ readonly focus: boolean }} then whether the reply is gone to: where a button was pressed, not where one types on
 */
function exchange(text, fetchReply, { focus }) {
  const dataset = data.value;
  const made = createExchange(text, (shownView, pressed) => {
    const request = { dataset, conversation, view: shownView, pressed };
    exchange(labelOf(pressed), () => press(request), { focus: true });
  });
  log.add(made);
  document.body.classList.add('has-log');
  made.item.scrollIntoView({ block: 'start' });
  turn = answerInTurn(turn, made, { fetchReply, focus });
}

/**
 * @param {Promise<void>} before
 * @param {import('./exchange.js').Exchange} made
 * @param {{ readonly fetchReply: () => Promise<Shown | Notice>, readonly focus: boolean }} how
 */
async function answerInTurn(before, made, { fetchReply, focus }) {
  await before;
  try {
    const got = await fetchReply();
    if ('notice' in got) made.told(got.notice);
    else await made.answered(got, view);
    status.textContent = 'notice' in got ? got.notice : `Reply: ${got.headline}`;
  } catch (error) {
    const message = error instanceof Failed ? error.message : 'The reply could not be shown.';
    made.failed(message);
    status.textContent = message;
  }
  made.item.scrollIntoView({ block: 'start' });
  if (focus) made.reply.focus({ preventScroll: true });
}

/** @param {string} text */
function send(text) {
  const asked = { dataset: data.value, conversation, text };
  exchange(text, () => ask(asked), { focus: false });
}

/** @param {Suggestion} taken */
function take({ words, question: what }) {
  const asked = { dataset: data.value, conversation, question: what };
  exchange(words, () => ask(asked), { focus: false });
  question.focus({ preventScroll: true });
}

/** What a button says. @param {unknown} pressed */
function labelOf(pressed) {
  const { text, title } = /** @type {{ text?: { text?: string }, title?: string }} */ (pressed);
  return title ?? text?.text ?? 'Button';
}

/** @param {About} found */
function introduce(found) {
  const { datasets, dataset, sources, measures, suggestions } = found;
  data.replaceChildren(...datasets.map((name) => element('option', { value: name, selected: name === dataset }, name)));
  byId('data-choice', HTMLElement).hidden = datasets.length < 2;
  byId('sign-out', HTMLButtonElement).hidden = !found.hasSignIn;
  byId('source', HTMLElement).textContent = sources[0] ?? 'no source named';
  byId('measures', HTMLElement).textContent = String(measures);
  preview = found.digest;
  byId('suggestions', HTMLUListElement).replaceChildren(...suggestions.map(suggestion));
}

/** @param {Suggestion} offered */
function suggestion(offered) {
  const button = element('button', { type: 'button' }, offered.words);
  button.addEventListener('click', () => take(offered));
  return element('li', {}, button);
}

/** @param {string} dataset '': the usual one */
async function open(dataset) {
  try {
    introduce(await about(dataset));
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    status.textContent = error.message;
    byId('source', HTMLElement).textContent = error.message;
  }
}

createComposer(byId('composer', HTMLFormElement), question, send);

for (const choice of document.querySelectorAll('input[name="view"]')) {
  choice.addEventListener('change', () => {
    view = byId('view-teams', HTMLInputElement).checked ? 'teams' : 'slack';
    void Promise.all(log.exchanges().map((each) => each.show(view)));
    status.textContent = `Replies are shown as in ${VIEW_NAMES[view]}.`;
  });
}

data.addEventListener('change', () => {
  const dataset = data.value;
  log.divide(`From here on: ${dataset}`);
  status.textContent = `Questions now go to ${dataset}.`;
  void open(dataset);
});

theme.value = chosenTheme();
theme.addEventListener('change', () => chooseTheme(theme.value));
onTheme(() => void Promise.all(log.exchanges().map((each) => each.setTheme())));

digest.addEventListener('click', () => {
  if (preview !== null) take(preview);
});

byId('fresh', HTMLButtonElement).addEventListener('click', () => {
  conversation = newConversation();
  log.clear();
  document.body.classList.remove('has-log');
  status.textContent = 'A new conversation has begun.';
  question.focus();
});

byId('sign-out', HTMLButtonElement).addEventListener('click', () => {
  void signOut().then(() => location.reload());
});

await open('');
