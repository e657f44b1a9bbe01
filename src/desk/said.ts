import type { DigestForm, DigestFormValues } from '../digest/form.ts';
import type { DigestRequest } from '../digest/request.ts';
import type { Overview } from '../overview.ts';
import type { Question } from '../question/question.ts';
import type { Answer } from './desk.ts';
import type { FileSaid } from './figures-desk.ts';

/** What a person did, as any platform may tell of it. */
export type Said =
  | { readonly kind: 'words'; readonly text: string }
  /** A Question as it stands: of a command, of a button that stands under no reply. */
  | { readonly kind: 'question'; readonly question: Question }
  /** A button under a reply. */
  | { readonly kind: 'press'; readonly replyId: string; readonly key: string }
  | { readonly kind: 'digest'; readonly request: DigestRequest }
  /** The form for a digest is wanted; `or`: what is done where nothing can be posted by itself. */
  | { readonly kind: 'form'; readonly or: Exclude<Said, { kind: 'edited' | 'deleted' }> }
  /** That form, filled in where the conversation is. */
  | { readonly kind: 'filled'; readonly values: DigestFormValues }
  /** A reply that was shown, once more: in another look, in another place. */
  | { readonly kind: 'again'; readonly replyId: string }
  | { readonly kind: 'wrong'; readonly replyId: string }
  /** A message in other words than before, or taken back; `of`: the id of the event that first told of it. */
  | { readonly kind: 'edited'; readonly of: string; readonly text: string }
  | { readonly kind: 'deleted'; readonly of: string }
  /** Files that came with a message; `or`: what is done where they are not read. */
  | {
      readonly kind: 'files';
      readonly files: readonly FileSaid[];
      readonly or: Exclude<Said, { kind: 'edited' | 'deleted' }>;
    }
  /** Something without words: a file, a voice clip, another message. */
  | { readonly kind: 'attached' }
  /** The whole scorecard: of a tab, a welcome, a search. */
  | { readonly kind: 'overview' };

export type Answered = Pick<Answer, 'id' | 'reply' | 'record' | 'actions' | 'figures'>;

/** What is shown for it. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answered }
  | { readonly kind: 'sentence'; readonly text: string }
  /** `problem`: why what was filled in is not taken; null: nothing was. */
  | {
      readonly kind: 'form';
      readonly form: DigestForm;
      readonly values: DigestFormValues | null;
      readonly problem: string | null;
    }
  | { readonly kind: 'overview'; readonly overview: Overview };
