import { App, type Receiver } from '@slack/bolt';
import { BUTTON } from './buttons.ts';
import { slackLogger } from './client.ts';
import { DIGEST_FORM, fromDigestForm } from './digest-form.ts';
import type { Came } from './incoming.ts';
import { COMMANDS, MESSAGE_SHORTCUT, SHORTCUT } from './manifest.ts';
import { askModal } from './modal.ts';
import { checkPlace, type FormPorts, openDigestForm } from './open-form.ts';
import {
  asksForForm,
  fromCommand,
  fromDirectMessage,
  fromHomeOpened,
  fromMention,
  fromMessageShortcut,
  fromPress,
  fromView,
} from './receive.ts';

export interface AppPorts extends FormPorts {
  readonly receiver: Receiver;
  readonly botToken: string;
  /** Keeps what came in; resolves once it may be acknowledged. */
  readonly take: (came: Came) => Promise<void>;
  readonly later: (work: Promise<void>) => void;
}

/** All that Slack can send us, each to be kept and then acknowledged; answering comes after. */
export function createApp(ports: AppPorts): App {
  const { identity, receiver, botToken, log } = ports;
  const app = new App({
    receiver,
    authorize: () => {
      const { botUserId, botId } = identity();
      return Promise.resolve({ botToken, botUserId, botId });
    },
    // What a conversation was about is kept in our database.
    convoStore: false,
    logger: slackLogger(log),
  });
  const take = async (came: Came | null) => {
    if (came !== null) await ports.take(came);
  };
  app.event('app_mention', ({ body, event }) => take(fromMention(body, event, identity().botUserId)));
  app.message(({ body, message }) => take(fromDirectMessage(body, { ...message }, identity().isAgent)));
  app.event('app_home_opened', ({ body, event }) => take(fromHomeOpened(body, event)));
  for (const command of Object.keys(COMMANDS)) {
    app.command(command, async ({ body, ack }) => {
      if (asksForForm(body)) ports.later(openForm(ports, fromCommand(body), body.trigger_id));
      else await take(fromCommand(body));
      await ack();
    });
  }
  app.action({ type: 'block_actions', action_id: /.*/ }, async ({ body, action, ack }) => {
    if (action.type === 'button' && action.action_id === BUTTON.ask && 'trigger_id' in body) {
      ports.later(openModal(ports, body.trigger_id));
    } else if (action.type === 'button' || action.type === 'feedback_buttons') {
      const pressed = fromPress(body, action);
      const opensForm = pressed !== null && action.action_id === BUTTON.digest && 'trigger_id' in body;
      if (opensForm) ports.later(openForm(ports, pressed, body.trigger_id));
      else await take(pressed);
    }
    await ack();
  });
  app.shortcut({ type: 'message_action', callback_id: MESSAGE_SHORTCUT.callback_id }, async ({ shortcut, ack }) => {
    await take(fromMessageShortcut(shortcut, identity().botUserId));
    await ack();
  });
  app.shortcut(SHORTCUT.callback_id, async ({ shortcut, ack }) => {
    ports.later(openModal(ports, shortcut.trigger_id));
    await ack();
  });
  app.view(SHORTCUT.callback_id, async ({ body, ack }) => {
    await take(fromView(body));
    await ack();
  });
  app.view(DIGEST_FORM, async ({ body, ack }) => {
    const sent = fromDigestForm(body);
    const errors = sent?.kind === 'came' ? await checkPlace(ports, sent) : (sent?.errors ?? null);
    if (errors !== null) return ack({ response_action: 'errors', errors });
    if (sent?.kind === 'came') await take(sent.came);
    await ack();
  });
  return app;
}

/** Where no window opens, what is set up is listed, with how to set up more in words. */
async function openForm(ports: AppPorts, came: Came, triggerId: string): Promise<void> {
  if (!(await openDigestForm(ports, came, triggerId))) await ports.take(came);
}

/** At once and not from the queue: the trigger is good for three seconds (https://docs.slack.dev/surfaces/modals). */
async function openModal({ calls }: AppPorts, triggerId: string): Promise<void> {
  await calls.once('views.open', { trigger_id: triggerId, view: askModal });
}
