import { seedDataset } from '../../seeds/seed.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { EVERYTHING, type Question, questionSchema } from '../../src/question/question.ts';
import { resolve } from '../../src/question/resolve.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { moreText, plainText } from '../../src/reply/text.ts';
import { readCatalogue } from '../../src/store/catalogue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { tellings } from '../../src/telling/tellings.ts';
import { createMigratedSqlite } from '../fixtures/database.ts';

/** A dataset that is asked by Questions, each read from a database as the bot reads it. */
export interface Told {
  readonly catalogue: Catalogue;
  readonly ask: (changed: Partial<Question>) => Promise<Reply>;
  readonly remove: () => Promise<void>;
}

const TODAY = { report: '2019-03-07', sample: '2026-11-30' } as const;

export async function openTold(dataset: keyof typeof TODAY): Promise<Told> {
  const database = await createMigratedSqlite();
  await seedDataset(database.knex, dataset, new Date(`${TODAY[dataset]}T09:00:00Z`));
  const catalogue = await readCatalogue(database.knex);
  const store = openStore(database.knex, { now: () => 0 });
  return {
    catalogue,
    ask: async (changed) => {
      const asked = resolve(questionSchema.parse({ ...EVERYTHING, ...changed }), catalogue, TODAY[dataset]);
      const telling = tellings[asked.question.ask];
      const plan = telling.plan(asked, catalogue);
      return telling.tell(asked, plan ? await store.find(plan) : [], catalogue);
    },
    remove: database.remove,
  };
}

export function ofCodes(...codes: readonly string[]): Question['of'] {
  return {
    kind: 'indicators',
    indicators: codes.map((code) => ({ code: code.replace('!', ''), inverse: code.startsWith('!') })),
  };
}

/** Words shown before 'More', without source: as with a picture where there is one, else with the rows in its place. */
export function wordCount(reply: Reply, picture: boolean): number {
  const parts = reply.parts.filter(({ kind }) => kind !== 'source' && (!picture || kind !== 'chart'));
  return wordsIn(plainText({ ...reply, parts })).length;
}

/** Tokens with a letter or a digit: a dot between two of them is no word. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

export function shownText(reply: Reply): string {
  return plainText(reply);
}

export function allText(reply: Reply): string {
  return `${plainText(reply)}\n${moreText(reply) ?? ''}`;
}
