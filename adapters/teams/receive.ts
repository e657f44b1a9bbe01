import { z } from 'zod';
import type { Address, Asker } from '../../src/index.ts';
import type { Press } from './card.ts';
import type { FileThere } from './file.ts';
import { type Mention, wordsOf } from './words.ts';

export const PLATFORM = 'teams';

/** Of an emulator that names none. */
const NO_TENANT = 'development';

/** Where an activity came from and a reply goes: plain JSON, without names. */
export interface Where {
  readonly serviceUrl: string;
  readonly channelId: string;
  /** With ';messageid=…' of the thread where it is in a channel. */
  readonly conversation: string;
  readonly kind: 'personal' | 'channel' | 'group';
  /** Empty: none was said. */
  readonly tenant: string;
  /** The team that the channel is in, whose members are those who can ask there. */
  readonly team: string | null;
  readonly isShared: boolean;
  readonly bot: string;
  /** The person, by the id that Teams uses for this bot alone; empty where nobody in particular is meant. */
  readonly user: string;
  /** The person in Microsoft Entra; null: not said. */
  readonly objectId: string | null;
}

/** What came in, as far as it is for us. */
export type Incoming = { readonly where: Where } & (
  | {
      readonly kind: 'message';
      readonly id: string | null;
      readonly text: string;
      readonly isAttached?: true;
      /** Of a personal chat, where alone Teams gives them; left out: none. */
      readonly files?: readonly FileThere[];
    }
  | { readonly kind: 'press'; readonly id: string | null; readonly press: Press }
  /** A message in other words than before; `at`: when, unlike that of any other time. */
  | { readonly kind: 'edited'; readonly id: string; readonly text: string; readonly at: string }
  | { readonly kind: 'deleted'; readonly id: string }
  | { readonly kind: 'installed' | 'removed'; readonly id: string | null }
  | { readonly kind: 'invoke'; readonly id: string | null; readonly invoke: Invoke }
  | { readonly kind: 'ignored' }
);

/** What has to be answered in the same request. */
export type Invoke =
  | { readonly name: 'press'; readonly press: Press }
  | { readonly name: 'query'; readonly words: string; readonly skip: number; readonly count: number }
  | { readonly name: 'select'; readonly code: string }
  | { readonly name: 'unknown' };

const id = z.string().min(1).max(2_000);
const account = z.object({ id, name: z.string().nullish(), aadObjectId: z.string().max(200).nullish() });
const named = z.object({ id: z.string().max(2_000).nullish() }).nullish();

const activity = z.object({
  type: z.string().max(100),
  id: id.nullish(),
  timestamp: z.string().max(100).nullish(),
  name: z.string().max(200).nullish(),
  channelId: id,
  serviceUrl: z.string().max(2_000).refine(isWebAddress),
  from: account,
  recipient: account,
  conversation: z.object({
    id,
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().max(200).nullish(),
  }),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  action: z.string().nullish(),
  attachments: z.array(z.unknown()).nullish(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.unknown()).nullish(),
  membersRemoved: z.array(z.unknown()).nullish(),
  channelData: z
    .object({
      tenant: named,
      team: named,
      eventType: z.string().max(100).nullish(),
      channel: z.object({ type: z.string().nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
});

type Activity = z.infer<typeof activity>;

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** @returns null where it is no activity that could have come from Teams */
export function readActivity(json: unknown): Incoming | null {
  const { data } = activity.safeParse(json);
  if (data === undefined) return null;
  const where = whereOf(data);
  // What the bot itself said comes back in some conversations.
  if (data.from.id === data.recipient.id && data.type === 'message') return { where, kind: 'ignored' };
  return { where, ...contentOf(data) };
}

type Content = Incoming extends infer Each ? (Each extends Incoming ? Omit<Each, 'where'> : never) : never;

function contentOf(data: Activity): Content {
  const id = data.id ?? null;
  switch (data.type) {
    case 'message':
      return messageOf(data, id);
    case 'messageUpdate':
      return editOf(data);
    case 'messageDelete':
      return id === null ? { kind: 'ignored' } : { kind: 'deleted', id };
    case 'invoke':
      return { kind: 'invoke', id, invoke: invokeOf(data) };
    case 'installationUpdate':
      return installationOf(data.action ?? '', id);
    case 'conversationUpdate':
      if (names(data.membersAdded, data.recipient.id)) return { kind: 'installed', id };
      return names(data.membersRemoved, data.recipient.id) ? { kind: 'removed', id } : { kind: 'ignored' };
    // Reactions, typing, read receipts and whatever is added later.
    default:
      return { kind: 'ignored' };
  }
}

/** What a person wrote comes as one too: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
function hasAttached(attachments: readonly unknown[]): boolean {
  return attachments.some((each) => {
    const type = attached.safeParse(each).data?.contentType;
    return type !== undefined && type !== 'text/html';
  });
}

const attached = z.object({ contentType: z.string() });

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#message-activity-with-file-attachment-example */
const fileThere = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().max(500).nullish(),
  content: z.object({ downloadUrl: z.string().min(1).max(8_000) }),
});

/** Those of our own form are fewer. */
const MOST_FILES = 20;

function filesIn({ attachments, conversation }: Activity): readonly FileThere[] {
  if (kindOf(conversation) !== 'personal') return [];
  return (attachments ?? []).slice(0, MOST_FILES).flatMap((each) => {
    const { data } = fileThere.safeParse(each);
    return data === undefined ? [] : [{ name: data.name ?? '', url: data.content.downloadUrl }];
  });
}

function messageOf(activity: Activity, id: string | null): Content {
  const { text, value, entities, attachments, recipient } = activity;
  const press = readPress(value);
  if (press !== null) return { kind: 'press', id, press };
  const bot = { id: recipient.id, name: recipient.name ?? '' };
  const words = wordsOf(text ?? '', mentionsIn(entities ?? []), bot);
  const isAttached = words === '' && hasAttached(attachments ?? []);
  const files = filesIn(activity);
  const withFiles = files.length === 0 ? {} : { files };
  return { kind: 'message', id, text: words, ...(isAttached ? { isAttached } : {}), ...withFiles };
}

/**
 * What is edited has the id of the message, and what came with it as its event type; one that was brought back after it
 * was deleted is no new question.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#receive-edit-message-activity
 */
function editOf(data: Activity): Content {
  const { id, timestamp, channelData } = data;
  if (!id || channelData?.eventType === 'undeleteMessage') return { kind: 'ignored' };
  const said = messageOf(data, id);
  return said.kind === 'message' ? { kind: 'edited', id, text: said.text, at: timestamp ?? '' } : { kind: 'ignored' };
}

/** 'add', 'add-upgrade', 'remove' and 'remove-upgrade': an upgrade changes nothing for us. */
function installationOf(action: string, id: string | null): Content {
  if (action === 'add') return { kind: 'installed', id };
  return action === 'remove' ? { kind: 'removed', id } : { kind: 'ignored' };
}

const mention = z.object({ type: z.literal('mention'), mentioned: z.object({ id: z.string() }), text: z.string() });

function mentionsIn(entities: readonly unknown[]): readonly Mention[] {
  return entities.flatMap((each) => {
    const { data } = mention.safeParse(each);
    return data === undefined ? [] : [{ id: data.mentioned.id, text: data.text }];
  });
}

function names(members: readonly unknown[] | null | undefined, botId: string): boolean {
  return (members ?? []).some((each) => account.safeParse(each).data?.id === botId);
}

const key = z.string().min(1).max(100);
/** What a form doesn't say, or says as nothing that it offers, is not chosen. */
const chosen = z.string().max(500).catch('');
const press = z.discriminatedUnion('do', [
  z.object({ do: z.literal('press'), reply: key, pick: key }),
  z.object({ do: z.literal('show'), reply: key }),
  z.object({ do: z.literal('wrong'), reply: key }),
  z.object({
    do: z.literal('digest'),
    reply: key.nullable().catch(null),
    contents: chosen,
    days: chosen,
    time: chosen,
    unchanged: chosen,
  }),
]);

function readPress(value: unknown): Press | null {
  return press.safeParse(value).data ?? null;
}

const execute = z.object({ action: z.object({ data: z.unknown().optional() }) });
const query = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).nullish(),
  queryOptions: z
    .object({ skip: z.number().int().min(0).nullish(), count: z.number().int().min(1).nullish() })
    .nullish(),
});
const select = z.object({ code: z.string().min(1).max(200) });

function invokeOf({ name, value }: Activity): Invoke {
  if (name === 'adaptiveCard/action') {
    const pressed = readPress(execute.safeParse(value).data?.action.data);
    return pressed === null ? { name: 'unknown' } : { name: 'press', press: pressed };
  }
  if (name === 'composeExtension/query') return queryOf(value);
  const selected = name === 'composeExtension/selectItem' ? select.safeParse(value).data : undefined;
  return selected === undefined ? { name: 'unknown' } : { name: 'select', code: selected.code };
}

/** The parameter `initialRun` comes before anything was typed. */
function queryOf(value: unknown): Invoke {
  const { data } = query.safeParse(value);
  if (data === undefined) return { name: 'unknown' };
  const typed = (data.parameters ?? []).find(({ name }) => name !== 'initialRun')?.value;
  const { skip, count } = data.queryOptions ?? {};
  return { name: 'query', words: typeof typed === 'string' ? typed : '', skip: skip ?? 0, count: count ?? 25 };
}

function whereOf({ channelData, conversation, ...data }: Activity): Where {
  return {
    serviceUrl: data.serviceUrl,
    channelId: data.channelId,
    conversation: conversation.id,
    kind: kindOf(conversation),
    tenant: channelData?.tenant?.id ?? conversation.tenantId ?? '',
    team: channelData?.team?.id ?? null,
    isShared: channelData?.channel?.type === 'shared',
    bot: data.recipient.id,
    user: data.from.id,
    objectId: data.from.aadObjectId ?? null,
  };
}

function kindOf({ conversationType, isGroup }: Activity['conversation']): Where['kind'] {
  if (conversationType === 'channel') return 'channel';
  return conversationType === 'groupChat' || (conversationType !== 'personal' && isGroup) ? 'group' : 'personal';
}

/** The channel or chat: a thread in a channel has its first message's id behind. */
export function conversationOf({ conversation }: Where): string {
  return conversation.replace(/;messageid=.*$/i, '');
}

/** Of a thread in a channel, or of a chat, which is one thread. */
export function threadOf(where: Where): string {
  return `${PLATFORM}:${where.tenant}:${where.conversation}`;
}

export function askerOf(where: Where): Asker {
  return {
    platform: PLATFORM,
    organisation: where.tenant || NO_TENANT,
    person: where.objectId ?? where.user,
    conversation: conversationOf(where),
    isPersonal: where.kind === 'personal',
    isShared: where.isShared,
  };
}

/** Where a conversation is posted to; of one that is more than one person's, the same whoever speaks. */
export function addressOf(where: Where): Address {
  const { platform, organisation, person, conversation, isPersonal } = askerOf(where);
  const reference: Where = { ...where, conversation, ...(isPersonal ? {} : { user: '', objectId: null }) };
  return { platform, organisation, conversation, kind: where.kind, person: isPersonal ? person : null, reference };
}
