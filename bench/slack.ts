import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  /** Of the processor in the app's process, for one mention; null where the system doesn't tell of others' processes. */
  readonly cpuMs: number | null;
}

type Loads = Readonly<Record<Concurrency, Load>>;

/** Of the bot, beside two Bolt apps that answer a constant, in the same run: one with the very calls of the bot, one bare. */
interface SlackBench {
  readonly bot: Loads;
  readonly same: Loads;
  readonly bare: Loads;
  /** Mentions a second of the bot over those of the app that makes the same calls. */
  readonly share: Readonly<Record<Concurrency, number>>;
  /** And over those of the bare one. */
  readonly shareOfBare: Readonly<Record<Concurrency, number>>;
}

const WARM_UP = 300;
const MENTIONS: Readonly<Record<Concurrency, number>> = { '1': 400, '50': 3000 };

/** Runs both in turn, each in a process of its own, against one stand-in for Slack. */
async function benchSlack(folder: string): Promise<SlackBench> {
  const slack = await startSlackServer();
  try {
    const bare = await measure(startBare(slack), slack);
    const before = slack.calls.length;
    const bot = await measure(startBot(slack, folder), slack);
    const file = join(folder, 'same.json');
    await writeFile(file, JSON.stringify(sameAs(slack, slack.calls.slice(before))));
    const same = await measure(startBare(slack, file), slack);
    const shares = (of: Loads) => {
      const share = (at: Concurrency) => round(bot[at].perSecond / of[at].perSecond);
      return { '1': share('1'), '50': share('50') };
    };
    return { bot, same, bare, share: shares(same), shareOfBare: shares(bare) };
  } finally {
    await slack.close();
  }
}

/** What the app with the same calls says: what the bot said last, and as often with a picture. */
function sameAs(slack: SlackServer, calls: SlackServer['calls']) {
  const of = (method: string) => calls.filter((call) => call.method === method);
  const [messages, updates] = [of('chat.postMessage'), of('chat.update')];
  const bytes = [...slack.files.values()].map((file) => file.bytes?.length ?? 0);
  return {
    message: messages.at(-1)?.args,
    update: updates.at(-1)?.args,
    pictureBytes: Math.ceil(bytes.reduce((sum, each) => sum + each, 1) / Math.max(1, bytes.length)),
    withPicture: updates.length / Math.max(1, messages.length),
  };
}

interface Started {
  readonly child: ChildProcess;
  /** Resolves once it takes requests. */
  readonly url: Promise<string>;
}

/** @param file - with what it is to say and show; left out: a constant and no more */
function startBare(slack: SlackServer, file?: string): Started {
  const program = fileURLToPath(new URL('../test/fixtures/slack-bare.ts', import.meta.url));
  const said = file === undefined ? [] : [file];
  const args = ['--import', 'tsx', program, `${slack.url}/`, SLACK.token, SIGNING_SECRET, ...said];
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
    const wanted = { url: await url, slack, pid: child.pid ?? 0 };
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
  readonly pid: number;
  readonly atOnce: number;
  readonly mentions: number;
}

async function load({ url, slack, pid, atOnce, mentions }: Wanted): Promise<Load> {
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

  const before = await processorMs(pid);
  const seconds = await askInTurn({ people: atOnce, questions: mentions, ask });
  const after = await processorMs(pid);
  return {
    mentions: replies.length,
    perSecond: round(replies.length / seconds),
    reply: spreadOf(replies),
    acknowledged: spreadOf(acknowledged),
    cpuMs: before === null || after === null ? null : round((after - before) / replies.length),
  };
}

/** Linux counts in hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICK_MS = 10;

/** User and system time that a process has used. */
async function processorMs(pid: number): Promise<number | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; utime and stime are the 12th and 13th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}

/** As a person reads it. */
function toTable({ bot, same, bare, share, shareOfBare }: SlackBench): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(12);
  const row = (name: string, { perSecond, reply, acknowledged, cpuMs }: Load) =>
    `${name.padEnd(24)}${perSecond.toFixed(0).padStart(8)}/s${ms(reply.p50)}${ms(reply.p99)}${ms(acknowledged.p99)}${cpuMs === null ? '' : ms(cpuMs)}`;
  const rows = CONCURRENCY.flatMap((at) => [
    row(`bare Bolt, ${at} at once`, bare[at]),
    row(`same calls, ${at} at once`, same[at]),
    row(`bot, ${at} at once`, bot[at]),
    `share of the same calls: ${(share[at] * 100).toFixed(0)}%, of the bare app: ${(shareOfBare[at] * 100).toFixed(0)}%`,
  ]);
  return [
    `${'Slack'.padEnd(24)}${'mentions'.padStart(10)}${'p50'.padStart(12)}${'p99'.padStart(12)}${'ack p99'.padStart(12)}${'processor'.padStart(12)}`,
    ...rows,
    'Aim at 50 at once: 60% of the same calls, 30% of the bare app, and acknowledged 50 ms after the bare app at most.',
    '',
  ].join('\n');
}

export const slack: Part = { name: 'slack', run: benchSlack, toTable };
