import { createHash } from 'node:crypto';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Context } from '../conversation/context.ts';
import type { IsoDate } from '../query/period.ts';
import { todayIn } from '../query/wall.ts';
import type { Reply } from '../reply/reply.ts';
import { composeReminder, contextOfAlert, planAlert, type Watched, watchedBy } from './contents/alert.ts';
import { composeDigest, planDigest } from './contents/digest.ts';
import type { Said } from './contents/said.ts';
import type { Contents } from './digest-store.ts';
import type { DigestPorts } from './ports.ts';
import type { SkipReason, Subscription } from './subscription.ts';

/** Makes what is posted: each only once, for however many channels it is the same. */
export interface Compute {
  /** What a digest says now, or why it says nothing. */
  digest(subscription: Subscription, ask?: { readonly evenUnchanged: boolean }): Promise<Contents | SkipReason>;
  reminder(subscription: Subscription): Promise<Contents | SkipReason>;
  /** The measures of an alert as they stand by a catalogue. */
  watched(subscription: Subscription, catalogue: Catalogue): Promise<readonly Watched[]>;
}

/** Different contents at the same time are few: those of one data version. */
const MOST_KEPT = 200;

export function createCompute(ports: Pick<DigestPorts, 'digests' | 'data' | 'now' | 'zone'>): Compute {
  const made = kept<Contents | SkipReason>();
  const looked = kept<readonly Watched[]>();
  const baselines = kept<Contents | null>();
  const todayOf = ({ schedule }: Subscription): IsoDate => todayIn(schedule?.zone ?? ports.zone, ports.now());

  async function before({
    said,
    schedule,
  }: Subscription): Promise<{ readonly said: Said; readonly on: IsoDate } | null> {
    if (said === null) return null;
    const contents = await baselines(said.hash, () => ports.digests.contents(said.hash));
    // A baseline of another shape is dropped: the next post is a first one.
    if (contents?.said?.version !== 1) return null;
    return { said: contents.said, on: todayIn(schedule?.zone ?? ports.zone, new Date(said.at)) };
  }

  async function makeDigest(
    subscription: Subscription,
    unchanged: Subscription['unchanged'],
  ): Promise<Contents | SkipReason> {
    const catalogue = await ports.data.catalogue();
    const { question, said } = subscription;
    const today = todayOf(subscription);
    const last = await before(subscription);
    const key = keyOf([question, unchanged, catalogue.version, today, last === null ? null : [said?.hash, last.on]]);
    return made(key, async () => {
      const wanted = { question, catalogue, today, unchanged, before: last };
      const plan = planDigest(wanted);
      const { reply, said, context } = composeDigest(wanted, plan === null ? [] : await ports.data.find(plan));
      return reply === null ? 'unchanged' : contentsOf(reply, context, said);
    });
  }

  function watched(subscription: Subscription, catalogue: Catalogue): Promise<readonly Watched[]> {
    const wanted = alertOf(subscription, catalogue, todayOf(subscription));
    return looked(keyOf([wanted.question, wanted.becomes, catalogue.version, wanted.today]), async () => {
      const plan = planAlert(wanted);
      return watchedBy(wanted, plan === null ? [] : await ports.data.find(plan));
    });
  }

  return {
    digest: (subscription, ask) =>
      makeDigest(subscription, ask?.evenUnchanged === true ? 'full' : subscription.unchanged),
    watched,
    async reminder(subscription) {
      const catalogue = await ports.data.catalogue();
      const all = await watched(subscription, catalogue);
      const reply = composeReminder(alertOf(subscription, catalogue, todayOf(subscription)), all);
      return reply === null
        ? 'nothing-to-remind'
        : contentsOf(reply, contextOfAlert(all.filter(({ isIn }) => isIn)), null);
    },
  };
}

export function alertOf({ question, becomes }: Subscription, catalogue: Catalogue, today: IsoDate) {
  return { question, becomes: becomes ?? [], catalogue, today };
}

/** What is posted, with the hash that it is known by. */
export function contentsOf(reply: Reply, context: Context, said: Said | null): Contents {
  return { hash: keyOf([reply, context, said]), reply, context, said };
}

function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
}

/** Makes each thing once, and keeps the newest; one that failed is made anew. */
export function kept<T>(most = MOST_KEPT): (key: string, make: () => Promise<T>) => Promise<T> {
  const things = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = things.get(key);
    if (known) return known;
    const thing = make();
    things.set(key, thing);
    thing.catch(() => things.delete(key));
    for (const oldest of things.keys()) {
      if (things.size <= most) break;
      things.delete(oldest);
    }
    return thing;
  };
}
