import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { mention, SIGNING_SECRET, signed } from '../test/fixtures/slack-requests.ts';
import { SLACK, type SlackServer, startSlackServer } from '../test/fixtures/slack-server.ts';
import { askInTurn, CONCURRENCY, type Concurrency, type Crowd } from './crowd.ts';
import type { Part } from './part.ts';
import { round, type Spread, spreadOf } from './statistics.ts';

/** In milliseconds from a signed mention being sent. */
interface Load {
  readonly mentions: number;
  readonly perSecond: number;
  /** Until its answer was at Slack's chat.postMessage. */
  readonly reply: Spread;
  /** Until Slack was told that it arrived. */
  readonly acknowledged: Spread;
}

/** Of the bot, beside a bare Bolt app that answers a constant, in the same run. */
interface SlackBench {
  readonly bot: Readonly<Record<Concurrency, Load>>;
  readonly bare: Readonly<Record<Concurrency, Load>>;
  /** Mentions a second of the bot over those of the bare app. */
  readonly share: Readonly<Record<Concurrency, number>>;
}

const WARM_UP = 300;
const MENTIONS: Readonly<Record<Concurrency, number>> = { '1': 400, '50': 3000 };

/** Runs both in turn, each in a process of its own, against one stand-in for Slack. */
async function benchSlack(folder: string): Promise<SlackBench> {
  const slack = await startSlackServer();
  try {
    const bare = await measure(startBare(slack), slack);
    const bot = await measure(startBot(slack, folder), slack);
    const share = (at: Concurrency) => round(bot[at].perSecond / bare[at].perSecond);
    return { bot, bare, share: { '1': share('1'), '50': share('50') } };
  } finally {
    await slack.close();
  }
}

interface Started {
  readonly child: ChildProcess;
  /** Resolves once it takes requests. */
  readonly url: Promise<string>;
}

function startBare(slack: SlackServer): Started {
  const file = fileURLToPath(new URL('../test/fixtures/slack-bare.ts', import.meta.url));
  const args = ['--import', 'tsx', file, `${slack.url}/`, SLACK.token, SIGNING_SECRET];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  return { child, url: lineOf(child, child.stdout, (line) => (line.startsWith('http://') ? line : null)) };
}

/** As `npm start` runs it, on a data folder of its own. */
function startBot(slack: SlackServer, folder: string): Started {
  const file = fileURLToPath(new URL('../adapters/serve.ts', import.meta.url));
  const settings = { SLACK_BOT_TOKEN: SLACK.token, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: slack.url };
  const env = { ...settings, DATA_FOLDER: folder, HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'production' };
  const child = spawn(process.execPath, ['--import', 'tsx', file], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  const serving = (line: string) => {
    const port = line.includes('"msg":"serving"') ? /"port":(\d+)/.exec(line)?.[1] : undefined;
    return port === undefined ? null : `http://127.0.0.1:${port}`;
  };
  return { child, url: lineOf(child, child.stderr, serving) };
}

/** What the first line that says it says; all later ones are read and dropped. */
function lineOf(
  child: ChildProcess,
  stream: NodeJS.ReadableStream | null,
  read: (line: string) => string | null,
): Promise<string> {
  if (stream === null) throw new Error('the server says nothing');
  return new Promise((resolve, reject) => {
    createInterface({ input: stream }).on('line', (line) => {
      const found = read(line);
      if (found !== null) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)));
  });
}

async function measure({ child, url }: Started, slack: SlackServer): Promise<Record<Concurrency, Load>> {
  try {
    const wanted = { url: await url, slack };
    await load({ ...wanted, atOnce: 50, mentions: WARM_UP });
    const alone = await load({ ...wanted, atOnce: 1, mentions: MENTIONS['1'] });
    const together = await load({ ...wanted, atOnce: 50, mentions: MENTIONS['50'] });
    return { '1': alone, '50': together };
  } finally {
    const ended = once(child, 'exit');
    child.stdin?.end();
    child.kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
    child.kill('SIGKILL');
  }
}

interface Wanted {
  readonly url: string;
  readonly slack: SlackServer;
  readonly atOnce: number;
  readonly mentions: number;
}

async function load({ url, slack, atOnce, mentions }: Wanted): Promise<Load> {
  const waiting = new Map<string, () => void>();
  slack.onCall = ({ method, args }) => {
    if (method === 'chat.postMessage') waiting.get(String(args['thread_ts']))?.();
  };
  const replies: number[] = [];
  const acknowledged: number[] = [];

  const ask: Crowd['ask'] = async ({ person, text, left }) => {
    const ts = `17000.${person}${String(left).padStart(8, '0')}${mentions}`;
    const sent = mention({ text, user: `U${person}`, ts });
    const replied = new Promise<void>((resolve) => void waiting.set(ts, resolve));
    const headers = signed(sent);
    const from = performance.now();
    const response = await fetch(`${url}/slack/events`, { method: 'POST', headers, body: sent.body });
    if (!response.ok) throw new Error(`the bot answered ${response.status}`);
    await response.text();
    acknowledged.push(performance.now() - from);
    await replied;
    replies.push(performance.now() - from);
    waiting.delete(ts);
  };

  const seconds = await askInTurn({ people: atOnce, questions: mentions, ask });
  return {
    mentions: replies.length,
    perSecond: round(replies.length / seconds),
    reply: spreadOf(replies),
    acknowledged: spreadOf(acknowledged),
  };
}

/** As a person reads it. */
function toTable({ bot, bare, share }: SlackBench): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(12);
  const row = (name: string, { perSecond, reply, acknowledged }: Load) =>
    `${name.padEnd(24)}${perSecond.toFixed(0).padStart(8)}/s${ms(reply.p50)}${ms(reply.p99)}${ms(acknowledged.p99)}`;
  const rows = CONCURRENCY.flatMap((at) => [
    row(`bare Bolt, ${at} at once`, bare[at]),
    row(`bot, ${at} at once`, bot[at]),
    `share of the bare app: ${(share[at] * 100).toFixed(0)}%`,
  ]);
  return [
    `${'Slack'.padEnd(24)}${'mentions'.padStart(10)}${'p50'.padStart(12)}${'p99'.padStart(12)}${'ack p99'.padStart(12)}`,
    ...rows,
    'Aim: at least 50%, and acknowledged within 100 ms at 50 at once.',
    '',
  ].join('\n');
}

export const slack: Part = { name: 'slack', run: benchSlack, toTable };
