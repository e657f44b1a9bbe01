import { createInterface } from 'node:readline';

/**
 * Prints what a server in a process of its own is reached at, then for each line that it reads the processor time that it
 * has used, in milliseconds; the process ends with its standard input.
 */
export function tellProcessorTime(reachedAt: string): void {
  process.stdout.write(`${reachedAt}\n`);
  const lines = createInterface(process.stdin);
  lines.on('line', () => {
    const { user, system } = process.cpuUsage();
    process.stdout.write(`${(user + system) / 1_000}\n`);
  });
  lines.on('close', () => process.exit(0));
}
