import { inject } from 'vitest';
import { storeContract } from '../contracts/store.ts';
import { createPostgres } from '../fixtures/database.ts';

storeContract('PostgreSQL', () => createPostgres(inject('postgresUrl')));
