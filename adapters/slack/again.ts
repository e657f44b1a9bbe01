import { type Answered, type Asker, REFUSALS, sharedAudit } from '../../src/index.ts';
import type { FindPerson } from './access.ts';
import { isRefused } from './calls.ts';
import type { FindChannel } from './channels.ts';
import { editReply, respondReply } from './deliver.ts';
import type { Incoming, What } from './incoming.ts';
import { FORMS, type Form } from './render.ts';
import type { SlackSettings } from './settings.ts';
import { postWithCharts, type ShowPorts, toShow } from './show.ts';
import { tell } from './tell.ts';
import { isDirect } from './where.ts';

export interface AgainPorts extends ShowPorts {
  readonly settings: SlackSettings;
  readonly findPerson: FindPerson;
  readonly findChannel: FindChannel;
}

/** A reply that was shown, and what is to be done with it. */
export interface Again {
  readonly eventId: string;
  readonly incoming: Incoming;
  readonly asker: Asker;
  readonly answer: Answered;
  /** It may have been done before. */
  readonly mayBeShown: boolean;
}

export async function showAgain(ports: AgainPorts, again: Again, what: Turned | Sent): Promise<void> {
  switch (what.kind) {
    case 'more':
    case 'less':
      return turnMore(ports, again, what);
    case 'share':
      return share(ports, again);
    case 'send-chart':
      return sendChart(ports, again);
  }
}

type Sent = Extract<What, { kind: 'share' | 'send-chart' }>;
type Turned = Extract<What, { kind: 'more' | 'less' }>;

/** The same message with what stands behind 'More', or without it again; its pictures stay. */
async function turnMore(ports: AgainPorts, { incoming: { where }, answer }: Again, what: Turned): Promise<void> {
  const { reply, look } = toShow(ports, { where, answer, asked: null });
  const isOpen = what.kind === 'more';
  const buttons = look.buttons && { ...look.buttons, more: isOpen ? ('less' as const) : ('more' as const) };
  const shown = { reply, id: answer.id, look: { ...look, buttons, more: isOpen } };
  if (where.kind === 'unseen') {
    const { responseUrl, threadTs } = where;
    return respondReply(ports, { responseUrl, threadTs, replaces: true, alone: true }, shown);
  }
  if (where.kind !== 'thread') return;
  const charts = what.files.map((id) => ({ kind: 'file', id }) as const);
  const posted = { channel: where.channel, ts: what.ts, form: FORMS[0] as Form };
  await editReply(ports, posted, shown, { charts, forms: FORMS });
}

/** The bot is not there, or not in it. */
const NOT_THERE: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);

/** What one person saw, for everybody in the channel; with its pictures where the bot is in it. */
async function share(ports: AgainPorts, again: Again): Promise<void> {
  const { incoming, asker, answer } = again;
  const { who, where } = incoming;
  if (where.kind !== 'unseen') return;
  const { channel, responseUrl } = where;
  const why = await notShared(ports, channel);
  if (why !== null) return tell(ports, incoming, why);
  const { name } = await ports.findPerson(who.person);
  const inOpen = { kind: 'thread', channel, threadTs: '', isShared: false, responseUrl: null } as const;
  const shown = toShow(ports, { where: inOpen, answer, asked: null });
  const opened = { ...shown, look: { ...shown.look, opening: `Shared by ${name}` } };
  try {
    const posted = await postWithCharts(ports, again, { channel, threadTs: null }, opened);
    await ports.carryOn(who.team, posted, answer.id);
  } catch (error) {
    if (!isRefused(error, NOT_THERE)) throw error;
    await respondReply(ports, { responseUrl, replaces: false, alone: false }, opened);
  }
  sharedAudit(ports.log, asker, answer);
  await withoutShare(ports, { responseUrl, where }, answer);
}

/** Why figures are kept out of a channel; null: they are not. */
async function notShared({ findChannel, settings }: AgainPorts, id: string): Promise<string | null> {
  const channel = isDirect(id) ? null : await findChannel(id);
  if (channel === null) return UNSEEN;
  return channel.isShared && !settings.allowsExternal ? REFUSALS['shared-place'] : null;
}

const UNSEEN =
  'I can not see who is in this conversation, so I keep the figures out of it. In a channel, add me to it (/invite) and share again.';

/** The one that was shared says so, and can't be shared again. */
async function withoutShare(
  ports: AgainPorts,
  { responseUrl, where }: { readonly responseUrl: string; readonly where: Incoming['where'] },
  answer: Answered,
): Promise<void> {
  const { reply, look } = toShow(ports, { where, answer, asked: null });
  const buttons = look.buttons && { ...look.buttons, share: false };
  const shown = { reply, id: answer.id, look: { ...look, buttons, closing: 'Shared to the channel.' } };
  try {
    await respondReply(ports, { responseUrl, replaces: true, alone: true }, shown);
  } catch (error) {
    // What matters was done.
    ports.log.warn({ err: error }, 'the shared answer still offers to be shared');
  }
}

async function sendChart(ports: AgainPorts, again: Again): Promise<void> {
  const { incoming, answer } = again;
  const { who } = incoming;
  const shown = toShow(ports, { where: { kind: 'direct' }, answer, asked: null });
  const posted = await postWithCharts(ports, again, { channel: who.person, threadTs: null }, shown);
  await ports.carryOn(who.team, posted, answer.id);
  await tell(ports, incoming, 'The chart is on its way to you by direct message.');
}
