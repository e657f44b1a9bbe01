import { describe, expect, it } from 'vitest';
import {
  addressOf,
  askerOf,
  conversationOf,
  readActivity,
  threadOf,
  type Where,
} from '../../../adapters/teams/receive.ts';
import { wordsOf } from '../../../adapters/teams/words.ts';

const bot = { id: '28:app', name: 'Scorecard Bot' };
const mention = (text: string, id = bot.id) => ({ id, text });

describe('what was said', () => {
  it.each([
    {
      text: '<at>Scorecard Bot</at> iha?',
      mentions: [mention('<at>Scorecard Bot</at>')],
      said: 'iha?',
      why: 'the mention goes',
    },
    {
      text: 'iha <at>Scorecard Bot</at>?',
      mentions: [mention('<at>Scorecard Bot</at>')],
      said: 'iha ?',
      why: 'wherever it is',
    },
    {
      text: '<at>Bilanz</at> iha?',
      mentions: [mention('<at>Bilanz</at>')],
      said: 'iha?',
      why: 'whatever it is called',
    },
    { text: '<at>Scorecard Bot</at>iha?', mentions: [], said: 'iha?', why: 'though the list of mentions is missing' },
    {
      text: '<at>Scorecard Bot</at> <at>Scorecard Bot</at> iha?',
      mentions: [mention('<at>Scorecard Bot</at>'), mention('<at>Scorecard Bot</at>')],
      said: 'iha?',
      why: 'twice',
    },
    {
      text: '<at>Scorecard Bot</at> tell <at>Ann</at> about iha',
      mentions: [mention('<at>Scorecard Bot</at>'), mention('<at>Ann</at>', '29:ann')],
      said: 'tell Ann about iha',
      why: 'other people stay as their names',
    },
    { text: '<at id="0">Ann</at> iha', mentions: [], said: 'Ann iha', why: 'also in the older form' },
    {
      text: '<at>Scorecard Bot</at>&nbsp;iha &amp; dental &#39;checks&#x27; &gt; 80%',
      mentions: [],
      said: "iha & dental 'checks' > 80%",
      why: 'signs are read',
    },
    { text: '&bogus; &#0; &#x110000;', mentions: [], said: '&bogus; &#0; &#x110000;', why: 'and what is none stays' },
    { text: '  iha?  \n and   dental? ', mentions: [], said: 'iha? \n and dental?', why: 'spaces are put right' },
    { text: '', mentions: [], said: '', why: 'nothing' },
  ])('in $text is $said: $why', ({ text, mentions, said }) => {
    expect(wordsOf(text, mentions, bot)).toBe(said);
  });
});

const message = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/',
  from: { id: '29:p', aadObjectId: 'object' },
  recipient: { id: '28:app' },
  conversation: { id: 'a:chat', conversationType: 'personal' },
};
const whereOf = (over: object): Where | undefined => readActivity({ ...message, ...over })?.where;

describe('where a message came from', () => {
  it.each([
    { conversation: { id: 'a', conversationType: 'personal' }, kind: 'personal' },
    { conversation: { id: 'a', conversationType: 'channel' }, kind: 'channel' },
    { conversation: { id: 'a', conversationType: 'groupChat' }, kind: 'group' },
    { conversation: { id: 'a', isGroup: true }, kind: 'group' },
    { conversation: { id: 'a' }, kind: 'personal' },
  ])('$conversation is $kind', ({ conversation, kind }) => {
    expect(whereOf({ conversation })?.kind).toBe(kind);
  });

  it.each([
    { over: { channelData: { tenant: { id: 't1' } } }, tenant: 't1', why: 'as Teams says it' },
    { over: { conversation: { id: 'a', tenantId: 't2' } }, tenant: 't2', why: 'as the conversation does' },
    {
      over: { channelData: { tenant: { id: 't1' } }, conversation: { id: 'a', tenantId: 't2' } },
      tenant: 't1',
      why: 'the first of the two',
    },
    { over: { channelData: 'nonsense' }, tenant: '', why: 'nobody says it' },
  ])('is tenant $tenant: $why', ({ over, tenant }) => {
    expect(whereOf(over)?.tenant).toBe(tenant);
  });

  it('keeps no names, and no more than is needed', () => {
    const where = whereOf({ from: { id: '29:p', name: 'A Person', aadObjectId: 'object', email: 'a@b.example' } });
    expect(JSON.stringify(where)).not.toMatch(/Person|example@|a@b/);
  });

  it('is one address for a channel, whoever speaks in whichever thread', () => {
    const channel = (thread: string, user: string) =>
      whereOf({
        conversation: { id: `19:c@thread.tacv2;messageid=${thread}`, conversationType: 'channel', tenantId: 't' },
        from: { id: user },
      }) as Where;
    const [one, two] = [channel('1', '29:a'), channel('2', '29:b')];
    expect(addressOf(one)).toEqual(addressOf(two));
    expect(addressOf(one)).toMatchObject({ conversation: '19:c@thread.tacv2', kind: 'channel', person: null });
    expect(conversationOf(two)).toBe('19:c@thread.tacv2');
    expect(threadOf(one)).toBe('teams:t:19:c@thread.tacv2;messageid=1');
  });

  it('names who asks for the audit line, and the channel without its thread', () => {
    const where = whereOf({
      conversation: { id: '19:c@thread.tacv2;messageid=1', conversationType: 'channel' },
      channelData: { tenant: { id: 't' }, team: { id: '19:t' }, channel: { id: '19:c@thread.tacv2', type: 'shared' } },
    }) as Where;
    expect(askerOf(where)).toEqual({
      platform: 'teams',
      organisation: 't',
      person: 'object',
      conversation: '19:c@thread.tacv2',
      isPersonal: false,
      isShared: true,
    });
  });
});

describe('an activity', () => {
  it.each([
    { over: { value: { do: 'press', reply: 'r', pick: 'trend' } }, kind: 'press', why: 'a button of an older client' },
    { over: { value: { do: 'press', reply: 'r' } }, kind: 'message', why: 'half a button' },
    { over: { value: { do: 'press', reply: '', pick: '' } }, kind: 'message', why: 'an empty one' },
    { over: { value: 'Action.Submit' }, kind: 'message', why: 'a value of something else' },
    { over: { type: 'installationUpdate', action: 'add' }, kind: 'installed', why: 'an installation' },
    { over: { type: 'installationUpdate', action: 'remove' }, kind: 'removed', why: 'its end' },
    {
      over: { type: 'conversationUpdate', membersAdded: [{ id: '28:app' }] },
      kind: 'installed',
      why: 'the bot was added',
    },
    {
      over: { type: 'conversationUpdate', membersAdded: [null, { id: '29:x' }] },
      kind: 'ignored',
      why: 'somebody else was',
    },
    {
      over: { type: 'conversationUpdate', membersRemoved: [{ id: '28:app' }] },
      kind: 'removed',
      why: 'the bot was taken out',
    },
    { over: { type: 'messageUpdate', text: 'iha?' }, kind: 'edited', why: 'an edited message' },
    { over: { type: 'messageDelete', text: undefined }, kind: 'deleted', why: 'a deleted message' },
  ])('is $kind: $why', ({ over, kind }) => {
    expect(readActivity({ ...message, ...over })?.kind).toBe(kind);
  });
});
