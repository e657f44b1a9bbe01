import { inject } from 'vitest';
import { describeImporting } from '../contracts/import.ts';
import { createPostgres } from '../fixtures/database.ts';

describeImporting('PostgreSQL', () => createPostgres(inject('postgresUrl')));
