import type { IncomingFile } from '../../src/index.ts';
import { bytesOf, download } from '../shared/download.ts';
import { type Calls, isRefused } from './calls.ts';
import type { SlackSettings } from './settings.ts';

export interface FilePorts {
  readonly calls: Calls;
  readonly settings: Pick<SlackSettings, 'botToken' | 'apiUrl'>;
}

/** Files come from there, with the bot's token and the scope files:read: https://docs.slack.dev/messaging/working-with-files */
const FILES_HOST = 'files.slack.com';

/** Ours: of a file of the size that is read at most. */
const TIMEOUT_MS = 30_000;

/** https://docs.slack.dev/reference/methods/files.info#errors */
const GONE: ReadonlySet<string> = new Set(['file_not_found', 'file_deleted']);

/** A file that was sent to the bot. Throws an ImportError with what the person can do, or a CallError. */
export async function fetchFile({ calls, settings }: FilePorts, id: string): Promise<IncomingFile> {
  const { name = '', url_private_download: url = '' } = await infoOf(calls, id);
  const { botToken, apiUrl } = settings;
  const wanted = { url, isAllowed: isAllowedBy(apiUrl), headers: { authorization: `Bearer ${botToken}` } };
  const came = await calls.patiently('a file', () => download({ ...wanted, timeoutMs: TIMEOUT_MS }));
  return { name, bytes: bytesOf(came) };
}

async function infoOf(calls: Calls, id: string) {
  try {
    return (await calls.call('files.info', { file: id })).file ?? {};
  } catch (error) {
    if (isRefused(error, GONE)) bytesOf({ kind: 'gone' });
    throw error;
  }
}

/** The token goes to nobody but Slack, or whoever an operator has put before it. */
function isAllowedBy(apiUrl: string | null): (url: URL) => boolean {
  const proxy = apiUrl === null ? null : new URL(apiUrl).origin;
  return ({ protocol, hostname, port, origin }) =>
    (protocol === 'https:' && hostname === FILES_HOST && port === '') || origin === proxy;
}
