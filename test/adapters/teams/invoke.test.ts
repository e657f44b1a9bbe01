import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card, Press } from '../../../adapters/teams/card.ts';
import { REFUSALS, THANKS, TOO_OLD } from '../../../src/index.ts';
import { activity, TENANT } from '../../fixtures/teams-bot.ts';
import type { Received } from '../../fixtures/teams-connector.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

let report: TeamsReport;

beforeAll(async () => {
  report = await startTeamsReport({ environment: { KEEP_WRONG_ANSWERS: 'true' } });
});
afterAll(() => report.close());
beforeEach(() => report.forget());

interface Button {
  readonly type: string;
  readonly title: string;
  readonly data: Press;
  readonly fallback: { readonly type: string; readonly data: Press };
}

function buttonsOf(card: Pick<Card, 'body'> | undefined): readonly Button[] {
  return (card?.body ?? []).flatMap((element) =>
    'actions' in element ? (element.actions as unknown as Button[]) : [],
  );
}

const cardOf = (received: Received | undefined) => received?.activity?.attachments?.[0]?.content as unknown as Card;
const headlineOf = (card: Card) => (card.body[0] as { text: string }).text;

/** Asks, and gives the card of the answer. */
async function ask(text: string): Promise<Card> {
  const before = report.connector.messages().length;
  await report.bot.send(activity(report.connector, { text }));
  return cardOf((await report.connector.taken(before + 1))[before]);
}

async function execute(data: unknown, over = {}): Promise<{ statusCode: number; type: string; value: Card & string }> {
  const value = { action: { type: 'Action.Execute', verb: 'press', data }, trigger: 'manual' };
  const name = 'adaptiveCard/action';
  const response = await report.bot.send(activity(report.connector, { type: 'invoke', name, value, ...over }));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return (await response.json()) as { statusCode: number; type: string; value: Card & string };
}

function titled(card: Card, title: string): Button {
  const button = buttonsOf(card).find((each) => each.title === title);
  if (button === undefined) throw new Error(`no button ${title}`);
  return button;
}

describe('a button', () => {
  it('replaces its card with the answer, which leads on and back', async () => {
    const first = await ask('re-referrals?');
    expect(buttonsOf(first).map(({ title }) => title)).toEqual(['Compare', 'Referrals', 'More', 'Wrong answer?']);
    const pressed = await execute(titled(first, 'Compare').data);
    expect(pressed).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(headlineOf(pressed.value)).not.toBe(headlineOf(first));
    const back = await execute(titled(pressed.value, 'Back').data);
    expect(headlineOf(back.value)).toBe(headlineOf(first));
    expect(buttonsOf(back.value)).toEqual(buttonsOf(first));
    // All of it in place: no message was sent but the first.
    expect(report.connector.messages()).toHaveLength(1);
  });

  it('is read in the light of its own reply, whatever was asked since', async () => {
    const first = await ask('re-referrals?');
    await ask('how are dental checks doing?');
    const pressed = await execute(titled(first, 'Compare').data);
    expect(headlineOf(pressed.value)).toMatch(/re-referral/i);
  });

  it('of a question back answers with what was picked', async () => {
    const first = await ask('how are repeat plans?');
    const options = buttonsOf(first).filter(({ data }) => data.do === 'press');
    expect(options.map(({ title }) => title)).toEqual(['On a repeat plan now', 'New plans that are repeats']);
    const second = options[1]?.data;
    expect(headlineOf((await execute(second)).value)).toMatch(/^New child protection plans/);
  });

  it('that an older client sends as a message is answered with a message', async () => {
    const { bot, connector } = report;
    const first = await ask('re-referrals?');
    const { fallback } = titled(first, 'Compare');
    expect(fallback.type).toBe('Action.Submit');
    const response = await bot.send(activity(connector, { text: undefined, value: fallback.data }));
    expect(response.status).toBe(202);
    const answer = cardOf((await connector.taken(2))[1]);
    expect(answer.speak).not.toBe(first.speak);
    expect(buttonsOf(answer).map(({ title }) => title)).not.toContain('Back');
  });

  it('pressed twice by one tap, or sent again, gives one answer', async () => {
    const first = await ask('re-referrals?');
    const { data } = titled(first, 'Compare');
    const [one, two] = await Promise.all([execute(data, { id: 'f:1' }), execute(data, { id: 'f:1' })]);
    expect(two).toEqual(one);
    expect(await report.database.knex('shown_replies')).toHaveLength(2);
    expect(await execute(data, { id: 'f:2' })).not.toEqual(one);
  });

  it.each([
    { data: { do: 'press', reply: 'r-gone', pick: 'trend' }, why: 'a reply that is not kept' },
    { data: { do: 'show', reply: 'r-gone' }, why: 'the way back to one' },
  ])('says so where there is no more: $why', async ({ data }) => {
    expect(await execute(data)).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: TOO_OLD,
    });
  });

  it('is asked again in words where the reply has no such action', async () => {
    const first = titled(await ask('re-referrals?'), 'Compare').data;
    expect((await execute({ ...first, pick: 'nothing' })).type).toBe('application/vnd.microsoft.activity.message');
  });

  it('works from another process as well', async () => {
    const first = await ask('re-referrals?');
    const other = await report.another();
    const value = { action: { data: titled(first, 'Compare').data } };
    const response = await other.send(
      activity(report.connector, { type: 'invoke', name: 'adaptiveCard/action', value }),
    );
    expect(await response.json()).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
  });
});

describe("'Wrong answer?'", () => {
  it('keeps the answer for the administrator, once for each person', async () => {
    const first = await ask('re-referrals?');
    const { data } = titled(first, 'Wrong answer?');
    expect((await execute(data)).value).toBe(THANKS.kept);
    expect((await execute(data)).value).toBe(THANKS.keptBefore);
    const [kept, ...others] = await report.bot.parts.conversations.wrongAnswers.list(10);
    expect(kept).toMatchObject({ reportedBy: 'object-1', question: 're-referrals?' });
    expect(others).toEqual([]);
  });

  it('works as a message too', async () => {
    const { fallback } = titled(await ask('re-referrals?'), 'Wrong answer?');
    await report.bot.send(activity(report.connector, { text: undefined, value: fallback.data }));
    const [, said] = await report.connector.taken(2);
    expect(said?.activity?.text).toBe(THANKS.kept);
  });

  it('is offered only where wrong answers are kept', async () => {
    const bot = await report.another({ environment: { KEEP_WRONG_ANSWERS: 'false' } });
    await bot.send(activity(report.connector, { text: 're-referrals?' }));
    const [answer] = await report.connector.taken(1);
    expect(buttonsOf(cardOf(answer)).map(({ title }) => title)).toEqual(['Compare', 'Referrals', 'More']);
  });
});

interface Extension {
  readonly composeExtension: {
    readonly type: string;
    readonly text?: string;
    readonly attachments?: readonly {
      readonly contentType: string;
      readonly content: Card;
      readonly preview?: { readonly content: { title: string; text: string; tap: { type: string; value: unknown } } };
    }[];
  };
}

async function compose(name: string, value: unknown, over = {}): Promise<Extension['composeExtension']> {
  const invoke = activity(report.connector, { type: 'invoke', name: `composeExtension/${name}`, value, ...over });
  const response = await report.bot.send(invoke);
  expect(response.status).toBe(200);
  return ((await response.json()) as Extension).composeExtension;
}

const query = (words: string, queryOptions = {}) =>
  compose('query', { commandId: 'measures', parameters: [{ name: 'words', value: words }], queryOptions });

const titlesOf = ({ attachments = [] }: Extension['composeExtension']) =>
  attachments.map(({ preview }) => preview?.content.title);

describe('the message extension', () => {
  it('lists measures before anything is typed, the worst first, by pages', async () => {
    const parameters = [{ name: 'initialRun', value: 'true' }];
    const first = await compose('query', { commandId: 'measures', parameters, queryOptions: { skip: 0, count: 25 } });
    expect(first.type).toBe('result');
    expect(titlesOf(first)).toHaveLength(25);
    expect(first.attachments?.[0]?.preview?.content).toEqual({
      title: 'Children not seen in a timely way after referral',
      text: '45%, 31 Dec 2018, ▲ needs attention',
      tap: { type: 'invoke', value: { code: 'REF-NOTSEEN' } },
    });
    const second = await query('', { skip: 25, count: 25 });
    expect(titlesOf(second)).toHaveLength(20);
    expect((await query('', { skip: 50, count: 25 })).text).toBe('There is no more.');
  });

  it.each([
    { words: 'IHA', first: 'Initial health assessments within timescale', why: 'what people call it' },
    { words: 'cic-iha', first: 'Initial health assessments within timescale', why: 'its code' },
    {
      words: 'dental',
      first: 'Children in care aged 2 or over with an up-to-date dental check',
      why: 'a word of its name',
    },
    { words: 'init heal', first: 'Initial health assessments within timescale', why: 'as it is being typed' },
  ])('finds $words: $why', async ({ words, first }) => {
    expect(titlesOf(await query(words))[0]).toBe(first);
  });

  it('finds all measures of a theme', async () => {
    expect(titlesOf(await query('child protection')).length).toBeGreaterThanOrEqual(7);
  });

  it('says that it finds nothing', async () => {
    expect(await query('zebra crossings')).toEqual({
      type: 'message',
      text: 'No measure has that name. Try another word, or a theme.',
    });
  });

  it('inserts the card of what is picked, which is complete for whoever reads it', async () => {
    const picked = await compose('selectItem', { code: 'CIC-IHA' });
    const [attachment] = picked.attachments ?? [];
    expect(attachment?.contentType).toBe('application/vnd.microsoft.card.adaptive');
    const card = attachment?.content as Card;
    expect(headlineOf(card)).toBe('Initial health assessments within timescale');
    expect(card.speak).toMatch(/^Initial health assessments within timescale: 32%, needs attention, .*Dec 2018/);
    expect(JSON.stringify(card)).toContain('Source: Quarter 3 2018/19 performance report');
    // Nothing that asks: only the rest of the card itself is shown and hidden.
    expect(buttonsOf(card).map(({ type, title }) => [type, title])).toEqual([['Action.ToggleVisibility', 'More']]);
  });

  it('lists those of a rating that is asked for, or says that there is none', async () => {
    // The report has no colours.
    expect((await query('red')).text).toBe('No measure is rated red at the moment.');
    const { attachments = [] } = await query(' Green ');
    expect(attachments.length).toBeGreaterThan(3);
    for (const { preview } of attachments) expect(preview?.content.text).toMatch(/within tolerance|exceeds/);
  });

  it('has a card for each measure', async () => {
    const { standings } = await report.bot.parts.desk.overview();
    expect(standings).toHaveLength(45);
    const picked = await Promise.all(standings.map(({ code }) => compose('selectItem', { code })));
    for (const [at, { code, value }] of standings.entries()) {
      expect(JSON.stringify(picked[at]?.attachments?.[0]?.content), code).toContain(value.split(' (')[0]);
    }
  }, 30_000);

  it('says so where a measure is not held any more', async () => {
    const picked = await compose('selectItem', { code: 'GONE' });
    expect(picked.attachments?.[0]?.content.speak).toBe('This measure is not held any more.');
  });
});

describe('an invocation that fails', () => {
  it('is answered with one sentence and a reference', async () => {
    const bot = await report.another();
    Object.assign(bot.parts.desk, { overview: () => Promise.reject(new Error('secret of the database')) });
    const value = { parameters: [{ name: 'words', value: 'iha' }] };
    const response = await bot.send(
      activity(report.connector, { type: 'invoke', name: 'composeExtension/query', value }),
    );
    const { composeExtension } = (await response.json()) as Extension;
    expect(composeExtension.text).toMatch(/^Sorry, something went wrong on my side, .* \(Reference [\w-]{8}\)$/);
  });
});

describe('who may speak', () => {
  const guest = { userRole: 'guest', tenantId: TENANT, userPrincipalName: 'a_b.example#EXT#@council.example' };
  const external = { userRole: 'user', tenantId: '99999999-0000-0000-0000-000000000000' };
  const elsewhere = {
    conversation: { conversationType: 'personal', id: 'a:far', tenantId: external.tenantId },
    channelData: { tenant: { id: external.tenantId } },
    from: { id: '29:far', aadObjectId: 'object-far' },
  };

  async function saidTo(facts: typeof guest | object | null, over = {}, environment = {}): Promise<string> {
    const bot = await report.another({ environment });
    report.connector.everybody = facts;
    await bot.send(activity(report.connector, over));
    const [answer] = await report.connector.taken(1);
    return answer?.activity?.text ?? cardOf(answer).speak;
  }

  it.each([
    { facts: guest, why: 'a guest' },
    {
      facts: { userRole: 'user', tenantId: TENANT, userPrincipalName: 'a_b.example#EXT#@council.example' },
      why: 'a guest by the name alone',
    },
  ])('not $why, unless allowed', async ({ facts }) => {
    expect(await saidTo(facts)).toBe(REFUSALS.guest);
    await report.forget();
    expect(await saidTo(facts, {}, { TEAMS_ALLOW_GUESTS: 'true' })).toMatch(/32%/);
  });

  it.each([
    { facts: external, over: {}, why: 'somebody of another organisation in our conversation' },
    { facts: { userRole: 'user' }, over: elsewhere, why: 'a conversation of another tenant' },
    {
      facts: { userRole: 'user' },
      over: { channelData: {}, conversation: { id: 'a:chat' } },
      why: 'a conversation of no tenant',
    },
  ])('not $why, unless allowed', async ({ facts, over }) => {
    expect(await saidTo(facts, over)).toBe(REFUSALS.external);
    await report.forget();
    expect(await saidTo(facts, over, { TEAMS_ALLOW_EXTERNAL: 'true' })).toMatch(/32%/);
  });

  it('not who joined a meeting without an account, ever', async () => {
    const environment = { TEAMS_ALLOW_EXTERNAL: 'true', TEAMS_ALLOW_GUESTS: 'true' };
    expect(await saidTo({ userRole: 'anonymous', tenantId: TENANT }, {}, environment)).toBe(REFUSALS.external);
  });

  it('tenants that are named, and then no other', async () => {
    const environment = { TEAMS_TENANT_ID: external.tenantId.toUpperCase() };
    expect(await saidTo(external, elsewhere, environment)).toMatch(/32%/);
    await report.forget();
    expect(await saidTo({ userRole: 'user', tenantId: TENANT }, {}, environment)).toBe(REFUSALS.external);
  });

  it('is asked about once, and again for each process', async () => {
    const { bot, connector } = report;
    let lookups = 0;
    Object.defineProperty(connector.members, 'has', {
      configurable: true,
      value: () => Boolean((lookups += 1)) && false,
    });
    try {
      const from = { id: '29:new', aadObjectId: 'object-new' };
      for (const at of [1, 2, 3]) {
        await bot.send(activity(connector, { from }));
        await connector.taken(at);
      }
      expect(lookups).toBe(1);
    } finally {
      Reflect.deleteProperty(connector.members, 'has');
    }
  });

  it('nothing is kept of whoever is refused: no address, thread or reply', async () => {
    await saidTo(guest);
    for (const table of ['addresses', 'threads', 'shown_replies']) {
      expect(await report.database.knex(table), table).toEqual([]);
    }
  });

  it('a bot that is installed from another tenant keeps still', async () => {
    const { bot, connector } = report;
    await bot.send(activity(connector, { type: 'installationUpdate', action: 'add', ...elsewhere }));
    await expect.poll(() => report.database.knex('inbox_events').pluck('state')).toEqual(['done']);
    expect(connector.received).toEqual([]);
    expect(await report.database.knex('addresses')).toEqual([]);
  });

  it('buttons and the search are refused as well, in their own words', async () => {
    const first = await ask('re-referrals?');
    const from = { id: '29:guest', aadObjectId: 'object-guest' };
    report.connector.members.set('29:guest', guest);
    expect((await execute(titled(first, 'Compare').data, { from })).value).toBe(REFUSALS.guest);
    const asked = await compose('query', { parameters: [{ name: 'words', value: 'iha' }] }, { from });
    expect(asked.text).toBe(REFUSALS.guest);
  });

  it('where the bot is not a member, the own chat of the person tells', async () => {
    const { bot, connector } = report;
    const from = { id: '29:writer', aadObjectId: 'object-writer' };
    const there = {
      conversation: { conversationType: 'groupChat', id: '19:without@thread.v2', tenantId: TENANT },
      from,
    };
    const parameters = [{ name: 'words', value: 'iha' }];
    connector.members.set('29:writer', null);
    expect((await compose('query', { parameters }, there)).text).toMatch(/Send me a message in our own chat first/);
    connector.members.delete('29:writer');
    await bot.send(
      activity(connector, { from, conversation: { conversationType: 'personal', id: 'a:own', tenantId: TENANT } }),
    );
    await connector.taken(1);
    // Another process, which has not met the person: only the own chat has them.
    const other = await report.another();
    connector.onlyIn = 'a:own';
    try {
      const invoke = activity(connector, {
        type: 'invoke',
        name: 'composeExtension/query',
        value: { parameters },
        ...there,
      });
      const { composeExtension } = (await (await other.send(invoke)).json()) as Extension;
      expect(composeExtension.type).toBe('result');
    } finally {
      connector.onlyIn = null;
    }
  });
});
