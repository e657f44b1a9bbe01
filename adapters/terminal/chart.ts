import {
  type ChartSpec,
  type Charts,
  createCharts,
  createLog,
  type Reply,
  readSettings,
  type Settings,
} from '../../src/index.ts';
import { explain } from '../shared/explain.ts';
import { type DataChosen, openBot } from '../shared/open.ts';
import { type ChartCommand, readChartArguments } from './chart-arguments.ts';
import { endQuietlyWith } from './deliver.ts';
import { drawGallery } from './gallery.ts';
import { writePicture } from './write-picture.ts';

const HELP = `Usage: npm run chart -- "a question" FILE.png [flags]
       npm run chart -- --gallery FOLDER [flags]

  "a question" FILE.png  draw the chart that the reply to the question has
  --gallery FOLDER       draw charts of each kind, for looking at: as they are sent, and as small as a phone shows them
  --today YYYY-MM-DD     the day that 'last quarter' is counted from
  --dataset NAME         which data to ask, as for ask; DATABASE_URL names any other database
  --help                 show this
`;

const say = (text: string) => void process.stderr.write(`${text.replace(/\s+/g, ' ').trim()}\n`);

async function main(args: readonly string[]): Promise<number> {
  endQuietlyWith(process.stdout);
  try {
    const command = readChartArguments(args);
    if (command.kind === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    return await run(command, readSettings());
  } catch (error) {
    return explain(error, 'chart', say);
  }
}

async function run(command: Exclude<ChartCommand, { kind: 'help' }>, settings: Settings): Promise<number> {
  const charts = createCharts({ quickChart: settings.quickChart, log: createLog(settings.logLevel) });
  try {
    if (command.kind === 'gallery') return await drawGallery(command, { settings, charts, say });
    return await drawOne(command, settings, charts);
  } finally {
    await charts.close();
  }
}

async function drawOne(
  { question, file, from }: Extract<ChartCommand, { kind: 'draw' }>,
  settings: Settings,
  charts: Charts,
): Promise<number> {
  const reply = await ask(question, settings, from);
  const spec = chartOf(reply);
  if (spec === null) {
    say(`No chart: the reply has none. ${reply.headline}`);
    return 1;
  }
  const drawn = await charts.draw(spec);
  if (drawn.kind === 'none') {
    say(`No chart: ${drawn.why}`);
    return 1;
  }
  const { png, width, height } = drawn.picture;
  const problem = await writePicture(file, png);
  if (problem !== null) {
    say(problem);
    return 1;
  }
  process.stdout.write(`${file}: ${spec.kind}, ${width} by ${height} pixels. ${spec.title}\n`);
  return 0;
}

async function ask(question: string, settings: Settings, from: DataChosen): Promise<Reply> {
  const { bot, close } = await openBot(settings, from, say);
  try {
    return (await bot.ask(question, null)).reply;
  } finally {
    await close();
  }
}

/** Of several, that of what was asked first. */
function chartOf({ parts }: Reply): ChartSpec | null {
  return parts.find((part) => part.kind === 'chart')?.spec ?? null;
}

process.exitCode = await main(process.argv.slice(2));
