import type { Catalogue } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Next } from '../reply/reply.ts';
import { nextOne, ofIndicator } from './next.ts';

/** Three questions that work with any catalogue. */
export function startsFrom(catalogue: Catalogue): readonly Next[] {
  const [indicator] = catalogue.indicators;
  const theme = indicator && indexOf(catalogue).themes.get(indicator.themeId);
  return [
    nextOne('Attention', { ask: 'list', only: [{ not: false, test: { kind: 'rated', ratings: ['attention'] } }] }),
    ...(theme ? [nextOne('A theme', { ask: 'overview', of: { kind: 'themes', themes: [theme.name] } })] : []),
    ...(indicator ? [nextOne('A measure', { ask: 'value', of: ofIndicator(indicator) })] : []),
  ];
}
