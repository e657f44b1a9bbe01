import type { types } from '@slack/bolt';
import type { Action } from '../../src/index.ts';
import { BUTTONS_A_ROW, LIMITS } from './limits.ts';
import { cut, inert } from './text.ts';

/** What can be pressed, by action_id. A button under a reply carries the id of the reply as its value. */
export const BUTTON = {
  /** With the key of the reply's action behind it. */
  press: 'press:',
  share: 'share',
  sendChart: 'send-chart',
  /** Under replies of before, and where Slack takes no thumbs. */
  wrong: 'wrong',
  feedback: 'feedback',
  more: 'more',
  less: 'less',
  ask: 'ask',
  /** Opens the window for a digest. */
  digest: 'digest',
  /** With a number behind it, so that no two are alike; its value is the question. */
  question: 'question:',
} as const;

/** Before the id of the reply that is called so. */
export const WRONG = 'wrong:';

/** https://docs.slack.dev/reference/block-kit/blocks/context-actions-block: thumbs, which Slack itself shows as pressed. */
export function feedback(replyId: string): types.ContextActionsBlock {
  const thumb = (text: string, label: string, value: string) => ({
    text: { type: 'plain_text', text } as const,
    accessibility_label: label,
    value,
  });
  const thumbs: types.FeedbackButtons = {
    type: 'feedback_buttons',
    action_id: BUTTON.feedback,
    positive_button: thumb('Right', 'This answer is right', `right:${replyId}`),
    negative_button: thumb('Wrong answer?', 'This answer is wrong: tell the administrator', `${WRONG}${replyId}`),
  };
  return { type: 'context_actions', elements: [thumbs] };
}

export function button(actionId: string, label: string, value: string): types.Button {
  const { buttonText, buttonValue, actionId: longestId } = LIMITS.message;
  return {
    type: 'button',
    action_id: actionId.slice(0, longestId),
    text: { type: 'plain_text', text: cut(label, buttonText, inert) || '–', emoji: false },
    value: inert(value).slice(0, buttonValue),
  };
}

export function pressButtons(actions: readonly Action[], replyId: string): readonly types.Button[] {
  return actions.map(({ key, label }) => button(`${BUTTON.press}${key}`, label, replyId));
}

/** Five a row, so that each row stays one on a phone. */
export function rows(buttons: readonly types.Button[]): readonly types.ActionsBlock[] {
  return Array.from({ length: Math.ceil(buttons.length / BUTTONS_A_ROW) }, (_, at) => ({
    type: 'actions',
    elements: buttons.slice(at * BUTTONS_A_ROW, (at + 1) * BUTTONS_A_ROW),
  }));
}
