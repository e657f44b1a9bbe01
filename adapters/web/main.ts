import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFromHere, isLoopback } from '../shared/from-here.ts';
import { ONLY_ANSWERS, type PageParts, type Service } from '../shared/service.ts';
import { type Conversation, createConversation, PICTURE_PATH } from './conversation.ts';
import { send, sendJson } from './deliver.ts';
import { createFigures, type Figures } from './figures.ts';
import { type Files, OPEN_TO_ALL, readFiles, SIGN_IN_PAGE } from './files.ts';
import { isSameOrigin } from './reach.ts';
import { Refused, receive } from './receive.ts';
import { clientOf, createSignIn, type SignIn } from './sign-in.ts';

interface Web {
  readonly parts: PageParts;
  readonly files: Files;
  readonly conversation: Conversation;
  readonly figures: Figures;
  /** null: nobody signs in, and only this machine may ask. */
  readonly signIn: SignIn | null;
}

/** The page to try it on, at GET / and below /page/. */
export async function createWeb(parts: PageParts): Promise<Service> {
  const { settings, log, now, say } = parts;
  const { secret } = settings.playground;
  const isSecure = settings.server.publicUrl?.startsWith('https:') ?? false;
  const signIn = secret === null ? null : createSignIn({ secret, isSecure, now, wait: sleep });
  const figures = createFigures({ desks: parts.desks, settings, log, now });
  const web: Web = { parts, files: await readFiles(), conversation: createConversation(parts), figures, signIn };
  return {
    name: 'web',
    owns: (_method, path) => path === '/' || path === FIGURES || path.startsWith('/page/'),
    handle: (request, response) => handle(web, request, response),
    ...ONLY_ANSWERS,
    start({ port }) {
      const { host } = settings.server;
      const isHere = (isLoopback(host) && host !== '::1') || EVERYWHERE.includes(host);
      const name = isHere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
      say(`Open http://${name}:${port} in a browser to try it.`);
      return Promise.resolve();
    },
  };
}

/** Where figures are brought in. */
const FIGURES = '/figures';

/** What listens on every address is no address to open. */
const EVERYWHERE: readonly string[] = ['0.0.0.0', '::'];

async function handle(web: Web, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    checkSender(web, request);
    if (request.method === 'GET' || request.method === 'HEAD') return await read(web, request, response);
    if (request.method === 'POST') return await write(web, request, response);
    throw new Refused(405, 'Only GET, HEAD and POST are answered here.');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const headers = error.status === 405 ? { allow: 'GET, HEAD, POST' } : {};
    sendJson(request, response, error.status, { value: { error: error.message }, headers });
  }
}

function checkSender({ signIn, parts }: Web, request: IncomingMessage): void {
  if (signIn === null && !isFromHere(request)) {
    throw new Refused(403, 'This page is for the machine that it runs on. PLAYGROUND_SECRET opens it to others.');
  }
  if (request.method === 'POST' && !isSameOrigin(request, parts.settings.server.publicUrl)) {
    throw new Refused(403, 'That request came from another page.');
  }
}

async function read(web: Web, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const isIn = web.signIn?.isSignedIn(request) ?? true;
  const isPage = pathname === '/' || pathname === FIGURES;
  const page = pathname === FIGURES ? '/page/figures.html' : '/page/index.html';
  const path = isPage ? (isIn ? page : SIGN_IN_PAGE) : pathname;
  if (!isIn && !OPEN_TO_ALL.includes(path)) throw new Refused(401, 'Please sign in.');
  const file = web.files.get(path);
  if (file) return send(request, response, 200, file);
  if (path === '/page/about') {
    const { names, canMake } = web.parts.desks;
    const about = await web.conversation.about(searchParams.get('dataset') ?? names[0] ?? '');
    return sendJson(request, response, 200, {
      value: { datasets: names, canMake, hasSignIn: web.signIn !== null, ...about },
    });
  }
  if (path === '/page/figures/list') {
    return sendJson(request, response, 200, { value: await web.figures.list(searchParams.get('dataset') ?? '') });
  }
  const picture = PICTURE_PATH.exec(path);
  if (!picture) throw new Refused(404, 'There is nothing here.');
  const [dataset = '', replyId = '', place = ''] = picture.slice(1).map(decoded);
  const body = await web.conversation.picture(dataset, replyId, Number(place));
  // A reply never changes once it was shown.
  send(request, response, 200, { type: 'image/png', body, maxAgeSeconds: 3600 });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refused(404, 'There is nothing here.');
  }
}

async function write(web: Web, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path === '/page/sign-in' && web.signIn) return signIn(web.signIn, web.parts, request, response);
  if (web.signIn && !web.signIn.isSignedIn(request)) throw new Refused(401, 'Please sign in.');
  switch (path) {
    case '/page/ask':
      return sendJson(request, response, 200, { value: await web.conversation.ask(await receive.ask(request)) });
    case '/page/press':
      return sendJson(request, response, 200, { value: await web.conversation.press(await receive.press(request)) });
    case '/page/figures/bring': {
      const { dataset, files, ...said } = await receive.files(request);
      return sendJson(request, response, 200, { value: await web.figures.bring(dataset, files, said) });
    }
    case '/page/figures/make': {
      await web.figures.make((await receive.made(request)).dataset);
      return sendJson(request, response, 200, { value: {} });
    }
    case '/page/figures/decide': {
      const { dataset, id, done, by } = await receive.decision(request);
      await web.figures.decide(dataset, id, done, by);
      return sendJson(request, response, 200, { value: {} });
    }
    case '/page/sign-out': {
      const cookie = web.signIn?.signOut(request);
      return sendJson(request, response, 200, { value: {}, headers: cookie ? { 'set-cookie': cookie } : {} });
    }
    default:
      throw new Refused(404, 'There is nothing here.');
  }
}

async function signIn(
  signIn: SignIn,
  { log }: Pick<PageParts, 'log'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { secret } = await receive.secret(request);
  const client = clientOf(request);
  const attempt = await signIn.attempt(secret, client);
  const about = { audit: true, platform: 'web', client, outcome: attempt.kind };
  if (attempt.kind === 'in') log.info(about, 'signed in');
  else log.warn(about, 'sign-in refused');
  switch (attempt.kind) {
    case 'in':
      return sendJson(request, response, 200, { value: {}, headers: { 'set-cookie': attempt.cookie } });
    case 'wrong':
      throw new Refused(403, 'That is not the secret.');
    case 'too-many': {
      const minutes = Math.ceil(attempt.waitMs / 60_000);
      throw new Refused(429, `Too many attempts. Please try again in ${minutes} minutes.`);
    }
  }
}
