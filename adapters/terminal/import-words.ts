import { type ImportResult, type ListedImport, type PreviewSection, sayCounts } from '../../src/index.ts';

/** What an import came to, a line for each kind of thing. */
export function describeImport({ changed, title, publishedOn, counts, left }: ImportResult): string {
  const source = `"${title}", published ${publishedOn}`;
  const first = changed ? `Imported ${source}.` : `Nothing has changed: all that ${source} says is held already.`;
  const lines = countLines(counts);
  if (left.length === 0) return [changed ? first : firstWithout(first, counts), ...lines].join('\n');
  const opening = changed ? first : `Nothing has changed by ${source}.`;
  return [opening, ...lines, 'Left alone:', ...left.map((what) => `  ${what}`), ...more(counts, left.length)].join(
    '\n',
  );
}

/** What publishing would come to, with what should be looked at first. */
export function describePreview(
  { changed, title, publishedOn, counts }: ImportResult,
  sections: readonly PreviewSection[],
): string {
  const source = `"${title}", published ${publishedOn}`;
  const first = changed ? `${source} would bring in:` : `${source} says nothing that is not held already.`;
  return [first, ...countLines(counts), ...describeSections(sections)].join('\n');
}

/** Each section with its lines under it. */
export function describeSections(sections: readonly PreviewSection[]): readonly string[] {
  return sections.flatMap(({ title, lines, rest }) => [
    `${title}:`,
    ...lines.map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ]);
}

/** The newest first, a line each. */
export function describeList(imports: readonly ListedImport[]): string {
  if (imports.length === 0) return 'Nothing has been brought in yet.';
  return imports.map(describeListed).join('\n');
}

function describeListed(each: ListedImport): string {
  const {
    id,
    kind,
    state,
    title,
    publishedOn,
    importedAt,
    by,
    changedAt,
    changedBy,
    publishedBy,
    files,
    digest,
    counts,
  } = each;
  const what = kind === 'retract' ? `a number of "${title}" taken back` : `"${title}", published ${publishedOn}`;
  const who = `${importedAt.slice(0, 16).replace('T', ' ')} UTC${by === null ? '' : ` by ${by}`}`;
  const since =
    changedAt === null || state === 'draft'
      ? ''
      : ` ${changedAt.slice(0, 10)}${changedBy === null ? '' : ` by ${changedBy}`}`;
  const details = [
    ...(publishedBy !== null && state === 'undone' ? [`    published by ${publishedBy}`] : []),
    ...(files.length > 0 ? [`    files: ${files.join(', ')}`] : []),
    ...(kind === 'import' ? [`    digest: ${digest.slice(0, 16)}`] : []),
    ...(counts === null ? [] : countLines(counts).map((line) => `  ${line}`)),
  ];
  return [`${id}  ${state}${since}  ${what}  (${who})`, ...details].join('\n');
}

function countLines(counts: ImportResult['counts']): readonly string[] {
  return sayCounts(counts).map((line) => `  ${line}`);
}

/** An empty set of files has no rows to hold. */
function firstWithout(first: string, counts: ImportResult['counts']): string {
  return Object.keys(counts).length === 0 ? 'Nothing has changed: the files have no rows.' : first;
}

function more(counts: ImportResult['counts'], named: number): readonly string[] {
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
