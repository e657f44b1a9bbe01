import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, createBot } from '../../src/index.ts';
import { ORGANISATIONS, storeOf } from '../fixtures/organisations.ts';

let bot: Bot;
let close: () => Promise<void>;

beforeAll(async () => {
  const opened = await storeOf('sample');
  bot = createBot({ store: opened.store, today: () => ORGANISATIONS.sample, elapsed: () => 0 });
  close = opened.close;
});
afterAll(() => close());

/** What is told after the last of several messages of one thread. */
async function told(...turns: readonly string[]): Promise<string> {
  let answer: Awaited<ReturnType<Bot['ask']>> | null = null;
  for (const turn of turns) answer = await bot.ask(turn, answer?.context ?? null);
  return answer?.record.text ?? '';
}

describe('what moved', () => {
  it.each([
    ['what has not got worse', /are not getting worse\.\n.*against the figure before/, 'all that did anything else'],
    ["what hasn't improved since last year", /against a year before/, 'rows are of the time that was asked'],
    ['how many measures are getting worse', /moved the wrong way\.[\s\S]*By more than chance: \d+ of them/, 'noise'],
    ['how many are getting worse', /^\d+ of 45 measures moved the wrong way/, 'no measure is named'],
    ['how many measures are really improving', /^[1-9]\d* of 45 measures are improving/, 'lines are read far enough'],
    ['how many have fallen three months running', /of 45 measures fell 3 times in a row/, 'the condition is said'],
    ['are complaints really rising', /^No: 130[\s\S]*no clear change/, 'yes is not said of noise'],
  ])('$0: $2', async (question, says) => expect(await told(question)).toMatch(says));

  it('rows of changes that may be chance say why, and none that it can’t be told', async () => {
    const text = await told('which changes are just noise');
    expect(text).toMatch(/No more than chance|Perhaps chance/);
    expect(text).not.toMatch(/can(?:’t|not) be told from them/);
  });

  it('is explained of what was listed alone', async () => {
    expect(await told('what got worse', 'why do you say so?')).toMatch(/^4 measures: [\s\S]*by the rule/);
  });
});

describe('beside others', () => {
  it.each([
    [['which localities are really worse than England on re-referrals?'], /1 of 6 localities is really worse/],
    [['re-referrals by locality', 'which of them are really worse than England?'], /1 of 6 localities is really worse/],
    [['re-referrals by locality', 'how many of them are worse than England?'], /England 21\.9% \(2025\/26\)/],
    [['is Eastermoor really worse than Alderbeck on re-referrals?'], /Eastermoor is really better than Alderbeck/],
    [
      ['is Eastermoor really worse than Alderbeck on re-referrals?', 'and than Fallowdale?'],
      /Eastermoor is too close to tell from Fallowdale/,
    ],
    [['is Eastermoor worse than Alderbeck on re-referrals?'], /3\.8 points ahead of Alderbeck/],
  ])('%j', async (turns, says) => expect(await told(...turns)).toMatch(says));

  it('the year to March is no other time than the financial year', async () => {
    const text = await told('re-referrals for the year to March 2025 against England');
    expect(text).toContain('England');
    expect(text).not.toContain('another time');
  });
});

describe('how far off', () => {
  it.each([
    [['initial health assessments', 'what would turn it green'], /^29\.6 points short of green, which is from 80%/],
    [
      ['gap to target by locality for initial health assessments'],
      /^Initial health assessments: Alderbeck is furthest/,
    ],
    [['how far is re-referrals off target in Alderbeck and Coldmere'], /1\.5 points better Coldmere/],
  ])('%j', async (turns, says) => expect(await told(...turns)).toMatch(says));
});

describe('a part of what was asked is changed', () => {
  const thread = ['best month ever for initial conferences', 'and the lowest?', 'same for Coldmere', 'by quarter'];

  it('the stretch', async () => expect(await told(...thread)).toMatch(/Lowest of the 11 quarters held/));

  it('the time, of the same measure', async () => {
    expect(await told(...thread, 'one further back')).toMatch(/^Initial conferences in time, Coldmere: 77\.5%/);
  });
});

it('an extreme tells of a break before it', async () => {
  expect(await told('worst month ever for single assessments')).toContain('Counted differently from 31 Jul 2025');
});
