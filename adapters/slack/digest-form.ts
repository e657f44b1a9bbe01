import type { types } from '@slack/bolt';
import { type DigestForm, type DigestFormValues, requestOfForm } from '../../src/index.ts';
import type { Came, Where } from './incoming.ts';
import { MODAL_VIEW, SELECT } from './limits.ts';
import { type ViewBody, whoOf } from './receive.ts';
import { cut, inert } from './text.ts';
import { isDirect } from './where.ts';

/** Of the window in which a digest is set up. */
export const DIGEST_FORM = 'digest-form';

/** By the id of its block; what is chosen has the same id. */
const FIELD = {
  contents: 'contents',
  days: 'days',
  time: 'time',
  unchanged: 'unchanged',
  place: 'place',
} as const;

type Block = types.KnownBlock;
type Choices = DigestForm['contents'];

export interface FormLook {
  /** Where it was opened, and so where it is answered: its channel is posted to, and of none a person picks one. */
  readonly where: Where;
  /** Whether channels shared with other organisations may be picked. */
  readonly allowsShared: boolean;
  /** Of the times. */
  readonly timeZone: string;
}

/** The window for a digest, on what there is to choose from. */
export function digestModal(form: DigestForm, look: FormLook): types.ModalView {
  const { contents, days, times, unchanged } = form;
  return {
    type: 'modal',
    callback_id: DIGEST_FORM,
    private_metadata: JSON.stringify(look.where).slice(0, MODAL_VIEW.privateMetadata),
    title: plain('Set up a digest', MODAL_VIEW.title),
    submit: plain('Set up', MODAL_VIEW.submit),
    close: plain('Cancel', MODAL_VIEW.close),
    blocks: [
      ...select(FIELD.contents, 'What', contents),
      ...select(FIELD.days, 'When', days),
      field(FIELD.time, 'At', { type: 'timepicker', action_id: FIELD.time, initial_time: times[0]?.value ?? '09:00' }, [
        `Time in ${look.timeZone}.`,
      ]),
      ...select(FIELD.unchanged, 'When nothing has changed, post', unchanged),
      ...placeOf(look),
    ],
  };
}

function plain(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text, most, inert) || '–', emoji: false };
}

function field(
  id: string,
  label: string,
  element: types.InputBlock['element'],
  hints: readonly string[] = [],
): types.InputBlock {
  const hint = hints.join(' ');
  return {
    type: 'input',
    block_id: id,
    label: plain(label, SELECT.label),
    element,
    ...(hint === '' ? {} : { hint: plain(hint, SELECT.label) }),
  };
}

/** The first is chosen; none where there is nothing to choose from. */
function select(id: string, label: string, choices: Choices): readonly types.InputBlock[] {
  const options = choices
    .filter(({ value }) => value.length <= SELECT.optionValue)
    .slice(0, SELECT.options)
    .map((each) => ({ text: plain(each.label, SELECT.optionText), value: each.value }));
  const [first] = options;
  if (!first) return [];
  const hidden = choices.length - options.length;
  const hints = hidden > 0 ? [`${hidden} more can be asked for in words.`] : [];
  return [field(id, label, { type: 'static_select', action_id: id, options, initial_option: first }, hints)];
}

function placeOf({ where, allowsShared }: FormLook): readonly Block[] {
  if (where.kind === 'direct')
    return [{ ...field(FIELD.place, 'Where', place(allowsShared), [PLACE]), optional: true }];
  const text = isDirect(where.channel) ? 'Posted to you, by direct message.' : `Posted in <#${where.channel}>.`;
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }];
}

const PLACE = 'A channel that I am in; left empty, it comes to you by direct message.';

/**
 * Slack lists what the person can see; whether the bot can post there is checked when it is sent.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#conversations_select
 */
function place(allowsShared: boolean): types.ConversationsSelect {
  return {
    type: 'conversations_select',
    action_id: FIELD.place,
    default_to_current_conversation: true,
    filter: {
      include: ['public', 'private'],
      exclude_bot_users: true,
      exclude_external_shared_channels: !allowsShared,
    },
  };
}

/** A form that was sent: as it is kept, or what is wrong with it, by field. */
export type Sent =
  | { readonly kind: 'came'; readonly came: Came }
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> };

/** null: of nobody known, or opened nowhere that we know of. */
export function fromDigestForm(body: ViewBody): Sent | null {
  const who = whoOf(body);
  const where = whereIn(body.view.private_metadata ?? '');
  if (who === null || where === null) return null;
  const values = valuesOf(body);
  const errors = errorsOf(values);
  if (Object.keys(errors).length > 0) return { kind: 'wrong', errors };
  const place = where.kind === 'direct' ? chosen(body, FIELD.place) || null : where.channel;
  const what = { kind: 'digest', values, place } as const;
  return { kind: 'came', came: { id: `view:${body.view.id}`, incoming: { who, where, what } } };
}

/** As it was put there by the window: nobody but us and Slack can write it. */
function whereIn(metadata: string): Where | null {
  try {
    return JSON.parse(metadata) as Where;
  } catch {
    return null;
  }
}

function valuesOf(body: ViewBody): DigestFormValues {
  return {
    contents: chosen(body, FIELD.contents),
    days: chosen(body, FIELD.days),
    time: chosen(body, FIELD.time),
    unchanged: chosen(body, FIELD.unchanged),
  };
}

function chosen({ view }: ViewBody, id: string): string {
  const told = view.state.values[id]?.[id];
  return told?.selected_option?.value ?? told?.selected_time ?? told?.selected_conversation ?? '';
}

function errorsOf(values: DigestFormValues): Readonly<Record<string, string>> {
  const request = requestOfForm(values);
  if (request.kind !== 'refused') return {};
  const { why, said } = request;
  switch (why) {
    case 'days-not-offered':
      return { [FIELD.days]: 'Choose one of the list.' };
    case 'no-such-time':
      return { [FIELD.time]: 'Choose a time of day, such as 09:00.' };
    default:
      return {
        [FIELD.contents]: said === '' ? 'Choose one of the list.' : `I hold nothing called '${cut(said, 75, inert)}'.`,
      };
  }
}

/** https://docs.slack.dev/surfaces/modals#displaying_errors: by a block that is a field. */
export function placeError(where: Where, sentence: string): Readonly<Record<string, string>> {
  return { [where.kind === 'direct' ? FIELD.place : FIELD.contents]: sentence };
}

export const PLACE_ERROR = {
  absent: 'I am not in this channel, so I can post nothing there: add me to it (/invite), then send this again.',
  shared: 'This channel is shared with another organisation, and I may not post figures there.',
} as const;
