import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card, CardAction, ChoiceSet } from '../../../adapters/teams/card.ts';
import { asksForForm, digestCard } from '../../../adapters/teams/digest-form.ts';
import { LIMITS } from '../../../adapters/teams/limits.ts';
import { bytesOf } from '../../../adapters/teams/render.ts';
import { type DigestForm, type DigestFormValues, REFUSALS } from '../../../src/index.ts';
import { warningsOn } from '../../fixtures/adaptive-card.ts';
import { activity, channelMessage, type TeamsBot } from '../../fixtures/teams-bot.ts';
import type { Received } from '../../fixtures/teams-connector.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

let report: TeamsReport;

beforeAll(async () => {
  report = await startTeamsReport();
});
afterAll(() => report.close());
beforeEach(() => report.forget());

const cardIn = (received: Received | undefined) => received?.activity?.attachments?.[0]?.content as unknown as Card;
const headlineOf = (card: Card) => (card.body[0] as { text: string }).text;
const inputsOf = (card: Card) => card.body.filter((each): each is ChoiceSet => each.type === 'Input.ChoiceSet');
const valuesOf = (card: Card) => Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));
const buttonsOf = (card: Card) => card.body.flatMap((each) => (each.type === 'ActionSet' ? each.actions : []));

function button(card: Card, title: string): Extract<CardAction, { type: 'Action.Execute' }> {
  const found = buttonsOf(card).find((each) => each.title === title);
  if (found?.type !== 'Action.Execute') throw new Error(`no button ${title}`);
  return found;
}

/** What comes back from the form: the data of its button beside what was chosen. */
const filledIn = (card: Card, values: Partial<DigestFormValues> = {}) => ({
  ...button(card, 'Set it up').data,
  ...valuesOf(card),
  ...values,
});

async function say(message: ReturnType<typeof activity>, bot: TeamsBot = report.bot): Promise<Card> {
  const before = report.connector.messages().length;
  await bot.send(message);
  return cardIn((await report.connector.taken(before + 1))[before]);
}

const sayHere = (text: string) => say(activity(report.connector, { text }));

/** Presses a button as Teams does today. */
async function press(data: unknown, over = {}, bot: TeamsBot = report.bot): Promise<Card> {
  const value = { action: { type: 'Action.Execute', verb: 'digest', data }, trigger: 'manual' };
  const invoke = activity(report.connector, { type: 'invoke', name: 'adaptiveCard/action', value, ...over });
  const response = await bot.send(invoke);
  expect(response.status).toBe(200);
  const { type, value: card } = (await response.json()) as { type: string; value: Card };
  expect(type).toBe('application/vnd.microsoft.card.adaptive');
  return card;
}

/** Whoever is in a channel that is shared with another organisation may ask. */
const OPEN = { TEAMS_ALLOW_EXTERNAL: 'true' };

const setUpHere = () => report.database.knex('digest_subscriptions').where({ state: 'active' }).orderBy('id');

describe('the form for a digest', () => {
  it.each(['digest', 'Digest.', 'set up a digest', ' Set up  a digest '])('is shown for %j', async (text) => {
    const form = await sayHere(text);
    expect(headlineOf(form)).toBe('Set up a digest');
    expect(inputsOf(form).map(({ id, label }) => [id, label])).toEqual([
      ['contents', 'What'],
      ['days', 'When'],
      ['time', 'At'],
      ['unchanged', 'When nothing has changed, post'],
    ]);
    expect(valuesOf(form)).toEqual({ contents: 'everything', days: 'monday', time: '09:00', unchanged: 'line' });
    expect(form.version).toBe('1.5');
    expect(warningsOn(form)).toEqual([]);
    expect(buttonsOf(form).map(({ title }) => title)).toEqual(['Set it up']);
  });

  it.each(['weekly digest', 'digest list', 'digest of child protection', 'digest every Monday at 9', 'digests'])(
    'is not shown for %j, which says more',
    (text) => expect(asksForForm(text)).toBe(false),
  );

  it('offers each theme that is held', async () => {
    const [contents] = inputsOf(await sayHere('digest'));
    expect(contents?.choices.map(({ title }) => title)).toContain('Child protection');
    expect(contents?.choices.slice(0, 2).map(({ value }) => value)).toEqual(['everything', 'attention']);
  });

  it('is shown in a channel where the bot is mentioned', async () => {
    expect(headlineOf(await say(channelMessage(report.connector, 'digest')))).toBe('Set up a digest');
  });

  it('is opened in the place of a list of digests, and leads back to it', async () => {
    const list = await sayHere('digest list');
    const form = await press(button(list, 'Set up a digest').data);
    expect(headlineOf(form)).toBe('Set up a digest');
    expect(headlineOf(await press(button(form, 'Back').data))).toBe(headlineOf(list));
  });

  it('is not offered under a list where nothing can be set up', async () => {
    const shared = channelMessage(report.connector, 'digest list');
    const channelData = { ...shared.channelData, channel: { id: '19:channel@thread.tacv2', type: 'shared' } };
    const open = await report.another({ environment: OPEN });
    // What is left shows more of the card itself: nothing that is sent.
    const types = buttonsOf(await say({ ...shared, channelData }, open)).map(({ type }) => type);
    expect(types).toEqual(['Action.ToggleVisibility']);
  });

  it('is opened from a list by a client that can not replace a card', async () => {
    const { data } = button(await sayHere('digest list'), 'Set up a digest').fallback;
    expect(headlineOf(await say(activity(report.connector, { text: undefined, value: data })))).toBe('Set up a digest');
  });
});

describe('a form that is sent', () => {
  it('sets up what it says, and is replaced by the confirmation', async () => {
    const form = await say(channelMessage(report.connector, 'digest', '7'));
    const values = { contents: 'theme:Child protection', days: 'weekdays', time: '08:30', unchanged: 'nothing' };
    const done = await press(filledIn(form, values), channelPlace('7'));
    expect(headlineOf(done)).toMatch(
      /^Digest 1 is set up here: an overview of Child protection, every weekday .*at 08:30/,
    );
    expect(JSON.stringify(done)).toMatch(/"\*\*Next:\*\* \w+day .* at 08:30/);
    expect(done.speak).toMatch(/\. Next: \w+day .* at 08:30/);
    expect(warningsOn(done)).toEqual([]);
    const [kept, ...others] = await setUpHere();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      platform: 'teams',
      conversation: '19:channel@thread.tacv2',
      owner: 'object-1',
      unchanged: 'nothing',
    });
    expect(JSON.parse(kept.schedule)).toMatchObject({ time: '08:30', zone: 'Europe/London' });
    // In place: the form is the one message.
    expect(report.connector.messages()).toHaveLength(1);
    expect(await report.bot.parts.addresses.read('teams', '19:channel@thread.tacv2')).not.toBeNull();
  });

  it('by a client that can not replace a card is answered with a message', async () => {
    const form = await sayHere('digest');
    const { fallback } = button(form, 'Set it up');
    expect(fallback.type).toBe('Action.Submit');
    const value = { ...fallback.data, ...valuesOf(form) };
    const done = await say(activity(report.connector, { text: undefined, value }));
    expect(headlineOf(done)).toMatch(/^Digest 1 is set up here: an overview of all measures, every Monday at 09:00/);
    expect(await setUpHere()).toHaveLength(1);
  });

  it.each([
    { values: { contents: 'theme:Boats' }, says: /^Nothing is held on Boats/, why: 'a theme that is gone' },
    { values: { contents: 'boats' }, says: /^I could not match 'boats'/, why: 'contents of no kind' },
    { values: { days: 'never' }, says: /^'never' can't be set up/, why: 'days that are not offered' },
    { values: { time: '25:99' }, says: /^'25:99' is no time of day/, why: 'no time' },
    { values: { time: undefined }, says: /^Please choose/, why: 'nothing chosen' },
    { values: { contents: ['everything'] }, says: /^Please choose/, why: 'a value of another type' },
  ])('is shown again with what was chosen where it is refused: $why', async ({ values, says }) => {
    const form = await sayHere('digest');
    const others = { contents: 'attention', days: 'friday', time: '14:00', unchanged: 'full' };
    const again = await press({ ...filledIn(form, others), ...values });
    expect(headlineOf(again)).toBe('Set up a digest');
    expect(again.body[1]).toMatchObject({ color: 'Attention' });
    expect((again.body[1] as { text: string }).text).toMatch(says);
    const [wrong] = Object.keys(values);
    const kept = Object.entries(others).filter(([id]) => id !== wrong);
    expect(valuesOf(again)).toEqual({ ...Object.fromEntries(kept), [String(wrong)]: undefined });
    expect(again.speak).toMatch(/^Set up a digest\. /);
    expect(warningsOn(again)).toEqual([]);
    expect(await setUpHere()).toEqual([]);
    // Put right, it is taken.
    expect(headlineOf(await press(filledIn(again, others)))).toMatch(/^Digest 1 is set up here/);
  });

  it('says at the card why nothing can be set up where it is', async () => {
    const shared = channelMessage(report.connector, 'digest');
    const channelData = { ...shared.channelData, channel: { id: '19:channel@thread.tacv2', type: 'shared' } };
    const open = await report.another({ environment: OPEN });
    const form = await say({ ...shared, channelData }, open);
    const again = await press(filledIn(form), { ...channelPlace(), channelData }, open);
    expect((again.body[1] as { text: string }).text).toMatch(/^This channel is shared with another organisation/);
    expect(await setUpHere()).toEqual([]);
  });

  it('twice sets up once: one after the other', async () => {
    const form = await sayHere('digest');
    expect(headlineOf(await press(filledIn(form)))).toMatch(/^Digest 1 is set up here/);
    expect(headlineOf(await press(filledIn(form)))).toMatch(/^Digest 1 is already set up here/);
    expect(await setUpHere()).toHaveLength(1);
  });

  it('twice sets up once: at the same time, in two processes', async () => {
    const form = await sayHere('digest');
    const other = await report.another();
    const bots = [report.bot, other, report.bot, other, report.bot, other];
    const done = await Promise.all(bots.map((bot) => press(filledIn(form), {}, bot)));
    expect(done.map(headlineOf).filter((each) => each.startsWith('Digest '))).toHaveLength(6);
    expect(await setUpHere()).toHaveLength(1);
  });

  it('by somebody who may not ask is refused', async () => {
    const form = await sayHere('digest');
    report.connector.members.set('29:guest', { userRole: 'guest' });
    const value = { action: { data: filledIn(form) } };
    const from = { id: '29:guest', aadObjectId: 'object-guest' };
    const invoke = activity(report.connector, { type: 'invoke', name: 'adaptiveCard/action', value, from });
    expect(await (await report.bot.send(invoke)).json()).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: REFUSALS.guest,
    });
    expect(await setUpHere()).toEqual([]);
  });
});

function channelPlace(thread = '100') {
  const { conversation, channelData } = channelMessage(report.connector, '', thread);
  return { conversation, channelData };
}

describe('a form of much', () => {
  const choice = (value: string) => ({ value, label: value });
  const contents = Array.from({ length: 90 }, (_, at) => choice(`theme:${at} ${'long name '.repeat(40)}`));
  const form: DigestForm = {
    contents: [choice('everything'), ...contents],
    days: [choice('monday')],
    times: [choice('09:00')],
    unchanged: [choice('line')],
  };

  it('stays under what Teams takes, and says that there is more', () => {
    const card = digestCard({ form, values: null, problem: null, backTo: null });
    expect(bytesOf(card)).toBeLessThan(LIMITS.activityBytes - LIMITS.envelopeBytes);
    expect(inputsOf(card)[0]?.choices.length).toBeGreaterThan(10);
    expect(JSON.stringify(card.body)).toContain('There are more than fit here');
  });

  it('shows a problem that came from outside as plain text', () => {
    const problem = "'<at>all</at> [x](https://x.example) **b**' can't be set up.";
    const { body } = digestCard({ form, values: null, problem, backTo: null });
    const { text } = body[1] as { text: string };
    expect(text).not.toMatch(/<at>|\]\(|\*\*/);
  });
});
