import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import {
  areasHeld,
  type Catalogue,
  type Charts,
  EVERYTHING,
  importsHeld,
  measuresHeld,
  type ProgramDesk,
  periodsHeld,
  type Told,
  themesHeld,
  wordsSchema,
} from '../../src/index.ts';
import { questionInput } from '../shared/question-examples.ts';
import { etagOf, isKnown, JSON_TYPE, send, stream } from './deliver.ts';
import { checkNames, csvOf, jsonOf } from './figures.ts';
import { openApi } from './open-api.ts';
import { noToken, Problem } from './problem.ts';
import { pageOf, QUERIES, readQuery } from './queries.ts';
import { readJson } from './receive.ts';

/** One request that may be answered. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly pathname: string;
  readonly params: URLSearchParams;
  /** The data that is asked. */
  readonly desk: ProgramDesk;
  readonly charts: Charts;
  /** Who sees the same of an address: part of what names its editions. */
  readonly scope: readonly unknown[];
  /** Leaves an audit line. */
  readonly asked: (what: string, told?: Told) => void;
  /** Whether the caller's token is in force still. */
  readonly isInForce: () => Promise<boolean>;
}

type Route = (call: Call) => Promise<void>;

/** By path and method. */
export const ROUTES: Readonly<Record<string, Readonly<Partial<Record<'GET' | 'POST', Route>>>>> = {
  '/api/ask': { POST: ask },
  '/api/questions': { POST: question },
  '/api/measures': { GET: measures },
  '/api/themes': { GET: (call) => whole(call, 'themes', (catalogue) => ({ themes: themesHeld(catalogue) })) },
  '/api/areas': { GET: (call) => whole(call, 'areas', (catalogue) => ({ areas: areasHeld(catalogue) })) },
  '/api/periods': { GET: periods },
  '/api/figures': { GET: figures },
  '/api/charts': { GET: charts },
  '/api/openapi.json': { GET: (call) => Promise.resolve(call).then(description) },
};

async function ask(call: Call): Promise<void> {
  readQuery(QUERIES.datasetAlone, call.params);
  const { text } = await sent(call, wordsSchema);
  tell(call, 'words', await call.desk.ask(text));
}

async function question(call: Call): Promise<void> {
  readQuery(QUERIES.datasetAlone, call.params);
  const read = await sent(call, questionInput);
  tell(call, 'question', await call.desk.question(read));
}

/** What was sent may have been long in coming: the token is looked at once more when it is there. */
async function sent<T>({ request, isInForce }: Call, schema: z.ZodType<T>): Promise<T> {
  const read = await readJson(request, schema);
  if (!(await isInForce())) throw noToken();
  return read;
}

function tell({ request, response, asked }: Call, what: string, told: Told): void {
  asked(what, told);
  send(request, response, { type: JSON_TYPE, body: told.json });
}

/** @returns null: the caller has this edition already, and was told so */
function editionOf(call: Call, { version }: Catalogue): string | null {
  const { request, response, pathname, params, scope, desk } = call;
  const query = [...params].filter(([key]) => key !== 'token');
  const etag = etagOf([scope, version, desk.today(), pathname, query, request.headers.accept ?? '']);
  return isKnown(request, response, etag) ? null : etag;
}

function sendData({ request, response, desk }: Call, etag: string, catalogue: Catalogue, value: object): void {
  const body = JSON.stringify({ dataset: desk.dataset, version: catalogue.version, ...value });
  send(request, response, { type: JSON_TYPE, body, etag });
}

async function whole(call: Call, what: string, valueOf: (catalogue: Catalogue) => object): Promise<void> {
  readQuery(QUERIES.datasetAlone, call.params);
  const catalogue = await call.desk.catalogue();
  call.asked(what);
  const etag = editionOf(call, catalogue);
  if (etag !== null) sendData(call, etag, catalogue, valueOf(catalogue));
}

async function measures(call: Call): Promise<void> {
  const { theme, limit, after } = readQuery(QUERIES.measures, call.params);
  const catalogue = await call.desk.catalogue();
  call.asked('measures');
  if (theme !== undefined) checkNames(catalogue, { ...NO_FILTER, themes: [theme] });
  const etag = editionOf(call, catalogue);
  if (etag === null) return;
  const all = measuresHeld(catalogue, call.desk.today()).filter((each) => theme === undefined || each.theme === theme);
  const { items, next } = pageOf(all, { limit, after, version: catalogue.version });
  sendData(call, etag, catalogue, { measures: items, sources: importsHeld(catalogue), next });
}

const NO_FILTER = { measures: [], themes: [], areas: [], basis: [], parts: false };

async function periods(call: Call): Promise<void> {
  const { measure, limit, after } = readQuery(QUERIES.periods, call.params);
  const catalogue = await call.desk.catalogue();
  call.asked('periods');
  checkNames(catalogue, { ...NO_FILTER, measures: measure });
  const etag = editionOf(call, catalogue);
  if (etag === null) return;
  const wanted = catalogue.indicators.filter(({ code }) => measure.length === 0 || measure.includes(code));
  const { items, next } = pageOf(wanted, { limit, after, version: catalogue.version });
  sendData(call, etag, catalogue, { periods: await periodsHeld(call.desk.store, catalogue, items), next });
}

async function figures(call: Call): Promise<void> {
  const { request, response, desk, params, isInForce } = call;
  const query = readQuery(QUERIES.figures, params);
  checkDays(query);
  const filter = filterOf(query);
  const isCsv = query.format === 'csv' || (query.format === undefined && wantsCsv(request));
  if (isCsv && (query.limit !== undefined || query.after !== undefined)) {
    const where = query.limit === undefined ? '/after' : '/limit';
    throw new Problem('invalid', {
      errors: [{ where, found: 'a page of CSV', allowed: 'pages with format=json alone' }],
    });
  }
  const catalogue = await desk.catalogue();
  call.asked('figures');
  checkNames(catalogue, filter);
  const etag = editionOf(call, catalogue);
  if (etag === null) return;
  const { limit, after } = query;
  if (isCsv) {
    const headers = { 'content-disposition': 'inline; filename="figures.csv"' };
    const type = 'text/csv; charset=utf-8; header=present';
    return stream(request, response, { type, etag, headers, isInForce }, csvOf(desk, catalogue, filter));
  }
  const pieces = jsonOf(desk, catalogue, filter, { limit, after });
  return stream(request, response, { type: JSON_TYPE, etag, isInForce }, pieces);
}

/** No period ends between them: nothing must not pass for what isn't held. */
function checkDays({ from, to }: z.output<typeof QUERIES.figures>): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new Problem('invalid', { errors: [{ where: '/to', found: JSON.stringify(to), allowed: `${from} or later` }] });
}

function filterOf({ measure, theme, area, basis, from, to, parts }: z.output<typeof QUERIES.figures>) {
  return { measures: measure, themes: theme, areas: area, basis, from, to, parts: parts === 'true' };
}

function wantsCsv({ headers: { accept = '' } }: IncomingMessage): boolean {
  return /\btext\/csv\b/i.test(accept) && !/\bapplication\/json\b/i.test(accept);
}

async function charts(call: Call): Promise<void> {
  const { request, response, desk } = call;
  const query = readQuery(QUERIES.charts, call.params);
  const catalogue = await desk.catalogue();
  const told = await drawable(desk, catalogue, query);
  call.asked('chart', told);
  // Of what can't be drawn there is no edition that anybody could have.
  if (told.chart === null) throw new Problem('no-chart', { detail: told.answer.text });
  const etag = editionOf(call, catalogue);
  if (etag === null) return;
  const drawn = await call.charts.draw(told.chart.spec);
  if (drawn.kind === 'none') throw new Problem('busy', { detail: drawn.why, headers: { 'retry-after': '2' } });
  const { png, width, height } = drawn.picture;
  if (query.format === 'png') return send(request, response, { type: 'image/png', body: png, etag });
  const { alt, spec } = told.chart;
  const picture = { title: spec.title, alt, width, height, png: Buffer.from(png).toString('base64') };
  sendData(call, etag, catalogue, { chart: picture, answer: told.answer });
}

async function drawable(
  desk: ProgramDesk,
  catalogue: Catalogue,
  { measure, area, basis, text }: z.output<typeof QUERIES.charts>,
): Promise<Told> {
  if ((measure === undefined) === (text === undefined)) {
    const found = measure === undefined ? 'neither measure nor text' : 'both measure and text';
    throw new Problem('invalid', { errors: [{ where: '', found, allowed: 'one of them' }] });
  }
  if (measure === undefined) return desk.ask(text ?? '');
  checkNames(catalogue, { ...NO_FILTER, measures: [measure], areas: area === undefined ? [] : [area] });
  return desk.question({
    ...EVERYTHING,
    ask: 'course',
    of: { kind: 'indicators', indicators: [{ code: measure, inverse: false }] },
    where: area === undefined ? EVERYTHING.where : { kind: 'areas', areas: [area] },
    when: { kind: 'all' },
    basis: basis ?? null,
  });
}

function description({ request, response, params, asked }: Call): void {
  readQuery(QUERIES.none, params);
  asked('description');
  const body = openApi();
  const etag = etagOf([body]);
  if (!isKnown(request, response, etag)) send(request, response, { type: JSON_TYPE, body, etag });
}
