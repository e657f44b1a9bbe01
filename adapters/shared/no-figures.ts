import { HOW_TO_BRING_IN, type ObservationStore } from '../../src/index.ts';

/** That a process has nothing to answer with, and what to do about it; null: it has. Throws a StoreError. */
export async function noFigures({ catalogue }: Pick<ObservationStore, 'catalogue'>): Promise<string | null> {
  const { indicators } = await catalogue();
  return indicators.length > 0 ? null : `no figures are held yet: ${HOW_TO_BRING_IN}`;
}
