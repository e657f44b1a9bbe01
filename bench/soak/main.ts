import { parseArgs } from 'node:util';
import { startPostgres } from '../../test/fixtures/postgres-server.ts';
import { soakDigest } from './digest.ts';

const HELP = `Usage: npm run soak -- digest [flags]

  --replicas N          processes on one PostgreSQL (8)
  --kills N             how often one is killed, half of them at named steps (50)
  --stalls N            how often one is stopped for longer than its lease (10)
  --subscriptions N     digests and alerts (200)
  --days N              days by a fast clock (12)
  --seconds-a-day N     real seconds of such a day (20)
  --seed N              of what goes wrong and when (1)
  --json                print the result as JSON
`;

const OPTIONS = {
  replicas: { type: 'string', default: '8' },
  kills: { type: 'string', default: '50' },
  stalls: { type: 'string', default: '10' },
  subscriptions: { type: 'string', default: '200' },
  days: { type: 'string', default: '12' },
  'seconds-a-day': { type: 'string', default: '20' },
  seed: { type: 'string', default: '1' },
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
    const result = await soakDigest({
      serverUrl: postgres.url,
      replicas: Number(values.replicas),
      kills: Number(values.kills),
      stalls: Number(values.stalls),
      subscriptions: Number(values.subscriptions),
      days: Number(values.days),
      secondsADay: Number(values['seconds-a-day']),
      seed: Number(values.seed),
      say,
    });
    process.stdout.write(
      `${JSON.stringify(result, null, values.json ? 2 : 0).replace(values.json ? /$^/ : /},/g, '},\n')}\n`,
    );
  } finally {
    await postgres.stop();
  }
}

await main(process.argv.slice(2));
