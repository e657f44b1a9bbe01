import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerRecord, EVERYTHING } from '../../../src/index.ts';
import { migrate, openDatabase } from '../../../src/store/connect.ts';
import { openConversations } from '../../../src/store/conversations.ts';
import { program } from '../../fixtures/program.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-wrong-'));
  const knex = openDatabase({ file: join(folder, 'mine.sqlite') });
  await migrate(knex);
  const { wrongAnswers } = openConversations(knex);
  for (const [at, question] of ['boats?', 'nets?'].entries()) {
    const when = `2026-01-0${at + 5}T09:30:00.000Z`;
    await wrongAnswers.keep({
      replyId: `r${at}`,
      reportedBy: `U${at}`,
      at: when,
      question,
      record: recordOf(question),
    });
  }
  await knex.destroy();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function recordOf(question: string): AnswerRecord {
  const understood = {
    ...{ indicators: ['BOATS'], themes: [], areas: [], period: '2018-12', basis: null, implied: [] },
    question: EVERYTHING,
    explained: null,
  };
  const about = {
    outcome: 'answered',
    intent: 'status',
    facts: [],
    options: [],
    more: null,
    chart: null,
    elapsedMs: 1,
  } as const;
  return { question, understood, text: `Of ${question} 79%.`, ...about };
}

/** The real program, as `npm run wrong-answers` runs it. */
async function run(...args: readonly string[]) {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const command = [program('adapters/terminal/wrong-answers.ts'), '--dataset', 'mine', ...args];
  const env = { ...process.env, DATABASE_URL: '', DATA_FOLDER: folder, LOG_LEVEL: '' };
  const child = spawn(process.execPath, command, { cwd: root, env });
  const code = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err, code: await code };
}

describe('wrong-answers', () => {
  it('prints what was asked, how it was read and what was answered, the newest first', async () => {
    expect(await run()).toEqual({
      code: 0,
      err: '',
      out: `2026-01-06 09:30 UTC, called wrong by U1 (answer r1)
Asked: nets?
Read as: status · BOATS · "2018-12"

Of nets? 79%.

${'-'.repeat(72)}

2026-01-05 09:30 UTC, called wrong by U0 (answer r0)
Asked: boats?
Read as: status · BOATS · "2018-12"

Of boats? 79%.
`,
    });
  });

  it('prints them as JSON, no more than asked for', async () => {
    const { out } = await run('--json', '--most', '1');
    expect(JSON.parse(out)).toEqual([
      { replyId: 'r1', reportedBy: 'U1', at: '2026-01-06T09:30:00.000Z', question: 'nets?', record: recordOf('nets?') },
    ]);
  });

  it.each([
    [['--most', 'many'], /^--most is 'many'; allowed: a number from 1 on\.\n$/],
    [['--loud'], /--help shows the flags\.\n$/],
  ])('called with %j ends with 2 and says why', async (args, message) => {
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
});
