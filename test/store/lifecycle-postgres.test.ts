import { inject } from 'vitest';
import { describeLifecycle } from '../contracts/import-lifecycle.ts';
import { createPostgres } from '../fixtures/database.ts';

describeLifecycle('PostgreSQL', () => createPostgres(inject('postgresUrl')), 12);
