// @ts-check

/**
 * A message as Slack is sent it, and how it looks.
 *
 * @typedef {{ readonly payload: unknown, readonly html: string }} InSlack
 *
 * What the server gives for a question.
 *
 * @typedef {{
 *   readonly replyId: string,
 *   readonly headline: string,
 *   readonly record: unknown,
 *   readonly slack: InSlack & { readonly open: InSlack | null },
 *   readonly teams: { readonly payload: unknown, readonly card: unknown },
 * }} Shown
 *
 * @typedef {{
 *   readonly dataset: string,
 *   readonly datasets: readonly string[],
 *   readonly sources: readonly string[],
 *   readonly measures: number,
 *   readonly suggestions: readonly Suggestion[],
 *   readonly digest: Suggestion,
 *   readonly hasSignIn: boolean,
 *   readonly canMake: boolean,
 * }} About
 *
 * @typedef {{ readonly words: string, readonly question: unknown }} Suggestion
 * @typedef {{
 *   units?: Record<string, string>, polarity?: Record<string, string>, columns?: Record<string, string>,
 *   bounds?: Record<string, string>,
 *   organisation?: string, yearEnd?: string, period?: string, title?: string, published?: string, kept?: boolean,
 * }} Mapping
 *
 * @typedef {{
 *   readonly sheet: string | null,
 *   readonly columns: readonly { heading: string, role: string, period: string, samples: readonly string[] }[],
 *   readonly questions: readonly { kind: string, of: readonly string[], text: string, choices: readonly string[] }[],
 *   readonly problems: readonly string[],
 *   readonly notes: readonly string[],
 *   readonly isKept: boolean,
 *   readonly draft: null | {
 *     readonly id: number,
 *     readonly title: string,
 *     readonly publishedOn: string,
 *     readonly changed: boolean,
 *     readonly counts: Record<string, Record<string, number>> | null,
 *     readonly sections: readonly { title: string, lines: readonly string[], rest: number, isDoubt: boolean }[],
 *   },
 * }} Brought
 *
 * @typedef {{
 *   readonly id: number, readonly kind: string, readonly state: string, readonly title: string,
 *   readonly publishedOn: string, readonly importedAt: string, readonly by: string | null,
 *   readonly publishedBy: string | null, readonly changedAt: string | null, readonly changedBy: string | null,
 *   readonly files: readonly string[],
 * }} Listed
 *
 * @typedef {'slack' | 'teams'} View
 *
 * @typedef {{ readonly notice: string }} Notice what is told where no answer comes of a button
 */

/** What could not be done, in words for the person. */
export class Failed extends Error {}

/** @param {string} dataset '': the usual one @returns {Promise<About>} */
export function about(dataset) {
  return call(`/page/about${dataset === '' ? '' : `?dataset=${encodeURIComponent(dataset)}`}`, {});
}

/** @param {{ dataset: string, conversation: string } & ({ text: string } | { question: unknown })} asked @returns {Promise<Shown>} */
export function ask(asked) {
  return post('/page/ask', asked);
}

/**
 * @param {{ dataset: string, conversation: string, view: View, pressed: unknown }} pressed
 * @returns {Promise<Shown | Notice>}
 */
export function press(pressed) {
  return post('/page/press', pressed);
}

/** @param {{ dataset: string, files: { name: string, base64: string }[], mapping: Mapping, by: string, instead: number | null }} brought @returns {Promise<Brought>} */
export function bringIn(brought) {
  return post('/page/figures/bring', brought);
}

/** @param {{ dataset: string, id: number, done: 'publish' | 'discard' | 'undo', by: string }} decided @returns {Promise<unknown>} */
export function decide(decided) {
  return post('/page/figures/decide', decided);
}

/** @param {string} dataset @returns {Promise<unknown>} */
export function make(dataset) {
  return post('/page/figures/make', { dataset });
}

/** @param {string} dataset @returns {Promise<readonly Listed[]>} */
export function importsOf(dataset) {
  return call(`/page/figures/list?dataset=${encodeURIComponent(dataset)}`, {});
}

/** @param {string} secret @returns {Promise<unknown>} */
export function signIn(secret) {
  return post('/page/sign-in', { secret });
}

/** @returns {Promise<unknown>} */
export function signOut() {
  return post('/page/sign-out', {});
}

/** @param {string} path @param {unknown} body */
function post(path, body) {
  return call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/**
 * @param {string} path @param {RequestInit} options
 * @returns {Promise<any>}
 */
async function call(path, options) {
  const response = await fetch(path, options).catch(() => {
    throw new Failed('The server can’t be reached. Is it still running?');
  });
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  // Signed out meanwhile: the same address shows where to sign in.
  if (response.status === 401) location.reload();
  throw new Failed(typeof body.error === 'string' ? body.error : 'Something went wrong. Please try again.');
}

/** A name for a conversation that nobody can guess: `randomUUID` is not there on plain HTTP from afar. */
export function newConversation() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
