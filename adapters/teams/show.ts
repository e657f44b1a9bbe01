import { type Charts, PERHAPS_TWICE, type Picture } from '../../src/index.ts';
import type { Pictures } from './pictures.ts';
import { type ChartPicture, type Rendered, render, type ToShow } from './render.ts';

export interface ShowPorts {
  readonly pictures: Pick<Pictures, 'addressOf'>;
  /** Whether the outside can fetch pictures from us. */
  readonly servesPictures: boolean;
  readonly offersWrongAnswer: boolean;
}

/** A reply, and what it needs beside its words. */
export interface Showing {
  readonly shown: ToShow;
  /** By which its pictures are found; null: they are not kept. */
  readonly pictureId: string | null;
  readonly draw: Charts['draw'];
  readonly backTo?: string | null;
  /** false: nobody can call it wrong; left out: it is one. */
  readonly isAnswer?: boolean;
  /** Who asks on under it has to mention the bot: it hears nothing else in a channel or group chat. */
  readonly toBeMentioned: boolean;
  /** Nobody knows whether it was sent before, which it says; left out: it was not. */
  readonly mayBeThere?: boolean;
  /** Told once how pictures are turned on. */
  readonly conversation: string;
}

export interface Show {
  /** Renders a reply with its charts: as pictures where they can be drawn and reached, else in rows. */
  (showing: Showing): Promise<Rendered>;
}

const ASK_ON = 'To ask on, mention me in a reply.';
const HOW = 'To see charts as pictures here, an administrator sets PUBLIC_URL: see docs/teams.md.';

export function createShow({ pictures, servesPictures, offersWrongAnswer }: ShowPorts): Show {
  /** Conversations that were told, by this process. */
  const told = new Set<string>();

  return async ({
    shown,
    pictureId,
    draw,
    backTo = null,
    toBeMentioned,
    mayBeThere,
    conversation,
    isAnswer = true,
  }) => {
    const askOn = [...(mayBeThere ? [PERHAPS_TWICE] : []), ...(toBeMentioned ? [ASK_ON] : [])];
    const drawn = await drawAll(shown, draw);
    const place = (at: number): ChartPicture | null => {
      if (!drawn.has(at) || pictureId === null) return null;
      const url = pictures.addressOf(pictureId, at);
      return url === null ? null : { url, withRows: false };
    };
    const look = { offersWrongAnswer: offersWrongAnswer && isAnswer && shown.replyId !== null, backTo };
    const hasChart = shown.reply.parts.some(({ kind }) => kind === 'chart');
    if (servesPictures || !hasChart) return render(shown, { ...look, pictureAt: place, notes: askOn });
    const notes = told.has(conversation) ? askOn : [...askOn, HOW];
    told.add(conversation);
    const inline = render(shown, { ...look, notes, pictureAt: (at) => inlined(drawn.get(at)) });
    // A picture is never worth a row of words.
    return inline.isCut ? render(shown, { ...look, notes, pictureAt: () => null }) : inline;
  };
}

async function drawAll({ reply }: ToShow, draw: Charts['draw']): Promise<ReadonlyMap<number, Picture>> {
  const charts = reply.parts.flatMap((part, at) => (part.kind === 'chart' ? [{ spec: part.spec, at }] : []));
  const drawn = await Promise.all(charts.map(async ({ spec, at }) => ({ at, result: await draw(spec) })));
  return new Map(drawn.flatMap(({ at, result }) => (result.kind === 'picture' ? [[at, result.picture]] : [])));
}

function inlined(picture: Picture | undefined): ChartPicture | null {
  if (picture === undefined) return null;
  const { buffer, byteOffset, byteLength } = picture.png;
  const url = `data:image/png;base64,${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}`;
  return { url, withRows: true };
}
