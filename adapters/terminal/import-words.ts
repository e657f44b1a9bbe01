import type { FolderResult } from '../../src/index.ts';

type Kind = keyof FolderResult['counts'];
type Counts = NonNullable<FolderResult['counts'][Kind]>;

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

/** What an import came to, a line for each kind of thing. */
export function describeImport({ changed, title, publishedOn, counts, left }: FolderResult): string {
  const source = `"${title}", published ${publishedOn}`;
  const first = changed ? `Imported ${source}.` : `Nothing has changed: all that ${source} says is held already.`;
  const kinds = (Object.keys(NAMES) as Kind[]).filter((kind) => counts[kind] !== undefined);
  const lines = kinds.map((kind) => `  ${NAMES[kind]}: ${describeCounts(counts[kind])}`);
  if (left.length === 0) return [changed ? first : firstWithout(first, kinds, counts), ...lines].join('\n');
  const opening = changed ? first : `Nothing has changed by ${source}.`;
  return [opening, ...lines, 'Left alone:', ...left.map((what) => `  ${what}`), ...more(counts, left.length)].join(
    '\n',
  );
}

/** An empty set of files has no rows to hold. */
function firstWithout(first: string, kinds: readonly Kind[], counts: FolderResult['counts']): string {
  return kinds.length === 0 || Object.keys(counts).length === 0
    ? 'Nothing has changed: the files have no rows.'
    : first;
}

function describeCounts(counts: Counts | undefined): string {
  if (counts === undefined) return 'none';
  const fates = (Object.keys(FATES) as (keyof Counts)[]).filter((fate) => counts[fate] > 0);
  return fates.map((fate) => `${counts[fate]} ${FATES[fate]}`).join(', ');
}

function more(counts: FolderResult['counts'], named: number): readonly string[] {
  const all = Object.values(counts).reduce((sum, each) => sum + each.keptNewer + each.keptRetracted, 0);
  return all > named ? [`  and ${all - named} more`] : [];
}

/** What taking a number back came to. */
export function describeRetraction(retraction: { changed: boolean; value: string | null; title: string }): string {
  const number = retraction.value === null ? 'The number' : `The number ${retraction.value}`;
  const from = `${number} of "${retraction.title}"`;
  return retraction.changed
    ? `${from} is taken back; it stays readable as an earlier revision.`
    : `Nothing has changed: ${from.charAt(0).toLowerCase()}${from.slice(1)} was taken back before.`;
}
