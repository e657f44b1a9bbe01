import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrograms } from '../../adapters/shared/programs.ts';
import { createLog, makeSecret, openTokens, readSettings, type Token, type TokenStore } from '../../src/index.ts';
import { migrate, openDatabase } from '../../src/store/connect.ts';
import type { TestDatabase } from '../fixtures/database.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, seconds)).toISOString();

/** Where the secret part of a token begins. */
const SECRET_AT = 'scb_0123456789ab_'.length;

function tokenOf(over: Partial<Token> = {}): { readonly token: Token; readonly text: string } {
  const { id, hash, text } = makeSecret();
  const state = { madeAt: at(0), expiresAt: null, revokedAt: null, lastUsedAt: null };
  const scope = { datasets: ['sample', 'report'], themes: null, inLinks: false };
  return { token: { id, name: "the board's assistant", hash, ...scope, ...state, ...over }, text };
}

export function tokensContract(create: () => Promise<TestDatabase>): void {
  describe('tokens', () => {
    let database: TestDatabase;
    let here: TokenStore;
    /** Another process on the same database. */
    let there: TokenStore;
    let closeThere: () => Promise<void>;

    beforeAll(async () => {
      database = await create();
      await migrate(database.knex);
      const other = openDatabase(database.address);
      closeThere = () => other.destroy();
      [here, there] = [openTokens(database.knex), openTokens(other)];
    });
    afterAll(async () => {
      await closeThere();
      await database.remove();
    });
    beforeEach(() => database.knex('tokens').delete());

    it('what was kept comes back whole, and only once', async () => {
      expect(await here.isAny()).toBe(false);
      const { token } = tokenOf({ themes: ['Health'], inLinks: true, expiresAt: at(9) });
      expect([await here.add(token), await there.add(token)]).toEqual([true, false]);
      expect(await there.find(token.id)).toEqual(token);
      expect(await there.find('nobody')).toBeNull();
      expect(await there.isAny()).toBe(true);
    });

    it('keeps nothing that could be asked with', async () => {
      const { token, text } = tokenOf();
      await here.add(token);
      const rows = JSON.stringify(await database.knex('tokens'));
      expect(rows).toContain(token.id);
      expect(rows).not.toContain(text.slice(SECRET_AT));
    });

    it('is revoked once, and stays in the list', async () => {
      const { token } = tokenOf();
      await here.add(token);
      const [later] = [tokenOf().token];
      await here.add(later);
      expect([await there.revoke(token.id, at(5)), await here.revoke(token.id, at(6))]).toEqual([true, false]);
      expect(await here.revoke('nobody', at(5))).toBe(false);
      expect((await here.list(10)).map(({ id, revokedAt }) => [id, revokedAt])).toEqual([
        [later.id, null],
        [token.id, at(5)],
      ]);
      expect(await here.list(1)).toHaveLength(1);
    });

    it('keeps when it was used last, whichever process says so first', async () => {
      const { token } = tokenOf();
      await here.add(token);
      await here.touch(token.id, at(5));
      await there.touch(token.id, at(3));
      expect((await here.find(token.id))?.lastUsedAt).toBe(at(5));
    });

    describe('at the door', () => {
      let now = 0;
      const programs = (perMinute = 100) =>
        createPrograms({
          settings: readSettings({ API_REQUESTS_PER_MINUTE: String(perMinute) }),
          tokens: here,
          desks: { names: [], store: () => Promise.reject(new Error('not asked')) },
          now: () => new Date(Date.parse(at(0)) + now),
          elapsed: () => now,
          log: createLog('silent'),
        });

      beforeEach(() => {
        now = 0;
      });

      it('only the token itself lets in, and only while it is in force', async () => {
        const [one, other] = [tokenOf({ expiresAt: at(60) }), tokenOf()];
        await here.add(one.token);
        await here.add(other.token);
        const door = programs();
        const kind = async (text: string | null) => (await door.admit(text)).kind;
        const [prefix, id, secret] = ['scb', one.token.id, one.text.slice(SECRET_AT)];
        expect(await kind(one.text)).toBe('in');
        expect(await kind(null)).toBe('unknown');
        expect(await kind(`${prefix}_${other.token.id}_${secret}`)).toBe('unknown');
        expect(await kind(`${prefix}_${id}_${'A'.repeat(43)}`)).toBe('unknown');
        expect(await kind(one.text.slice(0, -1))).toBe('unknown');
        expect(await kind(`${one.text} `)).toBe('unknown');
        now = 59_999;
        expect(await kind(one.text)).toBe('in');
        now = 60_000;
        expect(await kind(one.text)).toBe('unknown');
        expect(await kind(other.text)).toBe('in');
      });

      it('a token that is revoked elsewhere is refused within five seconds', async () => {
        const { token, text } = tokenOf();
        await here.add(token);
        const door = programs();
        expect((await door.admit(text)).kind).toBe('in');
        await there.revoke(token.id, at(1));
        now = 5_000;
        expect((await door.admit(text)).kind).toBe('unknown');
      });

      it('one that was let in is in force no longer once it is revoked elsewhere, or expires', async () => {
        const [one, other] = [tokenOf(), tokenOf({ expiresAt: at(4) })];
        await here.add(one.token);
        await here.add(other.token);
        const door = programs();
        const admitted = [await door.admit(one.text), await door.admit(other.text)];
        const inForce = () =>
          Promise.all(admitted.map(async (each) => each.kind === 'in' && (await each.program.isInForce())));
        expect(await inForce()).toEqual([true, true]);
        await there.revoke(one.token.id, at(1));
        now = 5_000;
        expect(await inForce()).toEqual([false, false]);
      });

      it('what holds many requests takes all of them, or none', async () => {
        const { token, text } = tokenOf();
        await here.add(token);
        const admission = await programs(10).admit(text);
        if (admission.kind !== 'in') throw new Error('it was not let in');
        const { program } = admission;
        expect([0, 6, 4, 3].map((count) => program.takeMore(count))).toEqual([0, 0, 6_000, 0]);
      });

      it('a token has its requests for a minute, whatever others do', async () => {
        const [one, other] = [tokenOf(), tokenOf()];
        await here.add(one.token);
        await here.add(other.token);
        const door = programs(3);
        const kinds = [];
        for (let count = 0; count < 4; count += 1) kinds.push((await door.admit(one.text)).kind);
        expect(kinds).toEqual(['in', 'in', 'in', 'too-many']);
        expect((await door.admit(other.text)).kind).toBe('in');
        now = 20_000;
        expect((await door.admit(one.text)).kind).toBe('in');
        expect(await door.admit(one.text)).toEqual({ kind: 'too-many', waitMs: 20_000 });
      });

      it('stands in a link only where it was made for that', async () => {
        const [plain, inLinks] = [tokenOf(), tokenOf({ inLinks: true })];
        await here.add(plain.token);
        await here.add(inLinks.token);
        const door = programs();
        expect((await door.admit(plain.text, true)).kind).toBe('unknown');
        expect((await door.admit(inLinks.text, true)).kind).toBe('in');
      });
    });
  });
}
