import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { type Belonging, type Refusal, refusalOf } from '../../src/index.ts';
import { type Calls, isRefused } from './calls.ts';
import type { Identity } from './identity.ts';
import type { Where, Who } from './incoming.ts';
import type { SlackSettings } from './settings.ts';

/** Of a person, as Slack knows them: https://docs.slack.dev/reference/objects/user-object */
export interface Person {
  readonly name: string;
  readonly isBot: boolean;
  readonly isGuest: boolean;
  /** Of another organisation, by Slack's own word. */
  readonly isStranger: boolean;
  /** Workspaces that the person belongs to; Slack names at least one of everybody. */
  readonly teamIds: readonly string[];
  /** null: their workspace belongs to no larger organisation. */
  readonly enterpriseId: string | null;
}

/** Looks people up, and remembers them for a short while. */
export type FindPerson = (id: string) => Promise<Person>;

/** A guest who became a member, or a member who left, is known as such after so long. */
const REMEMBERED_MS = 5 * 60_000;
const REMEMBERED = 5000;

export function peopleFrom(calls: Calls): FindPerson {
  const known = new LRUCache<string, Promise<Person>>({ max: REMEMBERED, ttl: REMEMBERED_MS });
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const person = readPerson(calls, id);
    known.set(id, person);
    // What failed is asked again next time.
    person.catch(() => known.delete(id));
    return person;
  };
}

/** Of somebody whom we can't see, as others' people can be: https://docs.slack.dev/reference/methods/users.info#errors */
const UNSEEN: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible']);

const STRANGER: Person = {
  ...{ name: 'somebody of another organisation', isBot: false, isGuest: false, isStranger: true },
  ...{ teamIds: [], enterpriseId: null },
};

/** Of Slack itself, which calls it no bot: https://docs.slack.dev/reference/objects/user-object */
const SLACKBOT = 'USLACKBOT';

async function readPerson(calls: Calls, id: string): Promise<Person> {
  try {
    return personOf(id, await calls.call('users.info', { user: id }));
  } catch (error) {
    if (isRefused(error, UNSEEN)) return STRANGER;
    throw error;
  }
}

function personOf(id: string, { user = {} }: webApi.UsersInfoResponse): Person {
  const { team_id: teamId, enterprise_user: enterprise, profile } = user;
  return {
    name: profile?.display_name || profile?.real_name || user.real_name || user.name || 'a colleague',
    isBot: user.is_bot === true || id === SLACKBOT,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    // https://docs.slack.dev/apis/slack-connect/using-slack-connect-apis
    isStranger: user.is_stranger === true,
    teamIds: [...new Set([...(teamId ? [teamId] : []), ...(enterprise?.teams ?? [])])],
    enterpriseId: enterprise?.enterprise_id ?? null,
  };
}

/** Why a person is not answered where they ask; null: they are. A bot gets no word. Throws where Slack can't tell us. */
export async function refusalIn(
  { who, where }: { readonly who: Who; readonly where: Where },
  find: FindPerson,
  settings: SlackSettings,
  identity: Identity,
): Promise<Refusal | 'ignored' | null> {
  const allowed = settings.teamIds.length > 0 ? settings.teamIds : [identity.teamId];
  if (!allowed.includes(who.team)) return 'elsewhere';
  const person = await find(who.person);
  if (person.isBot) return 'ignored';
  return refusalOf(belongingOf(person, identity, allowed), where.kind === 'thread' && where.isShared, settings);
}

function belongingOf(person: Person, { enterpriseId }: Identity, allowed: readonly string[]): Belonging {
  const isOurs = person.teamIds.length === 0 || person.teamIds.some((id) => allowed.includes(id));
  const isOfOrganisation = enterpriseId !== null && person.enterpriseId === enterpriseId;
  if (person.isStranger || (!isOurs && !isOfOrganisation)) return 'external';
  if (!isOurs) return 'elsewhere';
  return person.isGuest ? 'guest' : 'member';
}
