import { describeLifecycle } from '../contracts/import-lifecycle.ts';
import { createSqlite } from '../fixtures/database.ts';

describeLifecycle('SQLite', createSqlite, 40);
