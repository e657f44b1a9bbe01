import { readFileSync, writeFileSync } from 'node:fs';

// Loaded before a program (node --import): at its end the most memory that it has had, in kilobytes, and the processor time
// that it has used, in seconds, are written to a file.
// eslint-disable-next-line node/no-process-env -- it has no other way to be told
const file = process.env['TELL_MEMORY'];

/** Of this program alone: what getrusage gives begins with what its parent had. */
function most(): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  if (file !== undefined) writeFileSync(file, `${most()} ${(user + system) / 1e6}`);
});
