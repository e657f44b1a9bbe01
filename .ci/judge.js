// @ts-check
import { readFileSync } from 'node:fs';

// What a run of the tests came to: its report as JSON, its exit code, and how many other checks failed. Prints
// 'N passed, N failed'; ends with 0 only where something was tested, nothing failed, and code and report agree.

const [, , reportFile = '', exitCode = '', failedChecks = '0'] = process.argv;
const report = read(reportFile);
const passed = report?.numPassedTests ?? 0;
const failedTests = report?.numFailedTests ?? 0;
const saysGood = report?.success === true && failedTests === 0;
const endedGood = exitCode === '0';

const hid = endedGood && !saysGood;
if (hid) {
  const said = report === null ? 'there is no report' : `the report says ${passed} passed, ${failedTests} failed`;
  console.log(`== the tests ended with code 0, but ${said}`);
}
// A file that can't be loaded has no tests to fail, and a run that was cut short no report.
const broke = !(endedGood && saysGood) && (failedTests === 0 || hid);
const failed = failedTests + Number(failedChecks) + (broke ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/**
 * null where there is none, or one that was cut short.
 *
 * @param {string} file
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
