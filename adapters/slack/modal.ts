import type { types } from '@slack/bolt';
import { TEXT_INPUT } from './limits.ts';
import { SHORTCUT } from './manifest.ts';

/** Where the question is in what comes back. */
export const ASK_FIELD = { block: 'question', action: 'text' } as const;

/** Longer than the bot reads, so that it can say its own limit. */
const MOST = Math.min(2500, TEXT_INPUT.maxLength);

/** The window in which a question is typed. */
export const askModal: types.ModalView = {
  type: 'modal',
  callback_id: SHORTCUT.callback_id,
  title: { type: 'plain_text', text: SHORTCUT.name, emoji: false },
  submit: { type: 'plain_text', text: 'Ask', emoji: false },
  close: { type: 'plain_text', text: 'Cancel', emoji: false },
  blocks: [
    {
      type: 'input',
      block_id: ASK_FIELD.block,
      label: { type: 'plain_text', text: 'Your question', emoji: false },
      hint: { type: 'plain_text', text: 'The answer comes to you by direct message.', emoji: false },
      element: {
        type: 'plain_text_input',
        action_id: ASK_FIELD.action,
        max_length: MOST,
        focus_on_load: true,
        placeholder: { type: 'plain_text', text: 'How are initial health assessments doing?', emoji: false },
      },
    },
  ],
};
