import type { IncomingMessage } from 'node:http';
import { type Settings, SettingsError } from '../../src/index.ts';
import { isLoopback } from '../shared/from-here.ts';

/** What else is set up. */
export interface Platforms {
  readonly areOthers: boolean;
  /** By which way others reach this server for each; null: they don't. */
  readonly whyReached: readonly (string | null)[];
}

/**
 * Whether the page is part of the process: where nothing else is set up, or where it is asked for. It shows all figures
 * to whoever opens it, so where others can reach the server it needs to be asked for, with a secret.
 *
 * @throws SettingsError that names what is missing
 */
export function isServed(settings: Settings, platforms: Platforms): boolean {
  const { playground } = settings;
  if (!playground.isForced && platforms.areOthers) return false;
  const why = whyOthersReachIt(settings, platforms);
  if (why === null) return true;
  const missing = playground.isForced ? 'PLAYGROUND_SECRET' : 'PLAYGROUND';
  if (playground.isForced && playground.secret !== null) return true;
  const needs = 'the page to try it on then needs PLAYGROUND=true and a PLAYGROUND_SECRET to sign in with';
  throw new SettingsError('setting-missing', `The setting ${missing} is missing: ${why}, and ${needs}.`);
}

function whyOthersReachIt({ server, playground }: Settings, { whyReached }: Platforms): string | null {
  if (playground.isProduction) return 'NODE_ENV is production';
  if (!isLoopback(server.host)) return `HOST is ${server.host}, which is not this machine alone`;
  if (server.publicUrl !== null) return 'PUBLIC_URL says that others reach this server';
  // Whoever forwards their requests may forward others.
  return whyReached.find((why) => why !== null) ?? null;
}

/**
 * Whether a page of ours sent it. Browsers say so for every POST, and a page elsewhere can't make them say otherwise:
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site (left out on plain HTTP from afar).
 */
export function isSameOrigin({ headers }: IncomingMessage, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin = '', host = '' } = headers;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host.toLowerCase() || (publicUrl !== null && origin === new URL(publicUrl).origin);
}
