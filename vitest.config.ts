import { defineConfig } from 'vitest/config';

/** Tests that need a PostgreSQL server; all others run without waiting for one. */
const DATABASES = ['test/store/**/*.test.ts'];

/** Run among them where .ci/run tries whether a failure is told. */
const ON_PURPOSE = process.env['FAIL_ON_PURPOSE'] === '1' ? ['test/fixtures/fails-on-purpose.ts'] : [];

export default defineConfig({
  test: {
    // Much of it waits for processes of its own.
    maxWorkers: '100%',
    // A test that was singled out would leave out all beside it, in a run that is green.
    allowOnly: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          ...{ name: 'main', include: ['test/**/*.test.ts'], exclude: DATABASES },
          globalSetup: ['test/fixtures/programs-global-setup.ts'],
        },
      },
      {
        extends: true,
        // Run only where one of its tests does.
        test: {
          name: 'databases',
          include: [...DATABASES, ...ON_PURPOSE],
          globalSetup: ['test/fixtures/postgres-global-setup.ts'],
        },
      },
    ],
  },
});
