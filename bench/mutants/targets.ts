/** A part of the program that must be held by tests, and those that are to hold it. */
export interface Target {
  readonly name: string;
  readonly files: readonly string[];
  /** What vitest is given: files, and a name of tests where not all are about it. */
  readonly tests: readonly string[];
}

export const TARGETS: readonly Target[] = [
  { name: 'rate', files: ['src/evaluate/rate.ts'], tests: ['test/evaluate/rate.test.ts'] },
  { name: 'change', files: ['src/evaluate/change.ts'], tests: ['test/evaluate/change.test.ts'] },
  { name: 'pick', files: ['src/query/pick.ts'], tests: ['test/query/pick.test.ts'] },
  {
    name: 'suppression',
    files: ['src/evaluate/hidden-parts.ts', 'src/figures/would-tell.ts'],
    tests: ['test/evaluate/hidden-parts.test.ts', 'test/figures/would-tell.test.ts'],
  },
  { name: 'escaping', files: ['adapters/slack/text.ts'], tests: ['test/adapters/slack/text.test.ts'] },
  { name: 'signature', files: ['adapters/slack/http-transport.ts'], tests: ['test/adapters/slack/http.test.ts'] },
  { name: 'token', files: ['adapters/teams/claims.ts'], tests: ['test/adapters/teams/claims.test.ts'] },
  {
    name: 'lease',
    files: ['src/conversation/work.ts'],
    tests: ['test/conversation/work-in-time.test.ts', 'test/conversation/work.test.ts'],
  },
  { name: 'alert', files: ['src/digest/claim.ts'], tests: ['test/digest/alerts.test.ts', 'test/digest/run.test.ts'] },
  { name: 'schedule', files: ['src/digest/schedule/slots.ts'], tests: ['test/digest/schedule'] },
  { name: 'wall', files: ['src/digest/schedule/wall.ts'], tests: ['test/digest/schedule'] },
  {
    name: 'purge',
    files: ['adapters/shared/purge.ts'],
    tests: ['test/adapters/shared/purge.test.ts', '-t', 'what is old'],
  },
  { name: 'import', files: ['src/import/check-observations.ts'], tests: ['test/import/check-folder.test.ts'] },
];
