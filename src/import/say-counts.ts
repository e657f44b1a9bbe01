import type { ImportResult } from '../store/import-write.ts';

type Kind = keyof ImportResult['counts'];
type Counts = NonNullable<ImportResult['counts'][Kind]>;

/** As a person reads them, in the order of their weight. */
const NAMES: Readonly<Record<Kind, string>> = {
  observations: 'numbers',
  targets: 'targets',
  commentary: 'passages of commentary',
  risks: 'risks',
  indicators: 'indicators',
  themes: 'themes',
  areas: 'areas',
  relations: 'relations',
  aliases: 'aliases',
  terms: 'terms',
  words: 'words',
};

const FATES: Readonly<Record<keyof Counts, string>> = {
  added: 'new',
  revised: 'changed',
  unchanged: 'as before',
  keptNewer: 'left alone, as a newer source says otherwise',
  keptRetracted: 'left alone, as they were taken back',
};

/** 'numbers: 24 new, 3 changed': a line for each kind of thing, the weightiest first. */
export function sayCounts(counts: ImportResult['counts']): readonly string[] {
  const kinds = (Object.keys(NAMES) as Kind[]).filter((kind) => counts[kind] !== undefined);
  return kinds.map((kind) => `${NAMES[kind]}: ${describeCounts(counts[kind])}`);
}

function describeCounts(counts: Counts | undefined): string {
  if (counts === undefined) return 'none';
  const fates = (Object.keys(FATES) as (keyof Counts)[]).filter((fate) => counts[fate] > 0);
  return fates.map((fate) => `${counts[fate]} ${FATES[fate]}`).join(', ');
}
