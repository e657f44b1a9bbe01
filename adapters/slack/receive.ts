import { createHash } from 'node:crypto';
import { z } from 'zod';
import { EVERYTHING, questionSchema } from '../../src/index.ts';
import { BUTTON, WRONG } from './buttons.ts';
import type { Came, FileNamed, What, Where, Who } from './incoming.ts';
import { ASK_FIELD } from './modal.ts';
import { unescape } from './text.ts';
import { isDirect } from './where.ts';

/** Of what Slack sends, what is read here; anything may be missing. */
interface EventBody {
  readonly event_id?: string;
  readonly team_id?: string;
  readonly context_team_id?: string | null;
  readonly authorizations?: readonly { readonly team_id?: string | null }[] | null;
  readonly is_ext_shared_channel?: boolean;
}

/**
 * The workspace through which we hear of an event. In a channel that another organisation shares with us `team_id` is
 * theirs: https://github.com/slackapi/bolt-js/issues/687
 */
function teamOf({ team_id: team, context_team_id: context, authorizations }: EventBody): string | undefined {
  return context ?? authorizations?.[0]?.team_id ?? team;
}

interface MessageLike {
  readonly subtype?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly user?: string | undefined;
  readonly text?: string | undefined;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  /** A file or a voice clip; and what is forwarded. */
  readonly files?: readonly unknown[] | undefined;
  readonly attachments?: readonly unknown[] | undefined;
  /** Of a message in other words than before; `ts`: when, unlike that of any other time. */
  readonly edited?: { readonly ts?: string } | undefined;
}

/**
 * That a message was changed: as it is now, and as it was. Of one that has a thread and was deleted, what is now stands
 * in its place: https://docs.slack.dev/reference/events/message/message_changed and …/message_deleted
 */
interface ChangeLike extends MessageLike {
  readonly message?: MessageLike | undefined;
  readonly previous_message?: MessageLike | undefined;
  readonly deleted_ts?: string | undefined;
}

/** Subtypes that a person wrote: with a file, or shown in the channel as well. Joins and the like are none. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);

const LIST: What = { kind: 'request', request: { kind: 'list' } };
const HELP: What = { kind: 'asked', question: { ...EVERYTHING, ask: 'help' } };

/** A mention in a channel: null where it is nobody's, or a bot's. */
export function fromMention(body: EventBody, event: MessageLike, botUserId: string): Came | null {
  return fromMessage(body, event, (text) => withoutMention(text, botUserId));
}

/** A direct message: null for those of other places, which are not asked of us. */
export function fromDirectMessage(body: EventBody, event: ChangeLike, isAgent: boolean): Came | null {
  if (event.channel_type !== 'im') return null;
  if (event.subtype === 'message_changed') return fromChange(body, event, isAgent);
  if (event.subtype === 'message_deleted') return fromDeletion(body, event);
  const came = inMessages(body, event, isAgent);
  return came === null ? null : withFiles(came, event);
}

/** In a chat with the bot alone files can be figures. */
function withFiles(came: Came, { files = [], edited }: MessageLike): Came {
  const named = files.flatMap((each) => namedFile.safeParse(each).data ?? []);
  const { what } = came.incoming;
  const text = what.kind === 'question' ? what.text : '';
  if (named.length === 0 || edited !== undefined || !['question', 'attached'].includes(what.kind)) return came;
  return { ...came, incoming: { ...came.incoming, what: { kind: 'files', files: named.slice(0, MOST_FILES), text } } };
}

/** Those of our own form are fewer. */
const MOST_FILES = 20;

const namedFile: z.ZodType<FileNamed> = z.object({
  id: z.string().min(1),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
});

/**
 * What is written in the box for messages is answered there, and not in a thread that a phone shows as '1 reply'. An agent's
 * messages are a list of threads: https://docs.slack.dev/ai/migrating-to-agent-messaging
 */
function inMessages(body: EventBody, event: MessageLike, isAgent: boolean): Came | null {
  const { thread_ts: threadTs, ts } = event;
  const came = fromMessage(body, event, (text) => text);
  const isReply = threadTs !== undefined && threadTs !== ts;
  if (came === null || came.incoming.where.kind !== 'thread' || isReply || ts === undefined) return came;
  const answered = isAgent ? { threadTs: ts } : { threadTs: null, since: ts };
  return { ...came, incoming: { ...came.incoming, where: { ...came.incoming.where, ...answered, isMain: true } } };
}

/** null: nothing that a person said has changed, as when a link in it unfolds. */
function fromChange(body: EventBody, event: ChangeLike, isAgent: boolean): Came | null {
  const { message = {}, previous_message: before = {}, channel } = event;
  if (message.subtype === 'tombstone') return fromDeletion(body, { ...event, deleted_ts: message.ts });
  if (message.text === before.text || message.edited === undefined) return null;
  return inMessages(body, { ...message, ...(channel === undefined ? {} : { channel }) }, isAgent);
}

function fromDeletion(
  body: EventBody,
  { previous_message: before = {}, channel, deleted_ts: ts }: ChangeLike,
): Came | null {
  const { user, bot_id: botId, thread_ts: threadTs = ts } = before;
  const team = teamOf(body);
  if (!team || !user || !channel || !ts || !threadTs || botId) return null;
  const where = { kind: 'thread', channel, threadTs, isShared: false, responseUrl: null } as const;
  const what = { kind: 'deleted', of: messageId(channel, ts) } as const;
  return { id: `deleted:${channel}:${ts}`, incoming: { who: { team, person: user }, where, what } };
}

/** The same for each event that tells of a message, however often it is edited. */
function messageId(channel: string, ts: string): string {
  return `message:${channel}:${ts}`;
}

function fromMessage(body: EventBody, event: MessageLike, strip: (text: string) => string): Came | null {
  const { user, channel, ts, bot_id: botId, subtype, edited } = event;
  const team = teamOf(body);
  if (!team || !user || !channel || !ts || botId || !WRITTEN.has(subtype)) return null;
  const text = unescape(strip(event.text ?? ''));
  const of = messageId(channel, ts);
  return {
    id: edited === undefined ? of : `edited:${channel}:${ts}:${edited.ts}`,
    incoming: {
      who: { team, person: user },
      where: {
        kind: 'thread',
        channel,
        threadTs: event.thread_ts ?? ts,
        isShared: body.is_ext_shared_channel ?? false,
        responseUrl: null,
      },
      what: edited === undefined ? asked(text, event) : { kind: 'edited', of, text: text || NOTHING_SAID },
    },
  };
}

function asked(text: string, { files = [], attachments = [] }: MessageLike): What {
  if (text !== '') return { kind: 'question', text };
  return files.length + attachments.length > 0 ? { kind: 'attached' } : HELP;
}

/** What a person who only mentions the bot wants to know. */
const NOTHING_SAID = 'help';

/** The bot's home was opened; its tab of messages is no home. */
export function fromHomeOpened(body: EventBody, event: { readonly user?: string; readonly tab?: string }): Came | null {
  if (!body.event_id || !body.team_id || !event.user || event.tab !== 'home') return null;
  const who = { team: body.team_id, person: event.user };
  return { id: body.event_id, incoming: { who, where: { kind: 'direct' }, what: { kind: 'home' } } };
}

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export interface MessageShortcutBody extends Pick<ActionBody, 'team' | 'user'> {
  readonly trigger_id: string;
  readonly response_url: string;
  readonly channel: { readonly id: string };
  readonly message: { readonly text?: string; readonly ts: string; readonly thread_ts?: string };
}

/** What a message of anybody's asks, answered to whoever wants to know and nobody else; null: they are of no workspace. */
export function fromMessageShortcut(body: MessageShortcutBody, botUserId: string): Came | null {
  const who = whoOf(body);
  if (who === null) return null;
  const { text = '', thread_ts: threadTs } = body.message;
  const words = unescape(withoutMention(text, botUserId)).trim();
  const thread = threadTs === undefined ? {} : { threadTs };
  const where = { kind: 'unseen', channel: body.channel.id, responseUrl: body.response_url, ...thread } as const;
  const what: What = words === '' ? { kind: 'attached' } : { kind: 'question', text: words };
  return { id: `shortcut:${unopened(body.trigger_id)}`, incoming: { who, where, what } };
}

/** A trigger opens windows for whoever has it, so that ids, which are logged, are made of it and don't hold it. */
function unopened(triggerId: string): string {
  return createHash('sha256').update(triggerId).digest('base64url').slice(0, ID_LENGTH);
}

const ID_LENGTH = 22;

function withoutMention(text: string, botUserId: string): string {
  return text.replace(new RegExp(`<@${botUserId}(\\|[^>]*)?>`, 'g'), ' ');
}

export interface CommandBody {
  readonly command: string;
  readonly text?: string;
  readonly trigger_id: string;
  readonly team_id: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly response_url: string;
}

export function fromCommand(body: CommandBody): Came {
  const text = unescape(body.text ?? '');
  return {
    id: `command:${unopened(body.trigger_id)}`,
    incoming: {
      who: { team: body.team_id, person: body.user_id },
      where: { kind: 'unseen', channel: body.channel_id, responseUrl: body.response_url },
      what: body.command === '/red' ? colourIn('red', text) : whatIn(text),
    },
  };
}

/** '/scorecard digest' and no more: what it is to be is asked in a window. */
export function asksForForm({ command, text = '' }: CommandBody): boolean {
  return command === '/scorecard' && /^digests?$/i.test(text.trim());
}

/**
 * The short forms of /scorecard, which lean on nothing asked before: a theme by its name alone would be read as the
 * theme of the list before. Anything else is read as it was typed.
 */
function whatIn(text: string): What {
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(text) ?? [];
  const typed: What = { kind: 'question', text };
  switch (word.toLowerCase()) {
    case '':
    case 'help':
      return rest === '' ? HELP : typed;
    case 'digest':
    case 'digests':
      return rest === '' ? LIST : typed;
    case 'red':
      return colourIn('red', rest);
    case 'amber':
      return colourIn('amber', rest);
    case 'theme':
    case 'themes':
      return rest === '' ? { kind: 'asked', question: EVERYTHING } : { kind: 'question', text: `summary of ${rest}` };
    default:
      return typed;
  }
}

/** '/red' by itself is of everything, whatever was asked before; with more it is read as typed: 'red in …'. */
function colourIn(colour: 'red' | 'amber', rest: string): What {
  if (rest !== '') return { kind: 'question', text: `${colour} ${rest}` };
  const only = [{ not: false, test: { kind: 'rated' as const, ratings: [colour] } }];
  return { kind: 'asked', question: { ...EVERYTHING, ask: 'list', only } };
}

export interface ActionBody {
  readonly team?: { readonly id: string } | null;
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly channel?: { readonly id?: string };
  readonly response_url?: string;
  /** The message that the button stands in, with the pictures that it has. */
  readonly message?: { readonly blocks?: readonly unknown[]; readonly ts?: string } | undefined;
  readonly container?: {
    readonly type?: string;
    readonly message_ts?: string;
    readonly thread_ts?: string;
    readonly is_ephemeral?: boolean;
  };
}

interface Pressed {
  readonly action_id: string;
  readonly action_ts?: string;
  readonly value?: string;
}

/** Two taps within so many seconds are one. */
const DOUBLE_TAP_SECONDS = 10;

/** A button; null where it is none of ours, or was pressed nowhere that we know of. */
export function fromPress(body: ActionBody, pressed: Pressed): Came | null {
  const who = whoOf(body);
  const what = whatOf(pressed, body);
  const where = what === null ? null : whereOf(body);
  if (who === null || what === null || where === null) return null;
  const time = Math.floor(Number(pressed.action_ts ?? 0) / DOUBLE_TAP_SECONDS);
  const id = ['press', pressed.value ?? '', pressed.action_id, who.person, time].join(':');
  return { id, incoming: { who, where, what } };
}

export function whoOf({ team, user }: Pick<ActionBody, 'team' | 'user'>): Who | null {
  // With an installation for a whole organisation the team is left out.
  const id = team?.id ?? user.team_id;
  return id === undefined ? null : { team: id, person: user.id };
}

function whatOf({ action_id: id, value = '' }: Pressed, { message, container }: ActionBody): What | null {
  if (id.startsWith(BUTTON.press)) {
    const ts = container?.message_ts;
    return { kind: 'press', replyId: value, key: id.slice(BUTTON.press.length), ...(ts === undefined ? {} : { ts }) };
  }
  // Where its window can't be opened.
  if (id === BUTTON.digest) return LIST;
  if (id.startsWith(BUTTON.question)) return questionIn(value);
  switch (id) {
    case BUTTON.more:
    case BUTTON.less: {
      const files = (message?.blocks ?? []).flatMap((block) => picture.safeParse(block).data?.slack_file.id ?? []);
      return { kind: id, replyId: value, ts: container?.message_ts ?? '', files };
    }
    case BUTTON.share:
    case BUTTON.sendChart:
    case BUTTON.wrong:
      return { kind: id, replyId: value };
    case BUTTON.feedback:
      return value.startsWith(WRONG) ? { kind: 'wrong', replyId: value.slice(WRONG.length) } : null;
    default:
      return null;
  }
}

/** A block that shows an uploaded picture. */
const picture = z.object({ slack_file: z.object({ id: z.string() }) });

/** The Question that a button carries; null: of a version that is not read any more. */
function questionIn(value: string): What | null {
  try {
    const read = questionSchema.safeParse(JSON.parse(value));
    return read.success ? { kind: 'asked', question: read.data } : null;
  } catch {
    return null;
  }
}

function whereOf({ container, channel, response_url: responseUrl }: ActionBody): Where | null {
  if (container?.type === 'view') return { kind: 'direct' };
  const { thread_ts: thread, message_ts: under } = container ?? {};
  const threadTs = thread ?? under;
  if (!channel?.id || !threadTs) return null;
  if (container?.is_ephemeral) return responseUrl ? { kind: 'unseen', channel: channel.id, responseUrl } : null;
  const where = {
    kind: 'thread',
    channel: channel.id,
    threadTs,
    isShared: false,
    responseUrl: responseUrl ?? null,
  } as const;
  if (thread !== undefined || !isDirect(channel.id)) return where;
  return { ...where, threadTs: null, isMain: true, ...(under === undefined ? {} : { since: under }) };
}

export interface ViewBody extends Pick<ActionBody, 'team' | 'user'> {
  readonly view: {
    readonly id: string;
    readonly private_metadata?: string;
    readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, Typed>>>> };
  };
}

/** What was typed into a field, or chosen there: https://docs.slack.dev/reference/views#state */
interface Typed {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
}

/** The question that was typed into the window of the shortcut; null where there is none. */
export function fromView(body: ViewBody): Came | null {
  const text = body.view.state.values[ASK_FIELD.block]?.[ASK_FIELD.action]?.value?.trim() ?? '';
  const who = whoOf(body);
  if (who === null || text === '') return null;
  return { id: `view:${body.view.id}`, incoming: { who, where: { kind: 'direct' }, what: { kind: 'question', text } } };
}
