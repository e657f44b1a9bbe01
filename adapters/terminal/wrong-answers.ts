import { parseArgs } from 'node:util';
import { openConversations, readSettings, type Settings, UsageError, type WrongAnswer } from '../../src/index.ts';
import { readDatasetName } from '../shared/datasets.ts';
import { explain } from '../shared/explain.ts';
import { openData } from '../shared/open.ts';
import { endQuietlyWith, writerTo } from './deliver.ts';

const HELP = `Usage: npm run wrong-answers -- [flags]

Prints the answers that people called wrong, the newest first: what was asked, what was answered and how it was read.
They are kept where KEEP_WRONG_ANSWERS=true, for RETENTION_DAYS days.

  --json           print them as JSON
  --most NUMBER    no more than so many; 50 unless given
  --dataset NAME   those of another dataset; DATABASE_URL names any other database
  --help           show this
`;

const MOST = 50;

const write = writerTo(process.stdout);
const say = (line: string) => void process.stderr.write(`${line}\n`);

interface Wanted {
  readonly json: boolean;
  readonly most: number;
  /** null: none was named. */
  readonly dataset: string | null;
}

/** null: help is wanted. */
function readArguments(args: readonly string[]): Wanted | null {
  const options = {
    json: { type: 'boolean' },
    most: { type: 'string' },
    dataset: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  const { values } = parsed(() => parseArgs({ args: [...args], options }));
  if (values.help) return null;
  const most = values.most === undefined ? MOST : Number(values.most);
  if (!Number.isSafeInteger(most) || most < 1) {
    throw new UsageError('usage', `--most is '${values.most}'; allowed: a number from 1 on.`);
  }
  return {
    json: values.json ?? false,
    most,
    dataset: values.dataset === undefined ? null : readDatasetName(values.dataset),
  };
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new UsageError('usage', `${cause instanceof Error ? cause.message : String(cause)} --help shows the flags.`, {
      cause,
    });
  }
}

async function main(args: readonly string[]): Promise<number> {
  endQuietlyWith(process.stdout);
  try {
    const wanted = readArguments(args);
    await write(wanted === null ? HELP : await run(wanted, readSettings()));
    return 0;
  } catch (error) {
    return explain(error, 'wrong-answers', (text) => say(text.replace(/\s+/g, ' ')));
  }
}

async function run({ json, most, dataset }: Wanted, settings: Settings): Promise<string> {
  const { database } = await openData(settings, dataset ?? settings.dataset, say);
  try {
    const kept = await openConversations(database).wrongAnswers.list(most);
    return json ? `${JSON.stringify(kept, null, 2)}\n` : describe(kept);
  } finally {
    await database.destroy();
  }
}

function describe(kept: readonly WrongAnswer[]): string {
  if (kept.length === 0) return 'No answer that is kept was called wrong.\n';
  return kept.map(describeOne).join(`\n${'-'.repeat(72)}\n\n`);
}

function describeOne({ replyId, reportedBy, at, question, record }: WrongAnswer): string {
  const { indicators, themes, areas, period, basis } = record.understood;
  const read = [record.intent, ...indicators, ...themes, ...areas, period && JSON.stringify(period), basis];
  return [
    `${at.slice(0, 16).replace('T', ' ')} UTC, called wrong by ${reportedBy} (answer ${replyId})`,
    `Asked: ${question}`,
    `Read as: ${read.filter((each) => each !== null).join(' · ')}`,
    '',
    record.text,
    '',
  ].join('\n');
}

process.exitCode = await main(process.argv.slice(2));
