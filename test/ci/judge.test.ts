import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'scorecard-judge-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GOOD = { numPassedTests: 9, numFailedTests: 0, success: true };
const RED = { numPassedTests: 8, numFailedTests: 1, success: false };
const BROKEN = { numPassedTests: 8, numFailedTests: 0, success: false };

describe('a run of the tests', () => {
  it.each([
    { report: GOOD, exit: 0, checks: 0, last: '9 passed, 0 failed', code: 0, why: 'all is well' },
    { report: RED, exit: 1, checks: 0, last: '8 passed, 1 failed', code: 1, why: 'a test failed' },
    { report: RED, exit: 0, checks: 0, last: '8 passed, 2 failed', code: 1, why: 'and the exit code hid it' },
    { report: BROKEN, exit: 1, checks: 0, last: '8 passed, 1 failed', code: 1, why: 'a file could not be loaded' },
    { report: BROKEN, exit: 0, checks: 0, last: '8 passed, 1 failed', code: 1, why: 'and the exit code hid it' },
    { report: GOOD, exit: 124, checks: 0, last: '9 passed, 1 failed', code: 1, why: 'it was cut short' },
    { report: GOOD, exit: 0, checks: 2, last: '9 passed, 2 failed', code: 1, why: 'other checks failed' },
    { report: null, exit: 0, checks: 0, last: '0 passed, 1 failed', code: 1, why: 'there is no report' },
    { report: null, exit: 137, checks: 0, last: '0 passed, 1 failed', code: 1, why: 'it was killed' },
  ])('ends with $code and says $last: $why', ({ report, exit, checks, last, code }) => {
    const file = join(folder, 'report.json');
    writeFileSync(file, report === null ? '' : JSON.stringify(report));
    const { status, stdout } = spawnSync(process.execPath, ['.ci/judge.js', file, String(exit), String(checks)], {
      encoding: 'utf8',
    });
    expect({ last: stdout.trim().split('\n').at(-1), code: status }).toEqual({ last, code });
  });
});
