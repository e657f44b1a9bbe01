import type { Reply } from '../../reply/reply.ts';
import { text } from '../../telling/reply-of.ts';
import type { Which } from '../request.ts';
import { askWhich, type Doing, plainReply, sayNone, sayNotYours } from '../say/manage.ts';
import { nameIt } from '../say/set-up.ts';
import type { Subscription } from '../subscription.ts';
import { type Here, membersMay } from './here.ts';

/** Those that are meant; of several, all where all were said. */
export function meant(all: readonly Subscription[], { number, weekday, kind }: Which): readonly Subscription[] {
  if (number !== null) return all.filter((one) => one.number === number);
  const on =
    weekday === null
      ? all
      : all.filter(({ schedule }) => schedule?.days.kind === 'weekly' && schedule.days.on.includes(weekday));
  const ofKind = on.filter((one) => one.kind === kind);
  return kind === null || ofKind.length === 0 ? on : ofKind;
}

export async function onOne(
  here: Here,
  which: Which,
  doing: Doing,
  work: (one: Subscription) => Promise<Reply>,
): Promise<Reply> {
  const all = await here.ports.digests.inConversation(here.asker);
  if (all.length === 0) return sayNone('list');
  const [one, ...more] = meant(all, which);
  if (!one) return sayNone('other');
  if (more.length > 0) return askWhich([one, ...more], doing, here.catalogue);
  return (await mayManage(here, one)) ? work(one) : sayNotYours([one], membersMay(here));
}

export async function onEach(
  here: Here,
  which: Which,
  doing: Doing,
  work: (one: Subscription) => Promise<Reply | null>,
): Promise<Reply> {
  const all = await here.ports.digests.inConversation(here.asker);
  if (all.length === 0) return sayNone('list');
  const found =
    which.all && which.number === null ? (which.kind === null ? all : meant(all, which)) : meant(all, which);
  if (found.length === 0) return sayNone('other');
  if (found.length > 1 && !which.all) return askWhich(found, doing, here.catalogue);
  const mine: Subscription[] = [];
  for (const one of found) if (await mayManage(here, one)) mine.push(one);
  const others = found.filter((one) => !mine.includes(one));
  if (mine.length === 0) return sayNotYours(others, membersMay(here));
  const replies: Reply[] = [];
  for (const one of mine) replies.push((await work(one)) ?? sayBusy(one));
  const [first, ...rest] = replies;
  if (!first) return sayNotYours(others, membersMay(here));
  const more = [...rest, ...(others.length > 0 ? [sayNotYours(others, membersMay(here))] : [])];
  return {
    ...first,
    next: [first, ...rest].flatMap(({ next }) => next),
    parts: [...first.parts, ...more.flatMap(({ headline, parts }) => [text(headline), ...parts])],
  };
}

async function mayManage({ ports, asker }: Here, { owner, isPersonal }: Subscription): Promise<boolean> {
  if (owner === asker.person) return true;
  const poster = isPersonal ? undefined : ports.posters.get(asker.platform);
  try {
    return (await poster?.isMember?.(asker)) ?? false;
  } catch (error) {
    ports.log.warn({ err: error, platform: asker.platform }, 'who is a member could not be told');
    return false;
  }
}

export function sayBusy(one: Subscription): Reply {
  return plainReply(
    `${nameIt(one)} was changed by somebody else at the same time, and I left it as it is now: say it again if you still want to.`,
  );
}
