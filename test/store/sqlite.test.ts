import { storeContract } from '../contracts/store.ts';
import { createSqlite } from '../fixtures/database.ts';

storeContract('SQLite', createSqlite);
