import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** Whether an address or the name of a host is this machine's own. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Headers by which a proxy says for whom, by which name or by which way it asks. */
const FORWARDED =
  /^(forwarded|via|x-forwarded(-.*)?|x-original-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-.*)$/;

/**
 * Whether a request comes from this machine to this machine: what a page that nobody signs in to may answer. A name of
 * somebody else's that points here (DNS rebinding) is none of ours, and a proxy brings others in.
 */
export function isFromHere({ headers }: IncomingMessage): boolean {
  if (Object.keys(headers).some((name) => FORWARDED.test(name))) return false;
  const host = headers.host ?? '';
  return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname);
}
