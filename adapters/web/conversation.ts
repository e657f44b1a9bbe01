import { createHash } from 'node:crypto';
import {
  type Answer,
  type Asker,
  apologyFor,
  type Charts,
  type Desk,
  type Part,
  THANKS,
  TOO_OLD,
} from '../../src/index.ts';
import type { PageParts } from '../shared/service.ts';
import { LIMITS } from './limits.ts';
import { type Asked, type PressedHere, Refused } from './receive.ts';
import { pressedIn, type Rendered, render } from './render.ts';
import { digestPreview, type Suggestion, suggestionsFrom } from './suggestions.ts';

/** An answer as the page is given it. */
export interface Shown extends Rendered {
  readonly replyId: string;
  readonly headline: string;
  readonly record: Answer['record'];
}

/** What the person is told where no answer comes of what they pressed. */
export interface Notice {
  readonly notice: string;
}

/** A dataset, as the page introduces it. */
export interface About {
  readonly dataset: string;
  /** The newest first. */
  readonly sources: readonly string[];
  readonly measures: number;
  readonly suggestions: readonly Suggestion[];
  /** What shows what a regular message would say. */
  readonly digest: Suggestion;
}

/** Conversations of browsers that know nothing of each other. All throw Refused with what the person is told. */
export interface Conversation {
  about(dataset: string): Promise<About>;
  ask(asked: Asked): Promise<Shown>;
  press(pressed: PressedHere): Promise<Shown | Notice>;
  /** The chart that is a part of a reply, as PNG. */
  picture(dataset: string, replyId: string, place: number): Promise<Uint8Array>;
}

export function createConversation({ desks, charts, settings, log, now, newId }: PageParts): Conversation {
  let underWay = 0;

  async function deskOf(dataset: string): Promise<Desk> {
    if (!desks.names.includes(dataset)) throw new Refused(404, 'There is no such dataset.');
    return desks.open(dataset);
  }

  /** Bounded, and with a reference in place of what went wrong. */
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    if (underWay >= LIMITS.answersAtOnce) throw new Refused(503, 'Too many questions at once. Please try again.');
    underWay += 1;
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused) throw error;
      const reference = newId().slice(0, 8);
      log.error({ err: error, reference }, 'answering failed');
      throw new Refused(503, apologyFor(error, reference));
    } finally {
      underWay -= 1;
    }
  }

  async function shown(dataset: string, desk: Desk, answer: Answer): Promise<Shown> {
    const { id, record, reply } = answer;
    const drawn = await Promise.all(reply.parts.map((part) => drawnChart(charts, part)));
    const rendered = render({
      answer,
      pictures: drawn.map((png, place) => (png === null ? null : pictureUrl(dataset, id, place))),
      offersWrongAnswer: desk.keepsWrongAnswers && record.intent !== 'help' && record.intent !== 'smalltalk',
      publicUrl: settings.server.publicUrl,
      now: now(),
    });
    return { replyId: id, headline: reply.headline, record, ...rendered };
  }

  return {
    about: (dataset) =>
      guarded(async () => {
        const overview = await (await deskOf(dataset)).overview();
        const { sources, standings } = overview;
        const asking = { suggestions: suggestionsFrom(overview), digest: digestPreview(overview) };
        return { dataset, sources, measures: standings.length, ...asking };
      }),
    ask: ({ dataset, conversation, ...asked }) =>
      guarded(async () => {
        const desk = await deskOf(dataset);
        const who = whoAsks(conversation);
        if ('text' in asked) return shown(dataset, desk, await desk.answer({ ...who, text: asked.text }));
        return shown(dataset, desk, await desk.question(asked.question, who));
      }),
    press: ({ dataset, conversation, view, pressed }) =>
      guarded(async () => {
        const desk = await deskOf(dataset);
        const who = whoAsks(conversation);
        const what = pressedIn(view, pressed);
        if (what === null) throw new Refused(410, TOO_OLD);
        if (what.do === 'ask') return shown(dataset, desk, await desk.answer({ ...who, text: what.text }));
        if (what.do === 'question') return shown(dataset, desk, await desk.question(what.question, who));
        // A reply belongs to the conversation that it was shown in.
        if ((await desk.shown(what.replyId))?.thread !== who.thread) throw new Refused(410, TOO_OLD);
        if (what.do === 'wrong') {
          return { notice: (await desk.reportWrong(what.replyId, who.asker)) ? THANKS.kept : THANKS.keptBefore };
        }
        const answer = await desk.press({ ...who, ...what });
        if (answer === null) throw new Refused(410, TOO_OLD);
        return shown(dataset, desk, answer);
      }),
    picture: (dataset, replyId, place) =>
      guarded(async () => {
        const kept = await (await deskOf(dataset)).shown(replyId);
        const png = await drawnChart(charts, kept?.reply.parts[place]);
        if (png === null) throw new Refused(404, TOO_OLD);
        return png;
      }),
  };
}

export const PICTURE_PATH = /^\/page\/pictures\/([^/]+)\/([^/]+)\/(\d{1,3})\.png$/;

function pictureUrl(dataset: string, replyId: string, place: number): string {
  return `/page/pictures/${encodeURIComponent(dataset)}/${encodeURIComponent(replyId)}/${place}.png`;
}

/** null: that is no chart, or it can't be drawn now. The port keeps what it drew, so asking twice is cheap. */
async function drawnChart(charts: Charts, part: Part | undefined): Promise<Uint8Array | null> {
  if (part?.kind !== 'chart') return null;
  const drawn = await charts.draw(part.spec);
  return drawn.kind === 'picture' ? drawn.picture.png : null;
}

function whoAsks(conversation: string): { readonly thread: string; readonly asker: Asker } {
  // Whoever knows the conversation can go on with it, so it is told from others by a name that it can't be had from.
  const name = createHash('sha256').update(conversation).digest('hex').slice(0, 16);
  const asker = {
    platform: 'web',
    organisation: 'web',
    person: name,
    conversation: name,
    isPersonal: true,
    isShared: false,
  };
  return { thread: `web:${conversation}`, asker };
}
