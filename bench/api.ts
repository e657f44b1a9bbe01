import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { askInTurn, CONCURRENCY, type Concurrency, type Crowd } from './crowd.ts';
import type { Part } from './part.ts';
import { round, type Spread, spreadOf } from './statistics.ts';

/** Questions a second, and how long each took from being sent to its whole answer, in milliseconds. */
interface Load {
  readonly questions: number;
  readonly perSecond: number;
  readonly answer: Spread;
  /** Of the processor in the server's process, for one question: tells what is its own on a machine that has other work. */
  readonly cpuMs: number;
}

type Loads = Readonly<Record<Concurrency, Load>>;

/** Of the API, beside the least that a server can be, in the same run. */
interface ApiBench {
  /** A handler that gives a constant answer of the same size. */
  readonly bare: Loads;
  /** Questions that were asked before, of figures that have not changed since. */
  readonly again: Loads;
  /** Each question differently put from all before it, so that each is read and worked out anew. */
  readonly anew: Loads;
  /** Questions a second over those of the bare handler; the aim is 0.5. */
  readonly share: {
    readonly again: Readonly<Record<Concurrency, number>>;
    readonly anew: Readonly<Record<Concurrency, number>>;
  };
}

const WARM_UP = 300;
const QUESTIONS: Readonly<Record<Concurrency, number>> = { '1': 2_000, '50': 10_000 };
/** Each is read and worked out: fewer will do. */
const ANEW: Readonly<Record<Concurrency, number>> = { '1': 300, '50': 1_000 };

export const api: Part = { name: 'api', run: () => benchApi(), toTable: (result: ApiBench) => apiTable(result) };

async function benchApi(): Promise<ApiBench> {
  const server = await startServer(['api']);
  try {
    const sample = await ask(server, 'how are initial health assessments doing?');
    const bare = await startServer(['bare', Buffer.from(sample).toString('base64')]);
    try {
      await under(bare, { people: 50, questions: WARM_UP });
      await under(server, { people: 50, questions: WARM_UP });
      const loads = async (of: Server, questions: typeof QUESTIONS, vary = false): Promise<Loads> => ({
        '1': await under(of, { people: 1, questions: questions['1'], vary }),
        '50': await under(of, { people: 50, questions: questions['50'], vary }),
      });
      const [least, again, anew] = [
        await loads(bare, QUESTIONS),
        await loads(server, QUESTIONS),
        await loads(server, ANEW, true),
      ];
      const shareOf = (loaded: Loads) => ({
        '1': round(loaded['1'].perSecond / least['1'].perSecond),
        '50': round(loaded['50'].perSecond / least['50'].perSecond),
      });
      return { bare: least, again, anew, share: { again: shareOf(again), anew: shareOf(anew) } };
    } finally {
      await bare.stop();
    }
  } finally {
    await server.stop();
  }
}

interface Server {
  readonly url: string;
  readonly token: string;
  readonly agent: Agent;
  /** Milliseconds of the processor that it has used. */
  readonly cpu: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

async function startServer(args: readonly string[]): Promise<Server> {
  const file = fileURLToPath(new URL('api-server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the server ended before its time');
    return value;
  };
  const [url = '', token = ''] = (await nextLine()).split(' ');
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  return {
    url,
    token,
    agent,
    async cpu() {
      child.stdin.write('cpu\n');
      return Number(await nextLine());
    },
    async stop() {
      agent.destroy();
      child.stdin.end();
      await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, 5_000))]);
      child.kill('SIGKILL');
    },
  };
}

/** By hand: `fetch` takes longer than either server. */
function ask({ url, token, agent }: Server, text: string): Promise<string> {
  const body = JSON.stringify({ text });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${url}/api/ask`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
        else reject(new Error(`the server answered ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

let runs = 0;

async function under(
  server: Server,
  { people, questions, vary = false }: { readonly people: number; readonly questions: number; readonly vary?: boolean },
): Promise<Load> {
  const samples: number[] = [];
  runs += 1;
  const run = runs;
  const askOne: Crowd['ask'] = async ({ text, left }) => {
    const from = performance.now();
    // Blanks mean nothing, and make it another text.
    await ask(server, vary ? `${text}${' '.repeat(run)}for my 1:1 number ${left}` : text);
    samples.push(performance.now() - from);
  };
  const before = await server.cpu();
  const seconds = await askInTurn({ people, questions, ask: askOne });
  const cpuMs = round(((await server.cpu()) - before) / samples.length);
  return { questions: samples.length, perSecond: round(samples.length / seconds), answer: spreadOf(samples), cpuMs };
}

/** As a person reads it. */
function apiTable({ bare, again, anew, share }: ApiBench): string {
  const ms = (value: number) => `${value.toFixed(2)} ms`.padStart(12);
  const row = (name: string, { perSecond, answer, cpuMs }: Load) =>
    `${name.padEnd(28)}${perSecond.toFixed(0).padStart(8)}/s${ms(answer.p50)}${ms(answer.p99)}${ms(cpuMs)}`;
  const part = (value: number) => `${(value * 100).toFixed(0)}%`;
  const rows = CONCURRENCY.flatMap((at) => [
    row(`bare handler, ${at} at once`, bare[at]),
    row(`asked before, ${at} at once`, again[at]),
    row(`asked anew, ${at} at once`, anew[at]),
    `share of the bare handler: ${part(share.again[at])} asked before, ${part(share.anew[at])} asked anew`,
  ]);
  const heads = ['questions', 'p50', 'p99', 'processor'].map((head, at) => head.padStart(at === 0 ? 10 : 12));
  return [`${'API'.padEnd(28)}${heads.join('')}`, ...rows, 'Aim: at least 50%.', ''].join('\n');
}
