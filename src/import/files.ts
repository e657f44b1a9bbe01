/** The files of a folder and their columns: the first ones must be there, the others may be. */
export interface FileShape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const MOVEMENT = ['moved', 'verdict', 'since', 'by'] as const;
const LIMITS = ['exceeds', 'within', 'yellow', 'amber', 'low', 'high'] as const;

/** In the order in which they are read: what others refer to comes first. */
export const FILES = {
  'source.csv': { required: ['title', 'published'], optional: ['changes', 'words'] },
  'themes.csv': { required: ['theme'], optional: ['parent', 'aliases'] },
  'areas.csv': { required: ['area', 'kind'], optional: ['comparator', 'parent', 'aliases'] },
  'indicators.csv': {
    required: ['code', 'name', 'theme', 'unit', 'polarity'],
    optional: ['population', 'short', 'decimals', 'bounds', 'definition', 'owner role', 'headline basis'],
  },
  'relations.csv': { required: ['code', 'kind', 'other'], optional: [] },
  'aliases.csv': { required: ['of', 'name', 'alias'], optional: ['reading'] },
  'observations.csv': {
    required: ['code', 'basis', 'period', 'value'],
    optional: [
      ...['numerator', 'denominator', 'breakdown', 'qualifier', 'symbol', 'direction', 'note'],
      ...['area', 'marker', 'provisional', 'break', 'rating', ...MOVEMENT, 'remark'],
    ],
  },
  'targets.csv': {
    required: ['code', 'target'],
    optional: ['origin', 'note', ...LIMITS, 'tolerance', 'basis', 'area', 'from', 'to'],
  },
  'benchmarks.csv': { required: ['code', 'comparator', 'period', 'value'], optional: ['kind', 'basis', 'note'] },
  'commentary.csv': { required: ['section', 'kind', 'text'], optional: ['codes', 'theme'] },
  'risks.csv': { required: ['ref', 'title', 'level', 'score'], optional: ['direction', 'theme', 'controls'] },
  'terms.csv': { required: ['term', 'meaning'], optional: ['also said', 'code'] },
  'words.csv': { required: ['concept', 'word'], optional: [] },
} as const satisfies Readonly<Record<string, FileShape>>;

export type FileName = keyof typeof FILES;

/** A column of one file, or of any. */
export type Column<Name extends FileName = FileName> = Name extends FileName
  ? (typeof FILES)[Name]['required'][number] | (typeof FILES)[Name]['optional'][number]
  : never;

export const FILE_NAMES = Object.keys(FILES) as readonly FileName[];
