import { LRUCache } from 'lru-cache';
import { type Addresses, type Belonging, type Refusal, refusalOf } from '../../src/index.ts';
import type { Connector, Member } from './connector.ts';
import { askerOf, PLATFORM, type Where } from './receive.ts';
import type { TeamsSettings } from './settings.ts';

export interface PeoplePorts {
  readonly settings: TeamsSettings;
  readonly connector: Pick<Connector, 'member'>;
  readonly addresses: Pick<Addresses, 'ofPerson'>;
}

export interface People {
  /** Whether anybody of this tenant may speak. */
  admits(tenant: string): boolean;
  /** Why somebody is not answered there; null: they are. Throws a ConnectorError where Teams can't say now who it is. */
  refusalIn(where: Where): Promise<Refusal | null>;
}

/** So long nobody is asked about again; people change their organisation less often. */
const KNOWN_FOR_MS = 60 * 60_000;
const MOST_KNOWN = 10_000;

/** Knows who belongs to the organisation, by what Teams says of them and never by what a message says of itself. */
export function createPeople(ports: PeoplePorts): People {
  const known = new LRUCache<string, Belonging>({ max: MOST_KNOWN, ttl: KNOWN_FOR_MS });
  const { app, tenantIds, allowsExternal } = ports.settings;
  const tenants = tenantIds.length > 0 ? tenantIds : app === null ? [] : [app.tenantId];
  const isOurs = (tenant: string) => tenants.some((each) => each.toLowerCase() === tenant.toLowerCase());
  // Without an app there is nobody to ask: that is for this machine alone.
  const admits = (tenant: string) => app === null || allowsExternal || isOurs(tenant);

  function belongingOf({ role, principalName, tenant }: Member, where: Where): Belonging {
    if (role === 'anonymous') return 'nobody';
    if (role === 'guest' || /#EXT#/i.test(principalName ?? '')) return 'guest';
    return isOurs(tenant ?? where.tenant) ? 'member' : 'external';
  }

  async function lookUp(where: Where): Promise<Belonging> {
    const key = `${where.tenant} ${where.user}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const member = await memberOf(ports, where);
    if (member === null) return 'unknown';
    const belonging = belongingOf(member, where);
    known.set(key, belonging);
    return belonging;
  }

  return {
    admits,
    async refusalIn(where) {
      if (app === null) return null;
      if (!admits(where.tenant)) return 'external';
      return refusalOf(await lookUp(where), where.isShared, ports.settings);
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
