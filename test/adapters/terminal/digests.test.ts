import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Condition, EVERYTHING } from '../../../src/question/question.ts';
import { migrate, openDatabase } from '../../../src/store/connect.ts';
import { openDigests } from '../../../src/store/digests.ts';
import { program } from '../../fixtures/program.ts';

const RED: readonly Condition[] = [{ not: false, test: { kind: 'rated', ratings: ['red'] } }];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-digests-'));
  const empty = openDatabase({ file: join(folder, 'empty.sqlite') });
  await migrate(empty);
  await empty.destroy();
  const knex = openDatabase({ file: join(folder, 'mine.sqlite') });
  await migrate(knex);
  const digests = openDigests(knex);
  const schedule = { version: 1, days: { kind: 'weekly', every: 1, on: ['monday'] }, time: '09:00' } as const;
  const one = await digests.add({
    ...{ platform: 'slack', organisation: 'T1', conversation: 'C1', isPersonal: false, owner: 'U1', kind: 'digest' },
    ...{ question: EVERYTHING, schedule: { ...schedule, zone: 'Europe/London', from: '2026-03-01' } },
    ...{ unchanged: 'line', becomes: null, state: 'active', pausedWhy: null, pausedUntil: null, checkedVersion: null },
    ...{ next: { day: '2099-03-30', at: '2099-03-30T08:00:00.000Z' }, createdAt: '2026-03-02T10:00:00.000Z' },
  });
  await digests.add({
    ...{ platform: 'teams', organisation: 'T2', conversation: 'a:1', isPersonal: true, owner: 'U2', kind: 'alert' },
    ...{ question: EVERYTHING, schedule: null, unchanged: 'line', becomes: RED, state: 'paused', pausedWhy: 'gone' },
    ...{ pausedUntil: null, checkedVersion: null, next: null, createdAt: '2026-03-03T10:00:00.000Z' },
  });
  const ended = { subscription_id: one.id, platform: 'slack', place: 'C1', step: 'ended', contents_hash: 'h' };
  const rows = [
    { slot: '2026-03-16', kind: 'digest', outcome: 'posted', is_late: true, attempts: 3, reason: null },
    { slot: '2026-03-23', kind: 'digest', outcome: 'unknown', is_late: false, attempts: 1, reason: 'cannot-look' },
    { slot: 'notice:2', kind: 'notice', outcome: 'posted', is_late: false, attempts: 1, reason: null },
  ];
  for (const [at, row] of rows.entries()) {
    const day = row.slot.startsWith('2026') ? row.slot : '2026-03-23';
    await knex('digest_deliveries').insert({
      ...{ ...ended, ...row, delivery_id: `d${at}`, due_at: `${day}T09:00:00.000Z` },
      ...{ claimed_at: `${day}T09:00:01.000Z`, ended_at: `${day}T09:00:02.000Z` },
    });
  }
  await knex.destroy();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The real program, as `npm run digests` runs it. */
async function run(...args: readonly string[]) {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const command = [program('adapters/terminal/digests.ts'), ...args];
  const env = { ...process.env, DATABASE_URL: '', DATA_FOLDER: folder, LOG_LEVEL: '', TIME_ZONE: '' };
  const child = spawn(process.execPath, command, { cwd: root, env });
  const code = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err, code: await code };
}

describe('digests', () => {
  it('prints what is set up, where, the next posts, and what became of the last', async () => {
    expect(await run('--dataset', 'mine')).toEqual({
      code: 0,
      err: '',
      out: `slack C1, organisation T1
  Digest 1: An overview of all measures, every Monday at 09:00 (Europe/London)
  Set up by U1 on 2026-03-02
  Next: Monday 30 March 2099 at 09:00, then 2099-04-06 08:00 UTC, 2099-04-13 08:00 UTC
  Last:
    Monday 23 March 2026 at 09:00 (told to its owner): posted
    Monday 23 March 2026 at 09:00: unknown (cannot-look)
    Monday 16 March 2026 at 09:00: posted (late), 3 attempts

teams a:1 (personal), organisation T2
  Alert 1: When any measure becomes red, or no longer so
  Set up by U2 on 2026-03-03
  Next: paused: nothing could be posted here
  Last:
    none yet

2 digests and alerts, 1 paused. Of the posts above: 2 posted, 1 unknown.
`,
    });
  });

  it('prints them as JSON, with no more of the last posts than asked for', async () => {
    const { out } = await run('--dataset', 'mine', '--json', '--most', '1');
    expect(JSON.parse(out)).toEqual([
      {
        ...{
          platform: 'slack',
          organisation: 'T1',
          conversation: 'C1',
          isPersonal: false,
          owner: 'U1',
          kind: 'digest',
        },
        ...{ state: 'active', pausedWhy: null, createdAt: '2026-03-02T10:00:00.000Z', name: 'Digest 1' },
        what: 'An overview of all measures, every Monday at 09:00 (Europe/London)',
        next: 'Monday 30 March 2099 at 09:00',
        nextSlots: ['2099-03-30T08:00:00.000Z', '2099-04-06T08:00:00.000Z', '2099-04-13T08:00:00.000Z'],
        last: [
          {
            ...{ deliveryId: 'd2', kind: 'notice', dueAt: '2026-03-23T09:00:00.000Z', outcome: 'posted', reason: null },
            ...{ due: 'Monday 23 March 2026 at 09:00', isLate: false, attempts: 1 },
            endedAt: '2026-03-23T09:00:02.000Z',
          },
        ],
      },
      expect.objectContaining({ name: 'Alert 1', state: 'paused', pausedWhy: 'gone', nextSlots: [], last: [] }),
    ]);
  });

  it('says where nothing is set up', async () => {
    expect(await run('--dataset', 'empty')).toEqual({ code: 0, err: '', out: 'No digest or alert is set up.\n' });
  });

  it('shows its flags, and what each outcome means', async () => {
    const { code, out } = await run('--help');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^Usage: npm run digests[^]*unknown {3}it may have arrived/),
    ]);
  });

  it.each([
    [['--most', 'many'], /^--most is 'many'; allowed: a number from 1 on\.\n$/],
    [['--most', '0'], /^--most is '0'; allowed: a number from 1 on\.\n$/],
    [['--loud'], /--help shows the flags\.\n$/],
    [['--dataset', 'nowhere'], /dataset nowhere is not known; available: /],
    [['--dataset', 'No Such'], /--dataset needs a name of small letters/],
  ])('called with %j ends with 2 and says why', async (args, message) => {
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
});
