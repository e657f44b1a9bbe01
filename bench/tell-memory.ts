import { writeFileSync } from 'node:fs';

// Loaded before a program (node --import): at its end the most memory that it has had, in kilobytes, is written to a file.
// eslint-disable-next-line node/no-process-env -- it has no other way to be told
const file = process.env['TELL_MEMORY'];
process.once('exit', () => {
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
