import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFUSALS } from '../../../src/index.ts';
import { program } from '../../fixtures/program.ts';
import { activity } from '../../fixtures/teams-bot.ts';
import { startTeamsConnector } from '../../fixtures/teams-connector.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const GUIDE = read('docs/teams.md');
const commands = [...GUIDE.matchAll(/```sh\n([^]*?)```/g)].map(([, block = '']) => block.trim());

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scorecard-teams-guide-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function commandWith(words: string): string {
  const command = commands.find((each) => each.includes(words));
  if (command === undefined) throw new Error(`the guide has no command with ${words}`);
  return command;
}

/** 'A=b C=d npm start' as settings. */
function settingsIn(command: string): Record<string, string> {
  return Object.fromEntries([...command.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]));
}

describe('the guide for administrators', () => {
  it('has the commands that are run here, and no other', () => {
    expect(commands).toHaveLength(3);
  });

  it('writes the app package as it says', () => {
    const file = join(folder, 'app.zip');
    const command = commandWith('teams:package').replace('teams:package --', `-s teams:package -- --out ${file}`);
    const { status, stderr } = spawnSync('/bin/sh', ['-c', command], { cwd: ROOT, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.stringContaining('is ready to be uploaded')]);
    expect(existsSync(file)).toBe(true);
  });

  it('starts for development as it says, and gives a first answer', async () => {
    const connector = await startTeamsConnector();
    const { child, port } = await start(settingsIn(commandWith('TEAMS_DEVELOPMENT')));
    try {
      const [, question = ''] = /Scorecard Bot\*\*\. It says hello; write `([^`]+)`/.exec(GUIDE) ?? [];
      const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity(connector, { text: question })),
      });
      expect(response.status).toBe(202);
      const [answer] = await connector.taken(1);
      expect(answer?.activity?.summary).toContain('32%');
    } finally {
      child.kill('SIGTERM');
      await connector.close();
    }
  }, 60_000);

  it('names only settings that there are', () => {
    const known = read('docs/settings.md');
    const named = [...GUIDE.matchAll(/\b(MicrosoftApp\w+|[A-Z]{3,}(?:_[A-Z]+)+)\b/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((name) => !known.includes(`\`${name}\``))).toEqual([]);
  });

  it('quotes what people are told as it is said', () => {
    const quoted = [...GUIDE.matchAll(/`(Sorry, I [^`…]+) …`/g)].map(([, words = '']) => words);
    expect(quoted).toHaveLength(2);
    for (const words of quoted)
      expect(
        Object.values(REFUSALS).some((each) => each.startsWith(words)),
        words,
      ).toBe(true);
  });
});

/** The program as `npm start` runs it, on a free port, with data of its own. */
async function start(settings: Readonly<Record<string, string>>) {
  const own = { PORT: '0', DATA_FOLDER: folder, DATABASE_URL: '', LOG_LEVEL: 'info', SLACK_BOT_TOKEN: '' };
  const child: ChildProcess = spawn(process.execPath, [program('adapters/serve.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      MicrosoftAppId: '',
      MicrosoftAppPassword: '',
      PUBLIC_URL: '',
      HOST: '',
      ...own,
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (child.stderr === null) throw new Error('nothing is heard of the program');
  const said: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    said.push(line);
    const port = /"port":(\d+),.*"msg":"serving"/.exec(line)?.[1];
    if (port !== undefined) {
      child.stderr.resume();
      return { child, port };
    }
  }
  throw new Error(`the program ended: ${said.join('\n')}`);
}
