import { LRUCache } from 'lru-cache';
import type { Addresses, TeamsSettings } from '../../src/index.ts';
import type { Connector, Member } from './connector.ts';
import { askerOf, PLATFORM, type Where } from './receive.ts';

/** Who may speak: '…' says why not, in words for the person. */
export type Verdict = { readonly may: true } | { readonly may: false; readonly why: Refusal };

export type Refusal = 'other-organisation' | 'guest' | 'unknown-person';

export const SAID: Readonly<Record<Refusal, string>> = {
  'other-organisation':
    'Sorry, I answer only people of the organisation whose figures these are. Your administrator can change that.',
  guest: 'Sorry, I do not answer guests. Your administrator can change that.',
  'unknown-person':
    'Sorry, I can not see here whether you belong to the organisation. Send me a message in our own chat first, then try again.',
};

export interface PeoplePorts {
  readonly settings: TeamsSettings;
  readonly connector: Pick<Connector, 'member'>;
  readonly addresses: Pick<Addresses, 'ofPerson'>;
}

export interface People {
  /** Whether anybody of this tenant may speak. */
  admits(tenant: string): boolean;
  /** Throws a ConnectorError where Teams can't say now who it is. */
  judge(where: Where): Promise<Verdict>;
}

/** So long nobody is asked about again; people change their organisation less often. */
const KNOWN_FOR_MS = 60 * 60_000;
const MOST_KNOWN = 10_000;

/** Knows who belongs to the organisation, by what Teams says of them and never by what a message says of itself. */
export function createPeople(ports: PeoplePorts): People {
  const known = new LRUCache<string, Verdict>({ max: MOST_KNOWN, ttl: KNOWN_FOR_MS });
  const { app, tenantIds, allowsGuests, allowsExternal } = ports.settings;
  const tenants = tenantIds.length > 0 ? tenantIds : app === null ? [] : [app.tenantId];
  const isOurs = (tenant: string) => tenants.some((each) => each.toLowerCase() === tenant.toLowerCase());

  function verdictOn(member: Member, where: Where): Verdict {
    const isGuest = member.role === 'guest' || /#EXT#/i.test(member.principalName ?? '');
    if (member.role === 'anonymous') return { may: false, why: 'other-organisation' };
    if (isGuest) return allowsGuests ? { may: true } : { may: false, why: 'guest' };
    const isExternal = !isOurs(member.tenant ?? where.tenant);
    return isExternal && !allowsExternal ? { may: false, why: 'other-organisation' } : { may: true };
  }

  // Without an app there is nobody to ask: that is for this machine alone.
  const admits = (tenant: string) => app === null || allowsExternal || isOurs(tenant);

  return {
    admits,
    async judge(where) {
      if (app === null) return { may: true };
      if (!admits(where.tenant)) return { may: false, why: 'other-organisation' };
      const key = `${where.tenant} ${where.user}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const member = await memberOf(ports, where);
      if (member === null) return { may: false, why: 'unknown-person' };
      const verdict = verdictOn(member, where);
      known.set(key, verdict);
      return verdict;
    },
  };
}

/** Where the bot is not part of the conversation, as with a card that is being written, the person's own chat tells. */
async function memberOf({ connector, addresses }: PeoplePorts, where: Where): Promise<Member | null> {
  const here = await connector.member(where);
  if (here !== null) return here;
  const own = await addresses.ofPerson(PLATFORM, askerOf(where).person);
  return own === null ? null : connector.member(own.reference as Where);
}
