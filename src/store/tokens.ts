import type { Knex } from 'knex';
import type { Token, TokenStore } from '../tokens/token.ts';
import { reading } from './reading.ts';

/** Tokens in an open and migrated database. It doesn't close the database. */
export function openTokens(knex: Knex): TokenStore {
  return {
    add: (token) =>
      reading(knex, 'keeping a token', async () => {
        const put = await knex('tokens').insert(rowOf(token)).onConflict('token_id').ignore().returning('id');
        return put.length === 1;
      }),
    find: (id) =>
      reading(knex, 'looking for a token', async () => {
        const row = await knex('tokens').where({ token_id: id }).first();
        return row ? tokenOf(row) : null;
      }),
    list: (most) =>
      reading(knex, 'listing tokens', async () =>
        (await knex('tokens').orderBy('id', 'desc').limit(most)).map(tokenOf),
      ),
    revoke: (id, at) =>
      reading(knex, 'revoking a token', async () => {
        const changed = await knex('tokens').where({ token_id: id }).whereNull('revoked_at').update({ revoked_at: at });
        return changed === 1;
      }),
    touch: (id, at) =>
      reading(knex, 'keeping that a token was used', async () => {
        const isOlder = (query: Knex.QueryBuilder) =>
          void query.whereNull('last_used_at').orWhere('last_used_at', '<', at);
        await knex('tokens').where({ token_id: id }).where(isOlder).update({ last_used_at: at });
      }),
    isAny: () => reading(knex, 'looking for tokens', async () => (await knex('tokens').first('id')) !== undefined),
  };
}

function rowOf(token: Token) {
  return {
    token_id: token.id,
    name: token.name,
    hash: token.hash,
    scope: 'read',
    datasets: JSON.stringify(token.datasets),
    themes: token.themes === null ? null : JSON.stringify(token.themes),
    in_links: token.inLinks,
    made_at: token.madeAt,
    expires_at: token.expiresAt,
    revoked_at: token.revokedAt,
    last_used_at: token.lastUsedAt,
  };
}

type Row = Readonly<Record<string, unknown>>;

function tokenOf(row: Row): Token {
  return {
    id: row['token_id'] as string,
    name: row['name'] as string,
    hash: row['hash'] as string,
    datasets: JSON.parse(row['datasets'] as string) as string[],
    themes: row['themes'] === null ? null : (JSON.parse(row['themes'] as string) as string[]),
    // SQLite gives 0 or 1.
    inLinks: Boolean(row['in_links']),
    madeAt: row['made_at'] as string,
    expiresAt: row['expires_at'] as string | null,
    revokedAt: row['revoked_at'] as string | null,
    lastUsedAt: row['last_used_at'] as string | null,
  };
}
