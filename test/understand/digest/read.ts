import { afterAll, beforeAll } from 'vitest';
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import { type Context, EMPTY_CONTEXT } from '../../../src/conversation/context.ts';
import type { DigestRequest, WhenAsked } from '../../../src/digest/request.ts';
import { sayDays } from '../../../src/digest/schedule/say-schedule.ts';
import { type Condition, EVERYTHING, type Question } from '../../../src/question/question.ts';
import { understand } from '../../../src/understand/understand.ts';
import { reportStore } from '../../fixtures/report-bot.ts';

/** The catalogue that messages are read by, opened before the tests of a file and closed after them. */
export function useCatalogue(): () => Catalogue {
  let opened: Awaited<ReturnType<typeof reportStore>>;
  let catalogue: Catalogue;
  beforeAll(async () => {
    opened = await reportStore();
    catalogue = await opened.store.catalogue();
  });
  afterAll(() => opened.close());
  return () => catalogue;
}

/** A Friday. */
export const TODAY = '2026-03-27';

/** What a thread keeps after 'how are re-referrals doing?'. */
export const AFTER_RE_REFERRALS: Context = {
  ...EMPTY_CONTEXT,
  last: {
    question: {
      ...EVERYTHING,
      ask: 'value',
      of: { kind: 'indicators', indicators: [{ code: 'REF-RE', inverse: false }] },
    },
    shown: null,
    listed: [],
  },
};

/** A message as it was read, in short: 'set-up · REF-RE · every Monday · 09:00'; 'no request' where it asks for none. */
export function inShort(words: string, catalogue: Catalogue, thread: Context = EMPTY_CONTEXT): string {
  const read = understand(words, thread, catalogue, TODAY);
  const request = read.kind === 'read' ? read.digest : null;
  return request === null
    ? 'no request'
    : partsOf(request)
        .filter((part) => part !== '')
        .join(' · ');
}

function partsOf(request: DigestRequest): readonly string[] {
  switch (request.kind) {
    case 'refused':
      return ['refused', request.why, request.said];
    case 'list':
      return ['list'];
    case 'set-up':
      return ['set-up', about(request.question), ...when(request.when), unchanged(request)];
    case 'alert': {
      const { reminder } = request;
      const reminded = reminder === null ? [] : ['again', ...when(reminder)];
      return ['alert', about(request.question), request.becomes.map(inWords).join(' & '), ...reminded];
    }
    case 'change': {
      const of = request.question === null ? '' : about(request.question);
      return ['change', which(request), of, ...(request.when ? when(request.when) : []), unchanged(request)];
    }
    case 'preview':
      return ['preview', which(request), request.question === null ? '' : about(request.question)];
    case 'pause':
      return ['pause', which(request), request.until === null ? '' : `until ${request.until}`];
    default:
      return [request.kind, which(request)];
  }
}

function about(question: Question | null): string {
  if (question === null) return 'what?';
  const { ask, of, where, only, order } = question;
  const named =
    of.kind === 'indicators' ? of.indicators.map(({ code }) => code) : of.kind === 'themes' ? of.themes : [];
  const places = where.kind === 'areas' ? where.areas : where.kind === 'each-area' ? ['each area'] : [];
  const asks = ASKED_PLAINLY.has(ask) ? '' : `${ask} of `;
  const first = order ? [`${order.end} first`] : [];
  return `${asks}${[...only.map(inWords), ...named, ...places, ...first].join(', ') || 'everything'}`;
}

/** What a digest is made of whichever of these is asked. */
const ASKED_PLAINLY = new Set(['overview', 'value', 'list']);

function inWords({ not, test }: Condition): string {
  return `${not ? 'not ' : ''}${testInWords(test)}`;
}

function testInWords(test: Condition['test']): string {
  switch (test.kind) {
    case 'rated':
      return test.ratings.join('/');
    case 'target':
      return test.side;
    case 'number':
      return `${test.op} ${test.value}`;
    case 'moved':
      return `${test.how}${test.running === undefined ? '' : ` x${test.running}`}`;
    default:
      return test.kind;
  }
}

function when({ days, time, zone, from }: WhenAsked): readonly string[] {
  return [days === null ? 'when?' : sayDays(days), time ?? '', zone ?? '', from === null ? '' : `from ${from}`];
}

function unchanged({ unchanged: of }: { readonly unchanged: string | null }): string {
  return of === null ? '' : `unchanged: ${of}`;
}

function which({ which: { number, weekday, kind, all } }: Extract<DigestRequest, { which: unknown }>): string {
  return [all ? 'all' : '', weekday ?? '', kind ?? '', number === null ? '' : `${number}`]
    .filter((part) => part !== '')
    .join(' ');
}

export type Labelled = readonly (readonly [words: string, reading: string])[];
