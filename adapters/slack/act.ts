import type { Answer, Asker, Desk } from '../../src/index.ts';
import { REFUSALS } from './access.ts';
import { isRefused } from './calls.ts';
import type { FindChannel } from './channels.ts';
import type { SlackSettings } from './client.ts';
import { editReply, respondReply } from './deliver.ts';
import { homeView, publish } from './home.ts';
import type { Incoming, What } from './incoming.ts';
import { membershipsOf } from './memberships.ts';
import { FORMS, type Form } from './render.ts';
import { postWithCharts, type ShowPorts, toShow } from './show.ts';
import { FORGOTTEN, tell } from './tell.ts';
import { isDirect } from './where.ts';

export interface ActPorts extends ShowPorts {
  readonly desk: Desk;
  readonly settings: SlackSettings;
  readonly findChannel: FindChannel;
}

/** Something that a person did, who may. */
export interface Acting {
  readonly eventId: string;
  readonly incoming: Incoming;
  readonly asker: Asker;
  /** As colleagues know them. */
  readonly name: string;
}

/** What can be done but ask. */
type Act = Exclude<What, { kind: 'question' | 'asked' | 'request' | 'press' | 'digest' }>;

export async function act(ports: ActPorts, acting: Acting, what: Act): Promise<void> {
  if (what.kind === 'home') {
    return showHome(ports, acting.asker);
  }
  if (what.kind === 'wrong') return callWrong(ports, acting, what.replyId);
  const answer = await ports.desk.shown(what.replyId);
  if (answer === null) return tell(ports, acting.incoming, FORGOTTEN);
  if (what.kind === 'more' || what.kind === 'less') return turnMore(ports, acting, { answer, what });
  return what.kind === 'share' ? share(ports, acting, answer) : sendChart(ports, acting, answer);
}

type Turned = Extract<What, { kind: 'more' | 'less' }>;

/** The same message with what stands behind 'More', or without it again; its pictures stay. */
async function turnMore(
  ports: ActPorts,
  { incoming: { where } }: Acting,
  { answer, what }: { readonly answer: Shared; readonly what: Turned },
): Promise<void> {
  const { reply, look } = toShow(ports, { where, answer, asked: null });
  const isOpen = what.kind === 'more';
  const buttons = look.buttons && { ...look.buttons, more: isOpen ? ('less' as const) : ('more' as const) };
  const shown = { reply, look: { ...look, buttons, more: isOpen } };
  if (where.kind === 'unseen') {
    const { responseUrl, threadTs } = where;
    return respondReply(ports, { responseUrl, threadTs, replaces: true, alone: true }, shown);
  }
  if (where.kind !== 'thread') return;
  const charts = what.files.map((id) => ({ kind: 'file', id }) as const);
  const posted = { channel: where.channel, ts: what.ts, form: FORMS[0] as Form };
  await editReply(ports, posted, shown, { charts, forms: FORMS });
}

/** Who has shown figures to whom: no question was asked, so that no other line tells of it. */
function audit({ log }: ActPorts, { asker }: Acting, { id: replyId, record }: Shared): void {
  const indicators = [...new Set(record.facts.map(({ indicator }) => indicator))];
  const { platform, organisation, person, conversation } = asker;
  log.info({ audit: true, platform, organisation, person, conversation, replyId, indicators }, 'answer shared');
}

async function showHome({ desk, ...ports }: ActPorts, { platform, organisation, person }: Asker): Promise<void> {
  const [overview, channels] = await Promise.all([desk.overview(), channelsFor(ports, person)]);
  const digests = await desk.digestsOf({ platform, organisation, person }, channels);
  await publish(ports, person, homeView(overview, digests));
}

/** Where Slack doesn't tell, the home has the person's own digests alone. */
async function channelsFor(
  { calls, log }: Pick<ActPorts, 'calls' | 'log'>,
  person: string,
): Promise<readonly string[]> {
  try {
    return (await membershipsOf(calls, person)).map(({ id }) => id);
  } catch (error) {
    log.warn({ err: error }, "a person's channels could not be told");
    return [];
  }
}

async function callWrong(ports: ActPorts, { incoming, asker }: Acting, replyId: string): Promise<void> {
  const isNew = await ports.desk.reportWrong(replyId, asker);
  await tell(ports, incoming, isNew ? KEPT : 'That was kept before, or is too old to be.');
}

const KEPT = 'Thank you. The question, this answer and how it was read are kept for the administrator to look at.';

type Shared = Pick<Answer, 'id' | 'reply' | 'record' | 'actions'>;

/** The bot is not there, or not in it. */
const NOT_THERE: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);

/** What one person saw, for everybody in the channel; with its pictures where the bot is in it. */
async function share(ports: ActPorts, acting: Acting, answer: Shared): Promise<void> {
  const { eventId, incoming, name } = acting;
  const { who, where } = incoming;
  if (where.kind !== 'unseen') return;
  const { channel, responseUrl } = where;
  const why = await notShared(ports, channel);
  if (why !== null) return tell(ports, incoming, why);
  const inOpen = { kind: 'thread', channel, threadTs: '', isShared: false, responseUrl: null } as const;
  const shown = toShow(ports, { where: inOpen, answer, asked: null });
  const opened = { ...shown, look: { ...shown.look, opening: `Shared by ${name}` } };
  try {
    const posted = await postWithCharts(ports, eventId, { channel, threadTs: null }, opened);
    await ports.carryOn(who.team, posted, answer.id);
  } catch (error) {
    if (!isRefused(error, NOT_THERE)) throw error;
    await respondReply(ports, { responseUrl, replaces: false, alone: false }, opened);
  }
  audit(ports, acting, answer);
  await withoutShare(ports, { responseUrl, where }, answer);
}

/** Why figures are kept out of a channel; null: they are not. */
async function notShared({ findChannel, settings }: ActPorts, id: string): Promise<string | null> {
  const channel = isDirect(id) ? null : await findChannel(id);
  if (channel === null) return UNSEEN;
  return channel.isShared && !settings.allowsExternal ? REFUSALS['shared-channel'] : null;
}

const UNSEEN =
  'I can not see who is in this conversation, so I keep the figures out of it. In a channel, add me to it (/invite) and share again.';

/** The one that was shared says so, and can't be shared again. */
async function withoutShare(
  ports: ActPorts,
  { responseUrl, where }: { readonly responseUrl: string; readonly where: Incoming['where'] },
  answer: Shared,
): Promise<void> {
  const { reply, look } = toShow(ports, { where, answer, asked: null });
  const buttons = look.buttons && { ...look.buttons, share: false };
  const shown = { reply, look: { ...look, buttons, closing: 'Shared to the channel.' } };
  try {
    await respondReply(ports, { responseUrl, replaces: true, alone: true }, shown);
  } catch (error) {
    // What matters was done.
    ports.log.warn({ err: error }, 'the shared answer still offers to be shared');
  }
}

async function sendChart(ports: ActPorts, { eventId, incoming }: Acting, answer: Shared): Promise<void> {
  const { who } = incoming;
  const shown = toShow(ports, { where: { kind: 'direct' }, answer, asked: null });
  const posted = await postWithCharts(ports, eventId, { channel: who.person, threadTs: null }, shown);
  await ports.carryOn(who.team, posted, answer.id);
  await tell(ports, incoming, 'The chart is on its way to you by direct message.');
}
