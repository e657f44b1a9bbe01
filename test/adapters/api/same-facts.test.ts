import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CONTEXT } from '../../../src/conversation/context.ts';
import type { AnswerRecord, ProgramAnswer } from '../../../src/index.ts';
import { openDatabase } from '../../../src/store/connect.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { understand } from '../../../src/understand/understand.ts';
import { httpClient, stdioClient } from '../../fixtures/mcp-clients.ts';
import { type ProgramServer, startPrograms } from '../../fixtures/programs.ts';
import { labelledOn } from '../../questions/labelled.ts';

const WANTED = 60;

/** Questions by people who had not seen the bot: those that stand by themselves. */
const LINES = labelledOn('report')
  .filter(({ name }) => /^blind-[a-d]\./.test(name))
  .flatMap(({ questions }) => questions)
  .filter(({ turns }) => turns.length === 1);

/** What is compared: all of an answer that numbers, and where they come from, stand in. */
type Compared = Pick<ProgramAnswer, 'outcome' | 'text' | 'more'> & { readonly facts: unknown };

const compared = ({ outcome, facts, text, more }: Compared): Compared => ({ outcome, facts: plain(facts), text, more });
/** As JSON has them: of facts that a number was made of, one step. */
const plain = (facts: unknown): unknown => JSON.parse(JSON.stringify(facts));

describe('the same question', { timeout: 180_000 }, () => {
  let server: ProgramServer;
  let token: string;
  let http: Client;
  let records: readonly AnswerRecord[];

  beforeAll(async () => {
    server = await startPrograms();
    token = await server.makeToken();
    http = await httpClient(server.url, token);
    const asker = {
      platform: 'slack',
      organisation: 'T1',
      person: 'U1',
      conversation: 'C1',
      isPersonal: false,
      isShared: false,
    };
    const knex = openDatabase({ file: `${server.folder}/report.sqlite` });
    const catalogue = await openStore(knex, { now: () => performance.now() }).catalogue();
    await knex.destroy();
    const found: AnswerRecord[] = [];
    for (const { id, turns } of LINES) {
      const { record } = await server.desk.answer({ thread: id, text: turns[0] ?? '', asker });
      // Two questions in one message are one in words alone.
      const read = understand(turns[0] ?? '', EMPTY_CONTEXT, catalogue, '2019-03-07');
      const isOne = read.kind === 'read' && read.reads.length === 1;
      if (record.outcome === 'answered' && isOne && record.facts.length > 0) found.push(record);
      if (found.length === WANTED) break;
    }
    records = found;
  });
  afterAll(async () => {
    await http.close();
    await server.close();
  });

  async function mcp(client: Client, name: string, given: Record<string, unknown>): Promise<ProgramAnswer> {
    const { structuredContent } = await client.callTool({ name, arguments: given });
    return structuredContent as ProgramAnswer;
  }

  it('there are sixty of them, about many measures', () => {
    expect(records).toHaveLength(WANTED);
    expect(new Set(records.flatMap(({ facts }) => facts.map(({ indicator }) => indicator))).size).toBeGreaterThan(15);
    expect(new Set(records.map(({ intent }) => intent)).size).toBeGreaterThan(6);
  });

  it('gives the same facts in words to a person, to a program and to an assistant', async () => {
    for (const record of records) {
      const { question } = record;
      const api = (await (await server.post('/api/ask', token, { text: question })).json()) as ProgramAnswer;
      expect(compared(api), question).toEqual(compared(record));
      const told = await mcp(http, 'ask', { text: question });
      expect(told.leftOut, question).toEqual([]);
      expect(compared(told), question).toEqual(compared(record));
    }
  });

  it('and as a Question', async () => {
    for (const { question, understood, facts, outcome } of records) {
      const asked = understood.question as unknown as Record<string, unknown>;
      const api = (await (await server.post('/api/questions', token, asked)).json()) as ProgramAnswer;
      expect([api.outcome, api.facts], question).toEqual([outcome, plain(facts)]);
      const told = await mcp(http, 'ask_question', asked);
      expect([told.outcome, told.facts], question).toEqual([outcome, plain(facts)]);
    }
  });

  it('and over standard input and output', async () => {
    const stdio = await stdioClient(server.folder);
    for (const { question, understood, facts } of records) {
      const told = await mcp(stdio, 'ask_question', understood.question as unknown as Record<string, unknown>);
      expect(told.facts, question).toEqual(plain(facts));
    }
    await stdio.close();
  });
});
