import { describeImporting } from '../contracts/import.ts';
import { createSqlite } from '../fixtures/database.ts';

describeImporting('SQLite', createSqlite);
