import { afterAll, beforeAll } from 'vitest';
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import type { Context } from '../../../src/conversation/context.ts';
import { type DigestRequest, EVERYTHING, type Subject, type WhenAsked } from '../../../src/digest/request.ts';
import { sayDays } from '../../../src/digest/schedule/say-schedule.ts';
import { understand } from '../../../src/understand/understand-before.ts';
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
const TODAY = '2026-03-27';

/** What a thread keeps after 'how are re-referrals doing?'. */
export const AFTER_RE_REFERRALS: Context = {
  version: 1,
  options: [],
  last: {
    ...{ intent: 'status', indicators: [{ code: 'REF-RE', inverse: false }], themes: [], areas: [], comparators: [] },
    ...{ period: null, shown: null, basis: null, list: null, movers: null, concepts: [] },
  },
};

/** A message as it was read, in short: 'set-up · REF-RE · every Monday · 09:00'; 'no request' where it asks for none. */
export function inShort(words: string, catalogue: Catalogue, thread: Context | null = null): string {
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
      return ['set-up', subject(request.subject), ...when(request.when), unchanged(request)];
    case 'alert': {
      const { reminder } = request;
      const reminded = reminder === null ? [] : ['again', ...when(reminder)];
      return ['alert', subject(request.subject), request.on, ...reminded];
    }
    case 'change': {
      const about = request.subject === null ? '' : subject(request.subject);
      return ['change', which(request), about, ...(request.when ? when(request.when) : []), unchanged(request)];
    }
    case 'preview':
      return ['preview', which(request), request.subject === null ? '' : subject(request.subject)];
    case 'pause':
      return ['pause', which(request), request.until === null ? '' : `until ${request.until}`];
    default:
      return [request.kind, which(request)];
  }
}

function subject(of: Subject | null): string {
  if (of === null) return 'what?';
  const { intent, indicators, themes, areas, list, movers } = of;
  const named = [...indicators.map(({ code }) => code), ...themes, ...areas];
  const rated = list ? [...list.ratings, ...(list.against ? [list.against] : [])] : [];
  const asks = intent === EVERYTHING.intent ? '' : `${intent}${movers ? ` ${movers.which}` : ''} of `;
  return `${asks}${[...rated, ...named].join(', ') || 'everything'}`;
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
