import { parseArgs } from 'node:util';
import { startPostgres } from '../../test/fixtures/postgres-server.ts';
import { createDatabase } from './database.ts';
import { type SoakResult, soakDigest } from './digest.ts';
import { PLANTS, type Plant, plantOf, TURN_PLANTS } from './plants.ts';
import { soakTurn, type TurnSoakResult } from './turn.ts';

const names = (plants: typeof PLANTS) => plants.map(({ name }) => name).join(', ');

const HELP = `Usage: npm run soak -- digest [flags]
       npm run soak -- turn [flags]

Of digests:
  --replicas N          processes on one PostgreSQL (8)
  --kills N             how often one is killed, half of them at named steps (50)
  --stalls N            how often one is stopped for longer than its lease (10)
  --subscriptions N     digests and alerts (200)
  --days N              days by a fast clock (12)
  --seconds-a-day N     real seconds of such a day (20)
  --seed N              of what goes wrong and when (1)
  --plant NAME          with a fault put in, which must be noticed: ${names(PLANTS)}
  --json                print the result as JSON

Runs about the clock change of spring and then about that of autumn, half of the days each. Ends with 1 where anything was
lost, doubled or can't be explained.

Of turns, with one process and with two, on SQLite and on PostgreSQL:
  --kills N             how often one is killed in each of the four, at each step of a turn in order (25)
  --plant NAME          ${names(TURN_PLANTS)}
  --json                print the result as JSON

Ends with 1 where a question was not answered, or twice, or more than 1 in 100 waited for ten seconds after a kill.
`;

const OPTIONS = {
  replicas: { type: 'string', default: '8' },
  kills: { type: 'string' },
  stalls: { type: 'string', default: '10' },
  subscriptions: { type: 'string', default: '200' },
  days: { type: 'string', default: '12' },
  'seconds-a-day': { type: 'string', default: '20' },
  seed: { type: 'string', default: '1' },
  plant: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const what = positionals.join();
  if (values.help || (what !== 'digest' && what !== 'turn')) {
    process.stdout.write(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  say('starting PostgreSQL');
  const postgres = await startPostgres();
  const asJson = values.json;
  try {
    if (what === 'turn') {
      const plant = values.plant === undefined ? {} : { plant: plantOf(values.plant, TURN_PLANTS) };
      return tell(await turns({ serverUrl: postgres.url, kills: Number(values.kills ?? '25'), say, ...plant }), asJson);
    }
    const results: SoakResult[] = [];
    for (const season of ['spring', 'autumn'] as const) {
      const result = await soakDigest({
        ...{ serverUrl: postgres.url, season, say },
        plant: values.plant === undefined ? null : plantOf(values.plant),
        replicas: Number(values.replicas),
        kills: Number(values.kills ?? '50'),
        stalls: Number(values.stalls),
        subscriptions: Number(values.subscriptions),
        days: Number(values.days) / 2,
        secondsADay: Number(values['seconds-a-day']),
        seed: Number(values.seed),
      });
      results.push(result);
      say(`${season}: ${result.isSound ? 'sound' : 'NOT sound'}`);
    }
    tell(results, asJson);
  } finally {
    await postgres.stop();
  }
}

interface Turning {
  readonly serverUrl: string;
  readonly kills: number;
  readonly plant?: Plant;
  readonly say: (line: string) => void;
}

async function turns({ serverUrl, ...options }: Turning): Promise<readonly (TurnSoakResult & { database: string })[]> {
  const results: (TurnSoakResult & { database: string })[] = [];
  for (const database of ['sqlite', 'postgresql'] as const) {
    for (const processes of [1, 2]) {
      const { address, drop } = await createDatabase(database === 'sqlite' ? null : serverUrl);
      try {
        results.push({ database, ...(await soakTurn({ ...options, address, processes })) });
      } finally {
        await drop();
      }
      options.say(`${database}, ${processes}: ${results.at(-1)?.isSound ? 'sound' : 'NOT sound'}`);
    }
  }
  return results;
}

function tell(results: readonly { readonly isSound: boolean }[], asJson: boolean): void {
  const text = asJson ? JSON.stringify(results, null, 2) : JSON.stringify(results).replace(/},/g, '},\n');
  process.stdout.write(`${text}\n`);
  process.exitCode = results.every(({ isSound }) => isSound) ? 0 : 1;
}

await main(process.argv.slice(2));
