import type { DigestFormValues, DigestRequest, Question } from '../../src/index.ts';

/** What came in, as it is kept until it is answered: plain JSON, and no more than answering needs. */
export interface Incoming {
  readonly who: Who;
  readonly where: Where;
  readonly what: What;
}

export interface Who {
  /** The workspace in which the bot is asked. */
  readonly team: string;
  readonly person: string;
}

/** Where something was said or pressed, and so where the answer goes. */
export type Where =
  /** In a thread: under the message that began it; null: in the messages with the bot themselves. */
  | {
      readonly kind: 'thread';
      readonly channel: string;
      readonly threadTs: string | null;
      /** No answer to it is older than this, as Slack dates messages; left out: nobody knows. */
      readonly since?: string;
      /** Said in the messages with the bot and in no thread of them, wherever it is answered. */
      readonly isMain?: true;
      /** With another organisation. */
      readonly isShared: boolean;
      /** To tell the person alone something; null: nothing came with it. */
      readonly responseUrl: string | null;
    }
  /** In a channel in which the bot may not be, seen by the person alone; in a thread of it where that is named. */
  | { readonly kind: 'unseen'; readonly channel: string; readonly responseUrl: string; readonly threadTs?: string }
  /** By direct message, wherever the person was. */
  | { readonly kind: 'direct' };

export type What =
  | { readonly kind: 'question'; readonly text: string }
  /** A Question as it stands: of a command, of a button that stands under no reply. */
  | { readonly kind: 'asked'; readonly question: Question }
  | { readonly kind: 'request'; readonly request: DigestRequest }
  /** `ts`: of the message that the button stands in. */
  | { readonly kind: 'press'; readonly replyId: string; readonly key: string; readonly ts?: string }
  /** What stands behind 'More' shown in the message, or hidden again; `files`: of the pictures that it has. */
  | { readonly kind: 'more' | 'less'; readonly replyId: string; readonly ts: string; readonly files: readonly string[] }
  | { readonly kind: 'share' | 'send-chart'; readonly replyId: string }
  | { readonly kind: 'wrong'; readonly replyId: string }
  /** A message in other words than before, or taken back; `of`: the id under which it first came. */
  | { readonly kind: 'edited'; readonly of: string; readonly text: string }
  | { readonly kind: 'deleted'; readonly of: string }
  /** A filled-in form; `place`: the channel to post in, null: to the person alone. */
  | { readonly kind: 'digest'; readonly values: DigestFormValues; readonly place: string | null }
  /** A message to the bot alone with files; `text`: '' where it has no words. */
  | { readonly kind: 'files'; readonly files: readonly FileNamed[]; readonly text: string }
  /** A message without words: https://docs.slack.dev/messaging/working-with-files */
  | { readonly kind: 'attached' }
  | { readonly kind: 'home' };

export interface FileNamed {
  readonly id: string;
  /** '' where Slack tells it only when asked: https://docs.slack.dev/reference/objects/file-object (check_file_info) */
  readonly name: string;
}

/** With an id that is the same when Slack sends it again. */
export interface Came {
  readonly id: string;
  readonly incoming: Incoming;
}
