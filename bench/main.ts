import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { api } from './api.ts';
import { chart } from './chart.ts';
import { core } from './core.ts';
import { digest } from './digest.ts';
import { evaluate } from './evaluate.ts';
import { bringing } from './import.ts';
import type { Part } from './part.ts';
import { replies } from './replies.ts';
import { slack } from './slack.ts';
import { benchTeams, teamsTable } from './teams.ts';

const teams: Part = { name: 'teams', run: benchTeams, toTable: teamsTable };

/** In the order they are run. */
const PARTS: readonly Part[] = [core, evaluate, replies, chart, slack, teams, api, digest, bringing];

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const results: Record<string, unknown> = { node: process.version };
  const tables: string[] = [`Node ${process.version}`];
  for (const part of chosen(positionals)) {
    const result = await runApart(part);
    results[part.name] = result;
    tables.push(part.toTable(result as never));
  }
  process.stdout.write(values.json ? `${JSON.stringify(results, null, 2)}\n` : tables.join('\n'));
}

function chosen(names: readonly string[]): readonly Part[] {
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  const known = PARTS.map((part) => part.name).join(', ');
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}; there are ${known}.`);
  return names.length === 0 ? PARTS : PARTS.filter((part) => names.includes(part.name));
}

/** In a folder of its own. */
async function runApart(part: Part): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'scorecard-bench-'));
  try {
    return await part.run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
