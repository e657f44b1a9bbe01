import { EMPTY_CONTEXT } from '../../conversation/context.ts';
import type { FiguresTold } from '../../desk/figures-desk.ts';
import type { Post, Poster } from '../../digest/poster.ts';
import type { Log } from '../../log.ts';
import type { Reply } from '../../reply/reply.ts';
import type { PersonNamed } from '../../setting-kinds.ts';
import type { PublishingDesk } from '../publishing-desk.ts';
import { actorOf, nameOf } from './publisher.ts';
import { askId, askSecond, replyOf, TWO_ARE_NEEDED, tellAsked } from './tell.ts';

export interface AskNeeds {
  readonly publishing: PublishingDesk;
  readonly publishers: readonly PersonNamed[];
  /** By platform. */
  readonly posters: ReadonlyMap<string, Poster>;
  readonly log: Log;
}

const POST_MS = 10_000;

/** The others who may publish are asked, each where they are; those of the same name are the same person. null: there is no such draft. */
export async function secondAsked(needs: AskNeeds, id: number, publisher: PersonNamed): Promise<FiguresTold | null> {
  const { publishing, publishers } = needs;
  const row = await publishing.find(id);
  if (row === null) return null;
  const reply = askSecond(row, await publishing.preview(id));
  const asked = new Set<string>();
  for (const each of publishers.filter((other) => nameOf(other) !== nameOf(publisher))) {
    if (await isAsked(needs, each, { id, reply })) asked.add(nameOf(each));
  }
  if (asked.size === 0) return { ...tellAsked(row, []), reply: replyOf(TWO_ARE_NEEDED) };
  await publishing.note('second asked', id, actorOf(publisher));
  return tellAsked(row, [...asked]);
}

/** Whether somebody has it before them; one who may have it counts. */
async function isAsked(
  { posters, log }: AskNeeds,
  { platform, id: person }: PersonNamed,
  { id, reply }: { readonly id: number; readonly reply: Reply },
): Promise<boolean> {
  const poster = posters.get(platform);
  if (poster === undefined) return false;
  const post: Post = {
    deliveryId: askId(id),
    place: { organisation: '', conversation: person, isPersonal: true, owner: person },
    reply,
    context: EMPTY_CONTEXT,
    // There is no chart in it.
    draw: () => Promise.resolve({ kind: 'none', problem: 'failed', why: 'nothing is drawn' }),
    signal: AbortSignal.timeout(POST_MS),
  };
  try {
    const { outcome } = await (poster.tell === undefined ? poster.post(post) : poster.tell(post));
    return outcome === 'posted' || outcome === 'unknown';
  } catch (error) {
    log.warn({ err: error, platform, importId: id }, 'somebody could not be asked to publish');
    return false;
  }
}
