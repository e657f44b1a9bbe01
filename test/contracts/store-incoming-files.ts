import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/connect.ts';
import { type IncomingFiles, openIncomingFiles } from '../../src/store/incoming-files.ts';
import type { TestDatabase } from '../fixtures/database.ts';

const AT = '2026-01-05T09:00:00.000Z';
const FILES = [
  { name: 'indicators.csv', bytes: Buffer.from('code,name\n') },
  { name: 'Ärger.csv', bytes: Buffer.from([0, 255, 128, 10]) },
  { name: 'empty.csv', bytes: Buffer.alloc(0) },
];

export function incomingFilesContract(create: () => Promise<TestDatabase>): void {
  describe('files that wait for an answer', () => {
    let database: TestDatabase;
    let files: IncomingFiles;

    beforeAll(async () => {
      database = await create();
      await migrate(database.knex);
      files = openIncomingFiles(database.knex);
      await files.keep({ id: 'a', sentBy: 'Ann', files: FILES, mapping: '{}', asked: '{"kind":"units"}' }, AT);
    });
    afterAll(() => database.remove());

    it('are read as they were sent, each byte of them', async () => {
      const held = await files.read('a');
      expect(held).toMatchObject({ id: 'a', sentBy: 'Ann', mapping: '{}', asked: '{"kind":"units"}', step: 0 });
      expect(held?.files.map(({ name, bytes }) => [name, [...bytes]])).toEqual(
        FILES.map(({ name, bytes }) => [name, [...bytes]]),
      );
      expect(await files.read('b')).toBeNull();
    });

    it('are answered once at each step, whoever presses at the same time', async () => {
      const both = await Promise.all([files.answer('a', 0, '{"x":1}'), files.answer('a', 0, '{"x":2}')]);
      expect(both.filter((isFirst) => isFirst)).toHaveLength(1);
      expect(await files.read('a')).toMatchObject({ step: 1, asked: null });
      await files.ask('a', 0, 'of a step that is past');
      expect(await files.read('a')).toMatchObject({ asked: null });
      await files.ask('a', 1, '{"kind":"polarity"}');
      expect(await files.read('a')).toMatchObject({ asked: '{"kind":"polarity"}' });
    });

    it('go by their age', async () => {
      expect(await files.purge(AT)).toBe(0);
      expect(await files.purge('2026-01-05T09:00:00.001Z')).toBe(1);
      expect(await files.read('a')).toBeNull();
    });
  });
}
