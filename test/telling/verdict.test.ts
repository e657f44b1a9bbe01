import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../src/question/question.ts';
import { allText, ofCodes, openTold, shownText, type Told } from './said.ts';

let told: Told;

beforeAll(async () => {
  told = await openTold('sample');
});
afterAll(() => told.remove());

const verdict = (code: string, changed: Partial<Question> = {}) =>
  told.ask({ ask: 'verdict', of: ofCodes(code), ...changed });

describe('what is told from chance', () => {
  it.each([
    { code: 'CIC-IHA', aspect: null, says: /^Real, not chance: seven falls in a row\./, why: 'a trend' },
    { code: 'REF-RE', aspect: null, says: /^Perhaps chance: chance alone may make as much/, why: 'rolling years' },
    {
      code: 'CIC-IHA',
      aspect: 'target',
      says: /^No, not as things are: the target of 85% lies above/,
      why: 'it fails',
    },
    { code: 'CIC-DENTAL', aspect: 'target', says: /^It can’t be told: it moves/, why: 'it has not settled' },
    {
      code: 'CIC-3PLACE',
      aspect: 'explain',
      says: /^At a new, worse level: 21 months above average\./,
      why: 'a level',
    },
  ])('$code, $aspect: $why', async ({ code, aspect, says }) => {
    expect(shownText(await verdict(code, { aspect }))).toMatch(says);
  });

  it('is never called a forecast', async () => {
    expect(shownText(await verdict('CIC-IHA', { aspect: 'target' }))).toContain('not a forecast');
  });

  it('gives the rule, the limits and the points behind More', async () => {
    const text = allText(await verdict('CIC-3PLACE'));
    expect(text).toMatch(/usual range 8\.5% to 9\.4%, from the first 24 of 36 points/);
    expect(text).toMatch(/More than chance by the rule: .* \(28 Feb 2025 to 31 Oct 2026\)/);
  });

  it('sets an area beside the rest by their intervals', async () => {
    const beside = { where: { kind: 'areas', areas: ['Coldmere'] }, against: [{ kind: 'rest' }] } as const;
    const reply = await verdict('REF-RE', beside as never);
    expect(reply.headline).toBe('Re-referrals: Coldmere is really better than the rest.');
    expect(reply.facts.find(({ role }) => role === 'worked-out')).toMatchObject({ numerator: 1954, denominator: 9006 });
  });

  it('counts of which it can’t be told, and why', async () => {
    const reply = await told.ask({ ask: 'verdict', aspect: 'untold' });
    expect(shownText(reply)).toMatch(/^For 4 of 45 measures it can’t be told.*\nRolling years/s);
  });

  it('orders by how surprising a change is, what is more than chance first', async () => {
    const reply = await told.ask({ ask: 'list', order: { by: 'surprise', end: 'highest' }, limit: 6 });
    expect(reply.listed.length).toBeGreaterThan(30);
    expect(reply.listed.slice(0, 10)).toContain('CIC-IHA');
  });
});
