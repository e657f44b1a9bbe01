import { describe, expect, it, vi } from 'vitest';
import { draftFiles } from '../../src/import/draft.ts';
import { parsePeriod } from '../../src/import/period-label.ts';
import { readIncoming } from '../../src/import/read-input.ts';
import { createBot, EVERYTHING, openStore, type Question } from '../../src/index.ts';
import type { Basis, Period } from '../../src/query/period.ts';
import { publishDraft } from '../../src/store/import-lifecycle.ts';
import { createMigratedSqlite } from '../fixtures/database.ts';
import { LAYOUTS } from '../fixtures/layouts.ts';

vi.setConfig({ testTimeout: 60_000 });

const NOW = new Date('2026-11-30T09:00:00Z');

describe.each(LAYOUTS)('$what', ({ file, bytes, answers, figures }) => {
  it('is brought in with at most two answers, and every figure asked for is the one of the file', async () => {
    expect(Object.keys(answers).length).toBeLessThanOrEqual(2);
    const database = await createMigratedSqlite();
    const { knex } = database;
    try {
      const files = [{ name: file, bytes }];
      const asked = (await readIncoming(knex, files, {})).sheet?.questions.length ?? 0;
      expect(asked).toBeLessThanOrEqual(2);
      const input = await readIncoming(knex, files, answers);
      expect({ questions: input.sheet?.questions, problems: input.sheet?.problems }).toEqual({
        questions: [],
        problems: [],
      });
      const { id } = await draftFiles(knex, input, { now: NOW, dataset: 'own', by: 'Ann', fileNames: [file] });
      const { counts } = await publishDraft(knex, id, { by: 'Ann', at: NOW.toISOString() });
      const store = openStore(knex, { now: () => performance.now() });
      const { indicators, areas } = await store.catalogue();
      const comparators = areas.filter(({ kind }) => kind === 'comparator').map(({ name }) => name);
      const bot = createBot({ store, today: () => '2026-11-30', elapsed: () => performance.now() });
      const benchmarks = (counts.observations?.added ?? 0) - figures.length;
      expect(benchmarks).toBe(
        (input.files.get('benchmarks.csv') as string | undefined)?.trim().split('\n').slice(1).length ?? 0,
      );
      for (const [name, basis, label, value, area] of figures) {
        const code = indicators.find((each) => each.name === name)?.code ?? name;
        const question = questionOf(code, parsePeriod(basis as Basis, label), {
          basis: basis as Question['basis'],
          area: area ?? null,
        });
        const { record } = await bot.answer(question, null);
        const facts = record.facts.filter((fact) => fact.indicator === code && fact.area === (area ?? null));
        const numbers = facts.flatMap((fact) => (fact.value === null ? [] : [fact.value]));
        const isNumber = !Number.isNaN(Number(value));
        const where = [name, label, area ?? null];
        expect([...where, isNumber ? numbers.includes(Number(value)) : numbers.length === 0]).toEqual([...where, true]);
        const isShown = area === undefined || !comparators.includes(area);
        expect([...where, isShown ? record.text.includes(shown(value)) : true]).toEqual([...where, true]);
      }
    } finally {
      await database.remove();
    }
  });
});

/** As it is printed, whatever stands around it. */
function shown(value: string): string {
  return value
    .replace(/^-/, '')
    .replace(/^(\d)(\d{3})$/, '$1,$2')
    .replace(/^(\d)(\d{3})(\d{3})$/, '$1,$2,$3');
}

function questionOf(
  code: string,
  period: Period | null,
  { basis, area }: { readonly basis: Question['basis']; readonly area: string | null },
): Question {
  if (period === null || period.start === null || period.end === null) throw new Error(`no period for ${code}`);
  const grain = (
    { month: 'month', quarter: 'quarter', year: 'year', snapshot: 'date', 'rolling-year': 'month' } as const
  )[(basis ?? 'month') as 'month'];
  const month = `${period.end.slice(0, 8)}01`;
  return {
    ...EVERYTHING,
    ask: 'value',
    of: { kind: 'indicators', indicators: [{ code, inverse: false }] },
    where: area === null ? { kind: 'whole' } : { kind: 'areas', areas: [area] },
    when: {
      kind: 'period',
      period: { grain, start: basis === 'rolling-year' ? month : period.start, end: period.end, fromClock: false },
    },
    basis,
  };
}
