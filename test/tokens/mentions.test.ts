import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/catalogue/catalogue.ts';
import { mentionsOf } from '../../src/tokens/mentions.ts';

function measure(code: string, name: string, ...others: readonly string[]): Indicator {
  const aliases = others.map((text) => ({ text, kind: 'same' as const }));
  return { code, name, short: null, aliases } as unknown as Indicator;
}

describe('a text that speaks of a measure that it must not', () => {
  const mentions = mentionsOf({
    of: [measure('CIC-IHA', 'Initial health assessments', 'health checks', 'visits'), measure('INN', 'Inn')],
    beside: { indicators: [measure('PL-N', 'Inner placements')], themes: [] },
  });

  it.each([
    ['Initial health assessments fell.', true, 'its name'],
    ['One initial health assessment was late.', true, 'one of what it counts'],
    ['initial-health\nassessments', true, 'its name, written otherwise'],
    ['See CIC IHA.', true, 'its code'],
    ['A health check was missed.', true, 'another name of several words'],
    ['Visits were on time.', false, 'another name that is plain English'],
    ['The inn is full.', true, 'a name that is only a part of a word of what may be seen'],
    ['Inner placements rose.', false, 'what may be seen'],
    ['Health was good.', false, 'a part of its name'],
    ['', false, 'nothing'],
  ])('%j: %s (%s)', (text, expected) => expect(mentions(text)).toBe(expected));
});
