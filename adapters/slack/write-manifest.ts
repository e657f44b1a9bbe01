import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UsageError } from '../../src/index.ts';
import { explain } from '../shared/explain.ts';
import { parsed } from '../shared/flags.ts';
import { manifestFor, manifestText } from './manifest.ts';

const HELP = `Usage: npm run slack:manifest -- [flags]

  (no flag)      write manifest.json: Socket Mode, where the bot calls Slack
  --url URL      write manifest.http.json: Slack calls the bot at URL, an address that begins with https://
  --agent        with Slack's surface for agents: a paid plan has it
  --out FILE     write to another file
  --print        print it, and write nothing
  --help         show this
`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

interface Wanted {
  readonly url: string | null;
  readonly isAgent: boolean;
  readonly file: string;
  readonly prints: boolean;
}

/** null: help is wanted. */
function readArguments(args: readonly string[]): Wanted | null {
  const options = {
    url: { type: 'string' },
    agent: { type: 'boolean' },
    out: { type: 'string' },
    print: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { values } = parsed(() => parseArgs({ args: [...args], options }));
  if (values.help) return null;
  const url = values.url === undefined ? null : checkUrl(values.url);
  const file = values.out ?? (url === null ? 'manifest.json' : 'manifest.http.json');
  return { url, isAgent: values.agent ?? false, file, prints: values.print ?? false };
}

/** Slack calls no other: https://docs.slack.dev/apis/events-api/using-http-request-urls */
function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw new UsageError(
      'usage',
      `--url is '${text}'; allowed: an address that begins with https:// and has no query.`,
    );
  }
  return text.replace(/\/+$/, '');
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const wanted = readArguments(args);
    if (wanted === null) {
      process.stdout.write(HELP);
      return 0;
    }
    const text = manifestText(manifestFor(wanted));
    if (wanted.prints) process.stdout.write(text);
    else await writeFile(wanted.file, text);
    if (!wanted.prints) say(`Written: ${wanted.file}`);
    return 0;
  } catch (error) {
    return explain(error, 'slack:manifest', say);
  }
}

process.exitCode = await main(process.argv.slice(2));
