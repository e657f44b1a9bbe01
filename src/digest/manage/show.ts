import { todayIn } from '../../query/wall.ts';
import type { Reply } from '../../reply/reply.ts';
import { askWhich, type Doing, plainReply, sayList, sayNone } from '../say/manage.ts';
import { nameIt } from '../say/set-up.ts';
import type { Subscription } from '../subscription.ts';
import { type Asked, type Here, scheduleOf } from './here.ts';
import { meant } from './which.ts';

const PREVIEW: Doing = { request: (which) => ({ kind: 'preview', which, question: null }), toAll: false };

export async function list(here: Here): Promise<Reply> {
  const { ports, asker, catalogue } = here;
  const all = await ports.digests.inConversation(asker);
  if (all.length === 0) return sayNone('list');
  const listed: Parameters<typeof sayList>[0][number][] = [];
  for (const subscription of all) {
    // What its owner was told of it is no post.
    const last = (await ports.digests.recent([subscription.id], 5)).find(({ kind }) => kind !== 'notice');
    listed.push({ subscription, last: last ?? null, isMine: subscription.owner === asker.person });
  }
  return sayList(listed, catalogue, todayIn(ports.zone, ports.now()));
}

export async function preview(here: Here, { which, question }: Asked<'preview'>): Promise<Reply> {
  const { ports, asker } = here;
  if (question !== null) return shown(here, imagined(here, question));
  const all = await ports.digests.inConversation(asker);
  if (all.length === 0) return sayNone('list');
  const found = meant(all, which);
  const digests = found.filter(({ kind }) => kind === 'digest');
  const [one, ...more] = digests.length > 0 ? digests : found;
  if (!one) return sayNone('other');
  if (more.length > 0) return askWhich([one, ...more], PREVIEW, here.catalogue);
  if (one.kind === 'alert')
    return plainReply(`${nameIt(one)} posts only when that changes, so there is nothing to show yet.`);
  return shown(here, one);
}

async function shown({ ports }: Here, subscription: Subscription): Promise<Reply> {
  const contents = await ports.compute.digest(subscription, { evenUnchanged: true });
  if (typeof contents === 'string') throw new Error(`a preview was ${contents}`);
  return contents.reply;
}

/** A digest that is not set up, for its preview. */
function imagined(here: Here, question: Subscription['question']): Subscription {
  const { platform, organisation, conversation, isPersonal, person } = here.asker;
  return {
    ...{ id: 0, number: 0, version: 1, platform, organisation, conversation, isPersonal, owner: person },
    ...{
      kind: 'digest',
      question,
      schedule: scheduleOf(here, { days: null, time: null, zone: null, from: null }, null),
    },
    ...{ unchanged: 'full', becomes: null, state: 'active', pausedWhy: null, pausedUntil: null, next: null },
    ...{ lastDay: null, said: null, checkedVersion: null, createdAt: here.ports.now().toISOString() },
  };
}
