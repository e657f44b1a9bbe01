import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Begins every token, so that scanners for secrets that were left in code find it:
 * https://docs.github.com/code-security/secret-scanning
 */
const PREFIX = 'scb';

/** Too many to be guessed: so a plain hash will do, with nothing to slow it down. */
const SECRET_BYTES = 32;
const ID_BYTES = 6;

const SHAPE = /^scb_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** A new token, with what is kept of it. `text` is shown once, to whoever asked for it. */
export interface NewSecret {
  readonly id: string;
  readonly hash: string;
  readonly text: string;
}

export function makeSecret(): NewSecret {
  const id = randomBytes(ID_BYTES).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { id, hash: hashOf(secret), text: `${PREFIX}_${id}_${secret}` };
}

export interface Presented {
  readonly id: string;
  readonly secret: string;
}

/** A token as somebody sent it, taken apart; null where it has not the shape of one. */
export function readToken(text: string): Presented | null {
  const [, id, secret] = SHAPE.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/** Takes as long whether it is the first or the last letter that differs. */
export function isSecretOf({ secret }: Presented, hash: string): boolean {
  const [found, kept] = [Buffer.from(hashOf(secret), 'hex'), Buffer.from(hash, 'hex')];
  return found.length === kept.length && timingSafeEqual(found, kept);
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
