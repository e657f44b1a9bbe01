import { describe, expect, it } from 'vitest';
import { readTokensArguments } from '../../../adapters/terminal/tokens-arguments.ts';

describe('what tokens is told to do', () => {
  it('makes one', () => {
    const args = ['make', 'Health dashboard', '--theme', 'Children in care', '--days', '30', '--in-links'];
    expect(readTokensArguments(args)).toEqual({
      kind: 'make',
      name: 'Health dashboard',
      datasets: [],
      themes: ['Children in care'],
      days: 30,
      inLinks: true,
    });
  });

  it.each([
    ['the value of a flag that npm took', ['make', 'Health dashboard', 'Children in care', '30'], {}, /in quotes/],
    ['a theme that npm took', ['make', 'Health dashboard'], { npm_config_theme: 'true' }, /npm took --theme/],
    ['days that npm took', ['make', 'x'], { npm_config_days: '30' }, /npm took --days/],
    ['links that npm took', ['make', 'x'], { npm_config_in_links: 'true' }, /npm took --in-links/],
    ['no name', ['make'], {}, /needs a name/],
    ['no days', ['make', 'x', '--days', '0'], {}, /--days is '0'/],
    ['a token in place of its id', ['revoke', 'scb_0123456789ab_x'], {}, /by its id/],
  ])('refuses %s: it would make another token than was meant', (_what, args, environment, said) => {
    expect(() => readTokensArguments(args, environment)).toThrow(said);
  });

  it('takes no harm from what npm sets itself', () => {
    expect(readTokensArguments(['list'], { npm_config_json: 'true', npm_config_help: '' })).toMatchObject({
      kind: 'list',
    });
  });
});
