/** A part of the program that must be held by tests, and those that are to hold it. */
export interface Target {
  readonly name: string;
  readonly file: string;
  /** What vitest is given: files, and a name of tests where not all are about it. */
  readonly tests: readonly string[];
}

export const TARGETS: readonly Target[] = [
  { name: 'rate', file: 'src/evaluate/rate.ts', tests: ['test/evaluate/rate.test.ts'] },
  { name: 'change', file: 'src/evaluate/change.ts', tests: ['test/evaluate/change.test.ts'] },
  { name: 'pick', file: 'src/query/pick.ts', tests: ['test/query/pick.test.ts'] },
  { name: 'suppression', file: 'src/evaluate/hidden-parts.ts', tests: ['test/evaluate/hidden-parts.test.ts'] },
  { name: 'escaping', file: 'adapters/slack/text.ts', tests: ['test/adapters/slack/text.test.ts'] },
  { name: 'signature', file: 'adapters/slack/http-transport.ts', tests: ['test/adapters/slack/http.test.ts'] },
  { name: 'token', file: 'adapters/teams/claims.ts', tests: ['test/adapters/teams/claims.test.ts'] },
  { name: 'lease', file: 'src/conversation/work.ts', tests: ['test/conversation/work.test.ts'] },
  { name: 'alert', file: 'src/digest/claim.ts', tests: ['test/digest/alerts.test.ts', 'test/digest/run.test.ts'] },
  { name: 'schedule', file: 'src/digest/schedule/slots.ts', tests: ['test/digest/schedule'] },
  { name: 'wall', file: 'src/digest/schedule/wall.ts', tests: ['test/digest/schedule'] },
  {
    name: 'purge',
    file: 'adapters/shared/purge.ts',
    tests: ['test/adapters/shared/purge.test.ts', '-t', 'what is old'],
  },
  { name: 'import', file: 'src/import/check-observations.ts', tests: ['test/import/check-folder.test.ts'] },
];
