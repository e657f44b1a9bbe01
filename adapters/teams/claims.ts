/** What the token of a request has to say. */
export interface Expected {
  readonly appId: string;
  /** Of the activity: the token is for this address, and replies go there. */
  readonly serviceUrl: string;
  readonly now: Date;
}

const ISSUER = 'https://api.botframework.com';
const ALGORITHMS: readonly unknown[] = ['RS256', 'RS384', 'RS512'];
/** Clocks differ. */
const TOLERANCE_S = 5 * 60;

/**
 * Whether a token claims what it must, before anything is computed or fetched for it: the signature is for the SDK to
 * check. Stricter than the SDK, which also takes tokens of other bots and of emulators, and an activity without a
 * service URL.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function claimsFit(authorization: string, { appId, serviceUrl, now }: Expected): boolean {
  const token = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization);
  const header = part(token?.[1]);
  const claims = part(token?.[2]);
  if (header === null || claims === null) return false;
  const seconds = now.getTime() / 1_000;
  const { exp, nbf } = claims;
  return (
    ALGORITHMS.includes(header['alg']) &&
    typeof header['kid'] === 'string' &&
    claims['iss'] === ISSUER &&
    claims['aud'] === appId &&
    claims['serviceurl'] === serviceUrl &&
    typeof exp === 'number' &&
    exp > seconds - TOLERANCE_S &&
    (nbf === undefined || (typeof nbf === 'number' && nbf < seconds + TOLERANCE_S))
  );
}

function part(text: string | undefined): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'));
    return typeof read === 'object' && read !== null ? (read as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
