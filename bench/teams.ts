import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { activity } from '../test/fixtures/teams-bot.ts';
import { startTeamsConnector, type TeamsConnector } from '../test/fixtures/teams-connector.ts';
import { askInTurn, CONCURRENCY, type Concurrency, type Crowd } from './crowd.ts';
import { round, type Spread, spreadOf } from './statistics.ts';

/** Messages a second, and how long each took from being sent to its reply at the connector, in milliseconds. */
export interface Load {
  readonly messages: number;
  readonly perSecond: number;
  readonly reply: Spread;
  /** Of the processor in the bot's process, for one message: tells what is its own on a machine that has other work. */
  readonly cpuMs: number;
}

/** Of the bot, beside the least that a bot can be, in the same run. */
export interface TeamsBench {
  readonly bot: Readonly<Record<Concurrency, Load>>;
  readonly echo: Readonly<Record<Concurrency, Load>>;
  /** Messages a second of the bot over those of the echo; the aim is 0.5. */
  readonly share: Readonly<Record<Concurrency, number>>;
}

const WARM_UP = 200;
const MESSAGES: Readonly<Record<Concurrency, number>> = { '1': 400, '50': 2_000 };

/** Runs both bots in turn, each in a process of its own, against one connector. */
export async function benchTeams(): Promise<TeamsBench> {
  const connector = await startTeamsConnector();
  try {
    const echo = await measure('echo', connector);
    const bot = await measure('bot', connector);
    const share = (at: Concurrency) => round(bot[at].perSecond / echo[at].perSecond);
    return { bot, echo, share: { '1': share('1'), '50': share('50') } };
  } finally {
    await connector.close();
  }
}

async function measure(kind: 'echo' | 'bot', connector: TeamsConnector): Promise<Record<Concurrency, Load>> {
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('teams-server.ts', import.meta.url)), kind, connector.openIdUrl],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
    const url = await nextLine(lines);
    const cpu = async () => {
      server.stdin.write('cpu\n');
      return Number(await nextLine(lines));
    };
    const under = async (atOnce: number, messages: number): Promise<Load> => {
      const before = await cpu();
      const measured = await load({ url, connector, atOnce, messages });
      return { ...measured, cpuMs: round(((await cpu()) - before) / measured.messages) };
    };
    await under(50, WARM_UP);
    return { '1': await under(1, MESSAGES['1']), '50': await under(50, MESSAGES['50']) };
  } finally {
    server.stdin.end();
    await Promise.race([once(server, 'exit'), new Promise((resolve) => setTimeout(resolve, 5_000))]);
    server.kill('SIGKILL');
  }
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { value, done } = await lines.next();
  if (done) throw new Error('the server ended before its time');
  return value;
}

interface Wanted {
  readonly url: string;
  readonly connector: TeamsConnector;
  readonly atOnce: number;
  readonly messages: number;
}

let runs = 0;

async function load({ url, connector, atOnce, messages }: Wanted): Promise<Omit<Load, 'cpuMs'>> {
  connector.forget();
  const authorization = `Bearer ${await connector.token()}`;
  const waiting = new Map<string, () => void>();
  connector.onTaken = ({ conversation }) => waiting.get(conversation)?.();
  const samples: number[] = [];
  // An id that was seen before is not answered.
  runs += 1;
  const run = runs;

  const ask: Crowd['ask'] = async ({ person, text, left }) => {
    const conversation = `a:person-${person}-in-${run}`;
    const replied = new Promise<void>((resolve) => void waiting.set(conversation, resolve));
    const body = JSON.stringify(activity(connector, { text, conversation: { id: conversation }, id: `${left}` }));
    const from = performance.now();
    const headers = { 'content-type': 'application/json', authorization };
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`the bot answered ${response.status}`);
    await Promise.all([response.text(), replied]);
    samples.push(performance.now() - from);
  };

  const seconds = await askInTurn({ people: atOnce, questions: messages, ask });
  return { messages: samples.length, perSecond: round(samples.length / seconds), reply: spreadOf(samples) };
}

/** As a person reads it. */
export function teamsTable({ bot, echo, share }: TeamsBench): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(12);
  const row = (name: string, { perSecond, reply, cpuMs }: Load) =>
    `${name.padEnd(24)}${perSecond.toFixed(0).padStart(8)}/s${ms(reply.p50)}${ms(reply.p99)}${ms(cpuMs)}`;
  const rows = CONCURRENCY.flatMap((at) => [
    row(`echo, ${at} at once`, echo[at]),
    row(`bot, ${at} at once`, bot[at]),
    `share of the echo: ${(share[at] * 100).toFixed(0)}%`,
  ]);
  return [
    `${'Teams'.padEnd(24)}${'messages'.padStart(10)}${'p50'.padStart(12)}${'p99'.padStart(12)}${'processor'.padStart(12)}`,
    ...rows,
    'Aim: at least 50%.',
    '',
  ].join('\n');
}
