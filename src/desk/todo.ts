import type { Inbox, WaitingEvent } from '../conversation/inbox.ts';
import type { ShownPlace, ShownReply } from '../conversation/shown.ts';
import type { Hold } from '../conversation/work.ts';
import { type About, act, type Doable } from './act.ts';
import type { Desk } from './desk.ts';
import { replyIdOf } from './reply-id.ts';
import type { Outcome, Said } from './said.ts';

/** What an event asks to be done, in the light of what was done before. */
export interface ToDo {
  /** Of the answer. */
  readonly replyId: string;
  /** Where the answer stands, to be shown anew there; null: nowhere yet. */
  readonly place: ShownPlace | null;
  /** It was answered before, and whoever did may have shown it. */
  readonly mayBeShown: boolean;
  readonly what: Doable | { readonly kind: 'amend'; readonly text: string } | ShownBefore;
}

interface ShownBefore {
  readonly kind: 'before';
  readonly answer: ShownReply;
}

/** Something has to be done first that is under way. */
export class NotYetError extends Error {
  constructor(eventId: string) {
    super(`${eventId} is not dealt with yet`);
    this.name = 'NotYetError';
  }
}

interface Ports {
  readonly platform: { readonly name: string };
  readonly desk: Desk;
  readonly inbox: Inbox;
}

/** null: nothing. Throws a NotYetError. */
export async function toDo(
  ports: Ports,
  event: WaitingEvent,
  said: Exclude<Said, { kind: 'deleted' }>,
): Promise<ToDo | null> {
  if (said.kind === 'edited') return toAmend(ports, event, said);
  const replyId = replyIdOf(event);
  // Asked again it could be read otherwise: the thread has moved on by it.
  const before = event.attempts > 0 ? await ports.desk.shown(replyId) : null;
  // What is shown elsewhere has no answer of its own that would tell.
  const mayBeShown = event.attempts > 0 && said.kind === 'again';
  if (before === null) return { replyId, place: null, mayBeShown, what: said };
  if (before.place !== undefined) return null;
  return { replyId, place: null, mayBeShown: true, what: { kind: 'before', answer: before } };
}

/** A message that was never heard of before is answered as a new one: the bot may be mentioned in it only now. */
async function toAmend(
  { platform, desk, inbox }: Ports,
  event: WaitingEvent,
  { of, text }: Extract<Said, { kind: 'edited' }>,
): Promise<ToDo | null> {
  const replyId = replyIdOf({ platform: platform.name, id: of });
  const first = await desk.shown(replyId);
  const state = first?.place === undefined ? await inbox.stateOf(platform.name, of) : 'done';
  if (state === 'waiting') throw new NotYetError(of);
  if (first !== null) {
    const place = placeOf(first, event, of);
    return { replyId, place, mayBeShown: place === null, what: { kind: 'amend', text } };
  }
  // Its answer is not kept any more, or it never had one.
  if (state !== null) return null;
  await markSeen({ platform, inbox }, event, of);
  return { replyId, place: null, mayBeShown: event.attempts > 0, what: { kind: 'words', text } };
}

/** So that it is not answered as well where it is told of only now. */
async function markSeen(
  { platform, inbox }: Omit<Ports, 'desk'>,
  { receivedAt }: WaitingEvent,
  id: string,
): Promise<void> {
  const lease = { holder: 'edited', now: receivedAt, until: receivedAt };
  const isNew = await inbox.accept({ platform: platform.name, id, receivedAt, body: null }, lease);
  if (!isNew) throw new NotYetError(id);
  await inbox.end(platform.name, id, 'done');
}

/** It is kept a moment after the answer; null: it was not. */
function placeOf({ place }: ShownReply, { attempts }: WaitingEvent, of: string): ShownPlace | null {
  if (place === undefined && attempts === 0) throw new NotYetError(of);
  return place ?? null;
}

/** null: there is nothing to be shown. Throws a StoreError where the database can't be used. */
export async function outcomeOf(
  { desk }: Pick<Ports, 'desk'>,
  about: About & { readonly id: string },
  { what }: ToDo,
): Promise<Outcome | null> {
  switch (what.kind) {
    case 'before':
      return { kind: 'answer', answer: what.answer };
    case 'amend': {
      const answer = await desk.amend({ ...about, text: what.text });
      return answer && { kind: 'answer', answer };
    }
    default:
      return act(desk, about, what);
  }
}

interface Removing<Came> extends Ports {
  readonly platform: { readonly name: string; remove(came: Came, place: ShownPlace): Promise<void> };
}

/** Takes away the answer to a message that was deleted. Throws a NotYetError. */
export async function takeBack<Came>(
  { platform, desk, inbox }: Removing<Came>,
  { event, came, hold }: { readonly event: WaitingEvent; readonly came: Came; readonly hold: Hold },
  of: string,
): Promise<void> {
  const replyId = replyIdOf({ platform: platform.name, id: of });
  if ((await inbox.stateOf(platform.name, of)) === 'waiting') throw new NotYetError(of);
  const first = await desk.shown(replyId);
  if (first === null) return;
  const place = placeOf(first, event, of);
  await hold.check();
  if (place !== null) await platform.remove(came, place);
  await desk.withdraw(replyId);
}
