import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../../adapters/teams/card.ts';
import { NOT_READ } from '../../../src/index.ts';
import { workbook } from '../../fixtures/sheets.ts';
import { activity, channelMessage, type TeamsBot } from '../../fixtures/teams-bot.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

vi.setConfig({ testTimeout: 30_000 });

const SHEET = workbook({
  Board: [
    ['Indicator', 'Good is', 'Jan-19'],
    ['Lamps mended', 'High', '80.5%'],
  ],
});

let report: TeamsReport;
let bot: TeamsBot;

beforeAll(async () => {
  report = await startTeamsReport({ environment: { PUBLISHERS: 'teams:object-1 Ann', KEEP_WRONG_ANSWERS: 'true' } });
  await report.bot.service.stop(1_000);
  bot = await report.another({ seams: { filesFrom: new URL(report.connector.url).origin } });
  report.connector.files.set('Lamps.xlsx', SHEET);
});
afterAll(() => report.close());
beforeEach(async () => {
  await report.forget();
  await report.database.knex('imports').where({ state: 'draft' }).update({ state: 'discarded' });
});

const attached = (downloadUrl: string, name = 'Lamps.xlsx') => [
  {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    content: { downloadUrl, uniqueId: 'x', fileType: 'xlsx' },
    name,
  },
  { contentType: 'text/html', content: '<div></div>' },
];

async function told(sent: unknown): Promise<{ readonly text: string; readonly card: Card | undefined }> {
  expect((await bot.send(sent)).status).toBe(202);
  const message = (await report.connector.taken(1)).at(-1)?.activity;
  const card = message?.attachments?.[0]?.content as unknown as Card | undefined;
  return { text: card?.fallbackText ?? message?.text ?? '', card };
}

const downloads = () => report.connector.received.filter(({ path }) => path.startsWith('/files/'));

interface Button {
  readonly title: string;
  readonly data: { readonly do: string };
}
const buttonsOf = (card: Card | undefined): readonly Button[] =>
  (card?.body ?? []).flatMap((each) => ('actions' in each ? (each.actions as unknown as Button[]) : []));

describe('a file', () => {
  it('is fetched by its address alone, without a token', async () => {
    const { text } = await told(
      activity(report.connector, { text: undefined, attachments: attached(report.connector.fileUrl('Lamps.xlsx')) }),
    );
    expect(text).toMatch(/^Draft \d+: 'Lamps'/);
    expect(downloads().map(({ authorization }) => authorization)).toEqual(['']);
  });

  it('is decided on in its card, with no way back and nothing to call wrong', async () => {
    const files = attached(report.connector.fileUrl('Lamps.xlsx'));
    const { card } = await told(activity(report.connector, { text: undefined, attachments: files }));
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Publish', 'Discard']);
    const data = buttonsOf(card)[1]?.data;
    const value = { action: { type: 'Action.Execute', verb: 'press', data }, trigger: 'manual' };
    const response = await bot.send(activity(report.connector, { type: 'invoke', name: 'adaptiveCard/action', value }));
    const answer = (await response.json()) as { readonly value: Card };
    expect(answer.value.fallbackText).toContain("'Lamps' is discarded.");
    expect(buttonsOf(answer.value)).toEqual([]);
  });

  it.each([
    ['another server', 'http://127.0.0.1:1/x.xlsx'],
    ['a name that looks like it', 'https://sharepoint.com.example.org/x.xlsx'],
    ['one that ends like it', 'https://notsharepoint.com/x.xlsx'],
    ['plain HTTP', 'http://contoso.sharepoint.com/x.xlsx'],
    ['another port', 'https://contoso.sharepoint.com:8443/x.xlsx'],
    ['no address', 'Lamps.xlsx'],
  ])('that stands elsewhere (%s) is not fetched', async (_what, url) => {
    const { text } = await told(activity(report.connector, { text: undefined, attachments: attached(url) }));
    expect(text).toMatch(/it is kept somewhere that I take no files from/);
    expect(await report.database.knex('imports').where({ state: 'draft' })).toEqual([]);
  });

  it('whose address is too old is asked for again', async () => {
    const url = report.connector.fileUrl('Gone.xlsx');
    const { text } = await told(activity(report.connector, { text: undefined, attachments: attached(url) }));
    expect(text).toMatch(/it is not there any more, or I may not see it: send it again/);
  });

  it('in a channel is not read', async () => {
    const files = attached(report.connector.fileUrl('Lamps.xlsx'));
    const { text } = await told({ ...channelMessage(report.connector, ''), attachments: files });
    expect(text).toBe(NOT_READ);
    expect(downloads()).toEqual([]);
  });
});
