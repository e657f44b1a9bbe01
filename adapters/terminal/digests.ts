import { parseArgs } from 'node:util';
import {
  type DeliveryStanding,
  type DigestStanding,
  digestStandings,
  openDigests,
  readSettings,
  type Settings,
  UsageError,
} from '../../src/index.ts';
import { readDatasetName } from '../shared/datasets.ts';
import { explain } from '../shared/explain.ts';
import { openData } from '../shared/open.ts';
import { endQuietlyWith, writerTo } from './deliver.ts';

const HELP = `Usage: npm run digests -- [flags]

Lists the digests and alerts that people have set up, by the place that they are posted in: what is posted and when, who
set it up, the next posts, and what became of the last ones. It changes nothing.

  --json           print them as JSON
  --most NUMBER    no more than so many of the last posts of each; 5 unless given
  --dataset NAME   those of another dataset; DATABASE_URL names any other database
  --help           show this

What became of a post:
  posted    the platform has said so
  skipped   not to be posted: missed during an outage, nothing had changed, paused, stopped, or a newer one was due
  refused   certainly not posted, and given up; its owner was told
  unknown   it may have arrived, and nobody can look: it is never repeated; its owner was told
  gone      nothing can be posted there any more: it is paused, and its owner was told
`;

const MOST = 5;

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
    return explain(error, 'digests', (text) => say(text.replace(/\s+/g, ' ')));
  }
}

async function run({ json, most, dataset }: Wanted, settings: Settings): Promise<string> {
  const { database, store } = await openData(settings, dataset ?? settings.dataset, say);
  try {
    const ports = { digests: openDigests(database), data: store, now: () => new Date(), zone: settings.timeZone };
    const standings = await digestStandings(ports, most);
    return json ? `${JSON.stringify(standings, null, 2)}\n` : describe(standings);
  } finally {
    await database.destroy();
  }
}

function describe(standings: readonly DigestStanding[]): string {
  if (standings.length === 0) return 'No digest or alert is set up.\n';
  return `${standings.map(describeOne).join('\n')}\n${inAll(standings)}\n`;
}

function describeOne(standing: DigestStanding): string {
  const { platform, organisation, conversation, isPersonal, name, what, owner, createdAt, nextSlots, next } = standing;
  const last = standing.last.length === 0 ? ['    none yet'] : standing.last.map((each) => `    ${describePost(each)}`);
  return [
    `${platform} ${conversation}${isPersonal ? ' (personal)' : ''}, organisation ${organisation}`,
    `  ${name}: ${what}`,
    `  Set up by ${owner} on ${createdAt.slice(0, 10)}`,
    `  Next: ${next}${nextSlots.length > 1 ? `, then ${nextSlots.slice(1).map(inUtc).join(', ')}` : ''}`,
    '  Last:',
    ...last,
    '',
  ].join('\n');
}

/** 'Monday 30 March 2026 at 09:00: unknown (cannot-look), 2 attempts'. */
function describePost({ kind, due, outcome, reason, isLate, attempts }: DeliveryStanding): string {
  const notes = [...(isLate ? ['late'] : []), ...(reason === null ? [] : [reason])];
  const what = kind === 'digest' ? '' : ` (${kind === 'notice' ? 'told to its owner' : kind})`;
  return `${due}${what}: ${outcome ?? 'under way'}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}${attempts > 1 ? `, ${attempts} attempts` : ''}`;
}

function inUtc(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}

/** '3 digests and alerts, 1 paused. Of the posts above: 10 posted, 1 unknown.' */
function inAll(standings: readonly DigestStanding[]): string {
  const paused = standings.filter(({ state }) => state === 'paused').length;
  const counts = new Map<string, number>();
  for (const { outcome } of standings.flatMap(({ last }) => last)) {
    const key = outcome ?? 'under way';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const posts = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  const all = standings.length === 1 ? '1 digest or alert' : `${standings.length} digests and alerts`;
  return `${all}${paused > 0 ? `, ${paused} paused` : ''}.${posts === '' ? '' : ` Of the posts above: ${posts}.`}`;
}

process.exitCode = await main(process.argv.slice(2));
