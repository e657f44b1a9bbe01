import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildFile } from '../../../adapters/shared/build-file.ts';
import { openData } from '../../../adapters/shared/open.ts';
import { type Purged, purgeDaily } from '../../../adapters/shared/purge.ts';
import { createLog, openConversations, openDatabase, readSettings } from '../../../src/index.ts';
import { serve } from '../../fixtures/serve.ts';
import { until } from '../../fixtures/until.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const log = createLog('silent');

describe('what is old', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-30T08:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  const keep = (purge: Purged['purge']) => {
    const end = purgeDaily({ retentionDays: 30, now: () => new Date(), log, held: () => Promise.resolve([{ purge }]) });
    return end;
  };

  it('is removed at once and then every day, by the days that it is kept, until that is ended', async () => {
    const befores: string[] = [];
    const end = keep((before) => Promise.resolve(befores.push(before)));
    await vi.advanceTimersByTimeAsync(0);
    expect(befores).toEqual(['2026-02-28T08:00:00.000Z']);
    await vi.advanceTimersByTimeAsync(DAY_MS - 1);
    expect(befores).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(DAY_MS + 1);
    expect(befores.slice(1)).toEqual(['2026-03-01T08:00:00.000Z', '2026-03-02T08:00:00.000Z']);
    end();
    await vi.advanceTimersByTimeAsync(3 * DAY_MS);
    expect(befores).toHaveLength(3);
  });

  it('is removed where another data set fails, and that one is tried again', async () => {
    const tried: string[] = [];
    const held: readonly Purged[] = [
      {
        purge: () => {
          tried.push('fails');
          return Promise.reject(new Error('no'));
        },
      },
      {
        purge: () => {
          tried.push('works');
          return Promise.resolve(1);
        },
      },
    ];
    const lines: string[] = [];
    const told = createLog('info', { write: (line) => void lines.push(line) });
    const end = purgeDaily({ retentionDays: 30, now: () => new Date(), log: told, held: () => Promise.resolve(held) });
    await vi.advanceTimersByTimeAsync(DAY_MS);
    end();
    expect(lines.filter((line) => line.includes('"rows":1,'))).toHaveLength(2);
    expect(tried).toEqual(['fails', 'works', 'fails', 'works']);
  });
});

describe('the program', { timeout: 60_000 }, () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scorecard-purge-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A question of so many days ago in each kind of thing that is kept of it, as an earlier process would have left it. */
  async function askedBefore(dataset: string, days: number): Promise<void> {
    const settings = readSettings({ DATA_FOLDER: folder });
    const { database } = await openData(settings, dataset, () => {});
    const at = new Date(Date.now() - days * DAY_MS).toISOString();
    const context = { version: 2, last: null, options: [] } as const;
    const kept = openConversations(database);
    await kept.threads.write(`${days}`, { version: 0, context }, at);
    await kept.inbox.accept({ platform: 'chat', id: `${days}`, receivedAt: at, body: { text: 'a question' } });
    const shown = { id: `${days}`, thread: 't', at, actions: [], context };
    await kept.shown.keep({ ...shown, reply: { more: [] } as never, record: {} as never });
    const wrong = { replyId: `${days}`, reportedBy: 'p', at, question: 'a question', record: {} as never };
    await kept.wrongAnswers.keep(wrong);
    await database('digest_contents').insert({ hash: `${days}`, content: '{}', created_at: at });
    await database.destroy();
  }

  const left = async (dataset: string) => {
    const database = openDatabase({ file: join(folder, `${dataset}.sqlite`) });
    try {
      const of = (table: string, column: string) => database(table).orderBy(column).pluck(column);
      return [
        ...(await of('threads', 'key')),
        ...(await of('inbox_events', 'event_id')),
        ...(await of('shown_replies', 'reply_id')),
        ...(await of('wrong_answers', 'reply_id')),
        ...(await of('digest_contents', 'hash')),
      ];
    } finally {
      await database.destroy();
    }
  };

  it('removes as it starts what people asked longer ago than the settings say, in every data set', async () => {
    // The last one is nobody's but theirs who made it.
    await buildFile(join(folder, 'own.sqlite'), () => Promise.resolve());
    const datasets = ['report', 'sample', 'own'];
    for (const dataset of datasets) for (const days of [6, 8]) await askedBefore(dataset, days);
    expect(await left('own')).toEqual(Array.from({ length: 5 }, () => ['6', '8']).flat());
    const { stop } = await serve({ DATA_FOLDER: folder, RETENTION_DAYS: '7' });
    for (const dataset of datasets) {
      await until(async () => (await left(dataset)).length <= 5);
      expect(await left(dataset)).toEqual(Array(5).fill('6'));
    }
    expect(await stop()).toBe(0);
  });
});
