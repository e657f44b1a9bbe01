import { describe } from 'vitest';
import type { TestDatabase } from '../fixtures/database.ts';
import { addressesContract } from './store-addresses.ts';
import { catalogueContract } from './store-catalogue.ts';
import { connectContract } from './store-connect.ts';
import { conversationsContract } from './store-conversations.ts';
import { digestsContract } from './store-digests.ts';
import { findContract } from './store-find.ts';
import { guardContract } from './store-guard.ts';
import { incomingFilesContract } from './store-incoming-files.ts';
import { retentionContract } from './store-retention.ts';
import { schemaContract } from './store-schema.ts';
import { tokensContract } from './store-tokens.ts';
import { wordsContract } from './store-words.ts';

/** What every database must do: each part of the contract has a database of its own. */
export function storeContract(name: string, create: () => Promise<TestDatabase>): void {
  describe(`the store on ${name}`, () => {
    connectContract(create);
    schemaContract(create);
    findContract(create);
    guardContract(create);
    catalogueContract(create);
    conversationsContract(create);
    digestsContract(create);
    addressesContract(create);
    retentionContract(create);
    incomingFilesContract(create);
    tokensContract(create);
    wordsContract(create);
  });
}
