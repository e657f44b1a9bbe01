import type { IncomingFile } from '../../src/index.ts';
import { bytesOf, download } from '../shared/download.ts';

/** A file of a personal chat: its address lets in whoever has it, for some minutes, and so no token is sent there. */
export interface FileThere {
  readonly name: string;
  readonly url: string;
}

/**
 * The sender's OneDrive, or SharePoint, is where Teams keeps them:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
 */
const FILES_DOMAIN = '.sharepoint.com';

/** Ours: of a file of the size that is read at most. */
const TIMEOUT_MS = 30_000;

/**
 * Fetches it. Throws an ImportError with what the person can do, or a DownloadError.
 *
 * @param standIn - another origin than Microsoft's; null: none
 */
export async function fetchFile({ name, url }: FileThere, standIn: string | null): Promise<IncomingFile> {
  const isAllowed = ({ protocol, hostname, port, origin }: URL) =>
    (protocol === 'https:' && hostname.endsWith(FILES_DOMAIN) && port === '') || origin === standIn;
  return { name, bytes: bytesOf(await download({ url, isAllowed, timeoutMs: TIMEOUT_MS })) };
}
