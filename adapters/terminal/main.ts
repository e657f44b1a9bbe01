import { type AnswerRecord, readSettings, type Settings } from '../../src/index.ts';
import { explain } from '../shared/explain.ts';
import { type Opened, openBot } from '../shared/open.ts';
import { runBatch, sayBadLines } from './batch.ts';
import { converse, turnsFrom } from './converse.ts';
import { endQuietlyWith, writerTo } from './deliver.ts';
import { MAX_WIDTH, PIPED_WIDTH } from './limits.ts';
import { type Command, readArguments, readLines } from './receive.ts';
import { type Look, renderReply } from './render.ts';
import { sayExplained } from './say-explained.ts';

const HELP = `Usage: ask [flags] [question]

  ask "how are initial health assessments doing?"   one question
  ask                                               a conversation

  --json                print the answer record of the question
  --explain             print how the question was read, and why so
  --more                print what stands behind 'More' too
  --batch               answer JSON lines from standard input: {"id": "1", "turns": ["a question", "and another"]}
  --today YYYY-MM-DD    the day that 'last quarter' is counted from
  --dataset NAME        which data to ask: 'report', 'sample' (a made-up council, docs/sample.md), or what you
                        have brought in under a name of your own;
                        DATABASE_URL names any other database
  --help                show this
`;

const write = writerTo(process.stdout);
const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  endQuietlyWith(process.stdout);
  try {
    const command = readArguments(args);
    if (command.kind === 'help') {
      await write(HELP);
      return 0;
    }
    return await runWithBot(command, readSettings());
  } catch (error) {
    return explain(error, 'ask', (text) => say(oneLine(text)));
  }
}

type AskingCommand = Exclude<Command, { kind: 'help' }>;

async function runWithBot(command: AskingCommand, settings: Settings): Promise<number> {
  const opened = await openBot(settings, command.from, say);
  try {
    const more = command.kind !== 'batch' && command.more;
    return await run(command, opened, () => ({ ...lookOf(settings, process.stdout), more }));
  } finally {
    await opened.close();
  }
}

async function run(command: AskingCommand, { bot }: Opened, look: () => Look): Promise<number> {
  switch (command.kind) {
    case 'ask': {
      const { record, reply } = await bot.ask(command.question, null);
      await write(`${shownAs(command.as, record, () => renderReply(reply, look()))}\n`);
      return 0;
    }
    case 'batch': {
      const { badLines } = await runBatch(bot, readLines(process.stdin), write);
      if (badLines.length > 0) say(sayBadLines(badLines));
      return badLines.length === 0 ? 0 : 1;
    }
    case 'converse': {
      const turns = turnsFrom({ input: process.stdin, output: process.stdout });
      return (await converse({ bot, look, write, say }, turns)) ? 0 : 1;
    }
  }
}

function shownAs(as: 'text' | 'json' | 'explained', record: AnswerRecord, text: () => string): string {
  if (as === 'json') return JSON.stringify(record, null, 2);
  return as === 'explained' ? sayExplained(record) : text();
}

/** Neither is set where standard output is no terminal; some terminals give a width of 0. */
interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Says no where the terminal is too plain for it. */
  readonly hasColors?: () => boolean;
}

/** Asked anew for each reply: a window changes its size. */
function lookOf({ mayColour }: Settings, screen: Screen): Omit<Look, 'more'> {
  const { isTTY = false, columns = 0 } = screen;
  const colour = isTTY && mayColour && (screen.hasColors?.() ?? false);
  return { colour, width: columns > 0 ? Math.min(columns, MAX_WIDTH) : PIPED_WIDTH };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

process.exitCode = await main(process.argv.slice(2));
