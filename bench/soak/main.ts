import { parseArgs } from 'node:util';
import { startPostgres } from '../../test/fixtures/postgres-server.ts';
import { type SoakResult, soakDigest } from './digest.ts';
import { PLANTS, plantOf } from './plants.ts';

const HELP = `Usage: npm run soak -- digest [flags]

  --replicas N          processes on one PostgreSQL (8)
  --kills N             how often one is killed, half of them at named steps (50)
  --stalls N            how often one is stopped for longer than its lease (10)
  --subscriptions N     digests and alerts (200)
  --days N              days by a fast clock (12)
  --seconds-a-day N     real seconds of such a day (20)
  --seed N              of what goes wrong and when (1)
  --plant NAME          with a fault put in, which must be noticed: ${PLANTS.map(({ name }) => name).join(', ')}
  --json                print the result as JSON

Runs about the clock change of spring and then about that of autumn, half of the days each. Ends with 1 where anything was
lost, doubled or can't be explained.
`;

const OPTIONS = {
  replicas: { type: 'string', default: '8' },
  kills: { type: 'string', default: '50' },
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
  if (values.help || positionals.join() !== 'digest') {
    process.stdout.write(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  say('starting PostgreSQL');
  const postgres = await startPostgres();
  try {
    const results: SoakResult[] = [];
    for (const season of ['spring', 'autumn'] as const) {
      const result = await soakDigest({
        ...{ serverUrl: postgres.url, season, say },
        plant: values.plant === undefined ? null : plantOf(values.plant),
        replicas: Number(values.replicas),
        kills: Number(values.kills),
        stalls: Number(values.stalls),
        subscriptions: Number(values.subscriptions),
        days: Number(values.days) / 2,
        secondsADay: Number(values['seconds-a-day']),
        seed: Number(values.seed),
      });
      results.push(result);
      say(`${season}: ${result.isSound ? 'sound' : 'NOT sound'}`);
    }
    process.stdout.write(
      `${JSON.stringify(results, null, values.json ? 2 : 0).replace(values.json ? /$^/ : /},/g, '},\n')}\n`,
    );
    process.exitCode = results.every(({ isSound }) => isSound) ? 0 : 1;
  } finally {
    await postgres.stop();
  }
}

await main(process.argv.slice(2));
