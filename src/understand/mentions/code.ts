import type { Indicator } from '../../catalogue/catalogue.ts';

/** An indicator named by its code, hyphens and all. */
export interface CodeMention {
  readonly indicator: Indicator;
  readonly start: number;
  readonly end: number;
}

/** Codes that stand in the text as such: nobody writes 'ab-cd' by chance, so they go before any other reading. */
export function findCodes(text: string, indicators: readonly Indicator[]): readonly CodeMention[] {
  const matches = [...text.matchAll(/[a-z\d]+(?:-[a-z\d]+)+/g)];
  if (matches.length === 0) return [];
  const byCode = new Map(indicators.map((indicator) => [indicator.code.toLowerCase(), indicator]));
  return matches.flatMap((match) => {
    const indicator = byCode.get(match[0]);
    return indicator ? [{ indicator, start: match.index, end: match.index + match[0].length }] : [];
  });
}
