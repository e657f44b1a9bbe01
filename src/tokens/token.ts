import type { Moment } from '../conversation/threads.ts';

/** What a token lets a program see. */
export interface Scope {
  /** Names of datasets, the one that is asked where none is named first. */
  readonly datasets: readonly string[];
  /** Names of themes, each with what is below it; null: every theme. */
  readonly themes: readonly string[] | null;
}

/** A token as it is kept: by its hash alone. All that it lets anybody do is to read. */
export interface Token extends Scope {
  /** Part of the token itself, and no secret: what it is found by, and called in the log. */
  readonly id: string;
  /** By whoever made it. */
  readonly name: string;
  /** Of its secret part. */
  readonly hash: string;
  /** Whether it may stand in the address of figures, for programs that send no headers. */
  readonly inLinks: boolean;
  readonly madeAt: Moment;
  /** null: never. */
  readonly expiresAt: Moment | null;
  readonly revokedAt: Moment | null;
  /** To within a minute; null: not yet. */
  readonly lastUsedAt: Moment | null;
}

export type TokenState = 'usable' | 'expired' | 'revoked';

/** The moment at which it expires no longer belongs to it. */
export function stateOf({ expiresAt, revokedAt }: Pick<Token, 'expiresAt' | 'revokedAt'>, now: Moment): TokenState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && now >= expiresAt ? 'expired' : 'usable';
}

/** Where tokens are kept. All calls throw a StoreError when the database can't be used. */
export interface TokenStore {
  /** False where one of this id is there already. */
  add(token: Token): Promise<boolean>;
  find(id: string): Promise<Token | null>;
  /** The newest first, those that can't be used any more among them. */
  list(most: number): Promise<readonly Token[]>;
  /** False where there is no such token, or it was revoked before. */
  revoke(id: string, at: Moment): Promise<boolean>;
  /** Keeps that it was used. A moment that is older than what is kept changes nothing. */
  touch(id: string, at: Moment): Promise<void>;
  /** Whether one was ever made. */
  isAny(): Promise<boolean>;
}
