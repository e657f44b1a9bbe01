import { type Desk, type Log, REFUSALS } from '../../src/index.ts';
import { within } from '../shared/time.ts';
import { type FindPerson, refusalIn } from './access.ts';
import type { Channel, FindChannel } from './channels.ts';
import type { DeliverPorts } from './deliver.ts';
import { digestModal, PLACE_ERROR, placeError, type Sent } from './digest-form.ts';
import type { Identity } from './identity.ts';
import type { Came } from './incoming.ts';
import type { SlackSettings } from './settings.ts';
import { tell } from './tell.ts';
import { isDirect } from './where.ts';

export interface FormPorts extends DeliverPorts {
  readonly desk: Pick<Desk, 'digestForm'>;
  readonly settings: SlackSettings;
  /** Whether digests may go to channels shared with other organisations. */
  readonly allowsShared: boolean;
  readonly timeZone: string;
  readonly identity: () => Identity;
  readonly findPerson: FindPerson;
  readonly findChannel: FindChannel;
  readonly log: Log;
}

/**
 * Opens the window for a digest, at once and not from the queue: the trigger is good for three seconds
 * (https://docs.slack.dev/surfaces/modals).
 *
 * @returns false where it can't be opened, so that words have to do
 */
export async function openDigestForm(ports: FormPorts, { incoming }: Came, triggerId: string): Promise<boolean> {
  const { desk, settings, calls, allowsShared, timeZone, log } = ports;
  try {
    const [refusal, form] = await Promise.all([
      refusalIn(incoming, ports.findPerson, settings, ports.identity()),
      desk.digestForm(),
    ]);
    if (refusal === 'ignored') return true;
    if (refusal !== null) {
      await tell(ports, incoming, REFUSALS[refusal], 'said');
      return true;
    }
    if (form === null) return false;
    const view = digestModal(form, { where: incoming.where, allowsShared, timeZone });
    await calls.once('views.open', { trigger_id: triggerId, view });
    return true;
  } catch (error) {
    log.warn({ err: error }, 'the window for a digest could not be opened');
    return false;
  }
}

/** Slack waits three seconds for what is wrong with a form; what can't be found out by then is found out when it is answered. */
const LOOK_MS = 1500;

/** What is wrong with where a form is to be posted, by field; null: nothing that is known. */
export async function checkPlace(
  ports: Pick<FormPorts, 'findChannel' | 'allowsShared' | 'log'>,
  sent: Extract<Sent, { kind: 'came' }>,
): Promise<Readonly<Record<string, string>> | null> {
  const { where, what } = sent.came.incoming;
  const place = what.kind === 'digest' ? what.place : null;
  if (place === null || isDirect(place)) return null;
  let channel: Channel | null;
  try {
    channel = await within(LOOK_MS, ports.findChannel(place));
  } catch (error) {
    ports.log.warn({ err: error }, 'a channel could not be looked up in time');
    return null;
  }
  if (!channel?.hasBot) return placeError(where, PLACE_ERROR.absent);
  return channel.isShared && !ports.allowsShared ? placeError(where, PLACE_ERROR.shared) : null;
}
