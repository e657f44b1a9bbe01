import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportFile, type SlackBot, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { mention } from '../../fixtures/slack-requests.ts';
import { type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

let file: Awaited<ReturnType<typeof reportFile>>;
let slack: SlackServer;
let bot: SlackBot;

beforeAll(async () => {
  file = await reportFile();
});
afterAll(() => file.remove());
beforeEach(async () => {
  slack = await startSlackServer();
  bot = await startSlackBot({ address: file.address, slack });
});
afterEach(async () => {
  await bot.stop();
  await slack.close();
});

describe('what an administrator must mend is told to who asked, by direct message, and to the log', () => {
  it.each([
    {
      error: 'missing_scope',
      needed: 'chat:write',
      said: /I lack the permission chat:write\. Please ask your administrator/,
      mend: { kind: 'permission', permission: 'chat:write' },
    },
    { error: 'not_in_channel', said: /I am not in that channel .* add me to it/, mend: { kind: 'invitation' } },
    { error: 'channel_not_found', said: /I am not in that channel .* add me to it/, mend: { kind: 'invitation' } },
    { error: 'is_archived', said: /archived or closed.*direct message/, mend: { kind: 'closed' } },
    { error: 'restricted_action', said: /archived or closed.*direct message/, mend: { kind: 'closed' } },
  ])('$error', async ({ error, needed, said, mend }) => {
    const how = { kind: 'error', error, ...(needed === undefined ? {} : { needed }) } as const;
    for (const method of ['chat.postMessage', 'chat.postEphemeral'])
      slack.fail({ method, times: 9, when: ({ channel }) => channel === 'C0001', how });
    await bot.send(mention({ text: 'dental checks?' }));
    const { channel, args } = await until(() => slack.messages[0]);
    expect([channel, args['text']]).toEqual(['D0001', expect.stringMatching(said)]);
    expect(args['text']).not.toMatch(/in a few minutes/);
    const line = await until(() => bot.lines.find(({ msg }) => msg === 'event not answered'));
    expect(line['mend']).toEqual(mend);
    const [, reference] = /\(Reference (\w{8})\)$/.exec(String(args['text'])) ?? [];
    expect(line['reference']).toBe(reference);
  });

  it('a token that is not taken any more is in the log, and nobody can be told', async () => {
    for (const method of ['chat.postMessage', 'chat.postEphemeral'])
      slack.fail({ method, times: 9, how: { kind: 'error', error: 'token_revoked' } });
    await bot.send(mention({ text: 'dental checks?' }));
    await until(() => bot.lines.find(({ msg }) => msg === 'nobody could be told'));
    const line = bot.lines.find(({ msg }) => msg === 'event not answered');
    expect(line).toMatchObject({ mend: { kind: 'sign-in' } });
  });
});
