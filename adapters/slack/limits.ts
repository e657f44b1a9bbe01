/**
 * What Slack takes, a table for each surface. Characters are counted as JavaScript counts them and after escaping, which
 * is never less than what Slack counts.
 */

/** Where blocks are shown. A message seen by one person alone is a surface of its own: it can hold no file. */
export type Surface = 'message' | 'ephemeral' | 'home' | 'modal';

/** Of blocks and what is in them, the same on every surface. */
const BLOCKS = {
  // https://docs.slack.dev/reference/block-kit/blocks/section-block
  sectionText: 3000,
  sectionFields: 10,
  fieldText: 2000,
  // https://docs.slack.dev/reference/block-kit/blocks/header-block
  headerText: 150,
  // https://docs.slack.dev/reference/block-kit/blocks/context-block
  contextElements: 10,
  // https://docs.slack.dev/reference/block-kit/composition-objects/text-object
  contextText: 3000,
  // https://docs.slack.dev/reference/block-kit/blocks/actions-block
  actionElements: 25,
  // https://docs.slack.dev/reference/block-kit/block-elements/button-element
  buttonText: 75,
  buttonValue: 2000,
  actionId: 255,
  // https://docs.slack.dev/reference/block-kit/blocks/image-block
  altText: 2000,
} as const;

/** https://docs.slack.dev/reference/block-kit/blocks/table-block; what all cells hold together is Slack's count too. */
const TABLES = { tables: 1, tableRows: 100, tableColumns: 20, tableText: 10_000 } as const;

const NO_TABLES = { tables: 0, tableRows: 0, tableColumns: 0, tableText: 0 } as const;

/**
 * Text of all blocks but the table. Slack refuses more with msg_blocks_too_long and publishes no number: people met it
 * between 13,000 and 15,000 characters, so this keeps below.
 */
const BLOCKS_TEXT = 12_000;

export const LIMITS = {
  message: {
    ...BLOCKS,
    ...TABLES,
    // https://docs.slack.dev/reference/block-kit/blocks
    blocks: 50,
    blocksText: BLOCKS_TEXT,
    // https://docs.slack.dev/reference/methods/chat.postMessage#truncating (longer text is cut off by Slack)
    text: 40_000,
    // https://docs.slack.dev/reference/methods/chat.update#errors (msg_too_long); counted in bytes, once it is escaped:
    // https://gitlab.com/gitlab-org/gitlab/-/merge_requests/258898
    updatedBytes: 4000,
    pictures: true,
  },
  ephemeral: {
    ...BLOCKS,
    ...TABLES,
    // https://docs.slack.dev/reference/block-kit/blocks
    blocks: 50,
    blocksText: BLOCKS_TEXT,
    // https://docs.slack.dev/reference/methods/chat.postEphemeral
    text: 40_000,
    updatedBytes: 4000,
    // https://docs.slack.dev/messaging/working-with-files: a file is shared into a conversation, not with one person in it.
    pictures: false,
  },
  home: {
    ...BLOCKS,
    ...NO_TABLES,
    // https://docs.slack.dev/surfaces/app-home
    blocks: 100,
    // https://docs.slack.dev/reference/methods/views.publish (view_too_large beyond 250 kB; four bytes a character)
    blocksText: 60_000,
    text: 0,
    updatedBytes: 0,
    pictures: false,
  },
  modal: {
    ...BLOCKS,
    ...NO_TABLES,
    // https://docs.slack.dev/surfaces/modals
    blocks: 100,
    blocksText: 60_000,
    text: 0,
    updatedBytes: 0,
    pictures: false,
  },
} as const satisfies Readonly<Record<Surface, unknown>>;

/** https://docs.slack.dev/reference/views/modal-views */
export const MODAL_VIEW = { title: 24, submit: 24, close: 24, callbackId: 255, privateMetadata: 3000 } as const;

/**
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#static_select,
 * https://docs.slack.dev/reference/block-kit/composition-objects/option-object,
 * https://docs.slack.dev/reference/block-kit/blocks/input-block (label and hint)
 */
export const SELECT = { options: 100, optionText: 75, optionValue: 150, label: 2000 } as const;

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const TEXT_INPUT = { maxLength: 3000, placeholder: 150 } as const;

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const RESPONSE_URL = { uses: 5 } as const;

/**
 * https://docs.slack.dev/reference/methods/files.getUploadURLExternal#errors (alt_txt_too_large beyond 1,000 characters). It
 * names none of titles; longer ones would be of no use in a list of files.
 */
export const UPLOAD = { altText: 1000, title: 250 } as const;

/** Ours: more in a row are hard to hit with a thumb. */
export const BUTTONS_A_ROW = 5;
