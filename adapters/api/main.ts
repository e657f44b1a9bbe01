import type { IncomingMessage, ServerResponse } from 'node:http';
import { DataChanged, StoreError, type Told } from '../../src/index.ts';
import { nothingHere } from '../shared/http-server.ts';
import {
  auditProgram,
  bearerOf,
  isFromAnotherPage,
  type Program,
  type ProgramServiceNeeds,
} from '../shared/programs.ts';
import { ONLY_ANSWERS, type Service } from '../shared/service.ts';
import { sendProblem } from './deliver.ts';
import { noToken, Problem } from './problem.ts';
import { ROUTES } from './routes.ts';

/** The API, below /api/. Until a token has been made it is nothing. */
export function createApi(needs: ProgramServiceNeeds): Service {
  return {
    name: 'api',
    owns: (_method, path) => path.startsWith('/api/'),
    handle: (request, response) => handle(needs, request, response),
    ...ONLY_ANSWERS,
  };
}

async function handle(needs: ProgramServiceNeeds, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!(await needs.programs.isOpenTo(request))) return nothingHere(response);
    await answer(needs, request, response);
  } catch (error) {
    if (response.headersSent) {
      needs.log.warn({ err: error }, 'an answer of the API broke off');
      return;
    }
    sendProblem(request, response, problemOf(needs, error));
  }
}

/** What a program is told of an error; what is our own fault is in the log, under the reference that it is given. */
function problemOf({ log, newId }: ProgramServiceNeeds, error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DataChanged) return new Problem('changed');
  const reference = newId();
  log.error({ err: error, reference }, 'a request of the API failed');
  if (error instanceof StoreError) return new Problem('busy', { reference, headers: { 'retry-after': '5' } });
  return new Problem('failed', { reference });
}

async function answer(needs: ProgramServiceNeeds, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (isFromAnotherPage(request, needs.publicUrl)) throw new Problem('other-page');
  const { pathname, searchParams: params } = new URL(request.url ?? '/', 'http://localhost');
  const program = await admitted(needs, request, { pathname, params });
  try {
    await answerTo(needs, program, { request, response, pathname, params });
  } catch (error) {
    if (error instanceof Problem) auditRefusal(needs, program, error);
    throw error;
  }
}

/** Whoever tries names or numbers one after another is to be seen in the log too. */
function auditRefusal({ log }: ProgramServiceNeeds, { token }: Program, { kind }: Problem): void {
  log.info({ audit: true, platform: 'api', person: token.id, outcome: kind }, 'a request of a program was refused');
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly pathname: string;
  readonly params: URLSearchParams;
}

async function answerTo(needs: ProgramServiceNeeds, program: Program, from: Asked): Promise<void> {
  const { request, pathname, params } = from;
  const route = routeOf(request.method ?? 'GET', pathname);
  const desk = await program.desk(params.get('dataset'));
  if (desk === null) throw new Problem('no-dataset');
  const { token } = program;
  const { dataset } = desk;
  const scope = [dataset, token.themes];
  const asked = (what: string, told?: Told) => auditProgram(needs, { platform: 'api', token, dataset, what, told });
  await route({ ...from, desk, charts: needs.charts, scope, asked, isInForce: () => program.isInForce() });
}

async function admitted(
  { programs }: ProgramServiceNeeds,
  request: IncomingMessage,
  { pathname, params }: { readonly pathname: string; readonly params: URLSearchParams },
): Promise<Program> {
  const inLink =
    pathname === '/api/figures' && request.headers.authorization === undefined ? params.get('token') : null;
  const admission = await (inLink === null ? programs.admit(bearerOf(request)) : programs.admit(inLink, true));
  switch (admission.kind) {
    case 'in':
      return admission.program;
    case 'unknown':
      throw noToken();
    case 'too-many':
      throw new Problem('too-many', { headers: { 'retry-after': String(Math.ceil(admission.waitMs / 1_000)) } });
  }
}

function routeOf(method: string, path: string) {
  const routes = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (!routes) throw new Problem('not-found');
  const asked = method === 'HEAD' ? 'GET' : method;
  const route = Object.hasOwn(routes, asked) ? routes[asked as keyof typeof routes] : undefined;
  if (route) return route;
  const allow = Object.keys(routes).flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each]));
  throw new Problem('no-method', { headers: { allow: allow.join(', ') } });
}
