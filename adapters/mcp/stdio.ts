import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import {
  createCharts,
  createLog,
  createProgramDesk,
  type Log,
  readSettings,
  type Settings,
  type Told,
  todayIn,
} from '../../src/index.ts';
import { readDatasetName } from '../shared/datasets.ts';
import { servedBy } from '../shared/desks.ts';
import { explain } from '../shared/explain.ts';
import { parsed } from '../shared/flags.ts';
import { openData } from '../shared/open.ts';
import { LIMITS } from './limits.ts';
import { createMcpServer } from './server.ts';

const HELP = `Usage: npm run --silent mcp -- [flags]

Answers an assistant on this machine over standard input and output (MCP). Whoever starts it sees all figures, as with
npm run ask: tokens are for those who come over the network. Nothing but the protocol is written to standard output.

  --dataset NAME   which data to ask, as npm run ask has it; DATABASE_URL names any other database
  --help           show this
`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function serve(settings: Settings, dataset: string | null): Promise<void> {
  const log = createLog(settings.logLevel);
  const { database, store } = await openData(settings, dataset, say);
  const charts = createCharts({ quickChart: settings.quickChart, log });
  const [name] = servedBy({ ...settings, dataset });
  const today = () => todayIn(settings.timeZone, new Date());
  const desk = createProgramDesk({ dataset: name, store, today, elapsed: () => performance.now() });
  const asked = (what: string, told?: Told) => audited(log, what, told);
  const onerror = (error: Error) => log.debug({ err: error }, 'a message of MCP was refused');
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: LIMITS.inputBytes });
  const served = { onerror, transport };
  const handle = serveStdio(() => createMcpServer({ desk, charts, asked, newId: randomUUID, log }), served);
  const end = once(async () => {
    await handle.close();
    await charts.close();
    await database.destroy();
  });
  // Whoever speaks to it has gone, reads no more, or has sent what no message is: nothing can be said any more.
  const { onclose } = transport;
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a transport is no EventTarget: it has this alone
  transport.onclose = () => {
    onclose?.();
    if (!process.stdin.readableEnded) log.warn('the connection of MCP ended before its standard input did');
    process.stdin.destroy();
    void end();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void end().then(() => process.exit(0)));
}

/** Also where it is called by what it has called. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= Promise.resolve().then(work);
    return done;
  };
}

/** It is the person at the machine who asks: so there is no token to name. */
function audited(log: Log, what: string, told: Told | undefined): void {
  const outcome = told?.answer.outcome;
  log.info({ audit: true, platform: 'mcp', what, ...(outcome === undefined ? {} : { outcome }) }, 'an assistant asked');
}

try {
  const options = { dataset: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values } = parsed(() => parseArgs({ options }));
  if (values.help) say(HELP);
  else {
    const settings = readSettings();
    await serve(settings, values.dataset === undefined ? settings.dataset : readDatasetName(values.dataset));
  }
} catch (error) {
  process.exitCode = explain(error, 'mcp', (text) => say(text.replace(/\s+/g, ' ')));
}
