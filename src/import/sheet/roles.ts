/** What a column of a scorecard is. */
export type Role = (typeof ROLES)[number];

export const ROLES = [
  ...['code', 'measure', 'theme', 'area', 'basis', 'period', 'value', 'numerator', 'denominator', 'unit', 'polarity'],
  ...['target', 'green', 'amber', 'red', 'rating', 'benchmark', 'definition', 'owner', 'note', 'filter', 'ignore'],
] as const;

/**
 * By the words of its heading, the first that fits. Headings that say how something moved come before those that say what
 * it is, as 'direction of travel' is no measure and 'previous' no value: what is not known is left out, and said to be.
 */
const BY_WORDS: readonly (readonly [RegExp, Role])[] = [
  [
    /\b(dot|direction of travel|trend|sparkline|change|variance|rank|quartile|threshold|last updated|previous)\b/,
    'ignore',
  ],
  [
    /\b(polarity|good (perf(ormance)?|is)|perf(ormance)? is|what is good|better (is|if)|bigger is better)\b/,
    'polarity',
  ],
  [/\b(numerator)\b/, 'numerator'],
  [/\b(denominator|cohort|out of)\b/, 'denominator'],
  [/^(target|ambition|goal)\b|\b(target|ambition)$|^(target|ambition)/, 'target'],
  [
    /\b(stat(istical)?\.? ?neigh\w*|nat(ional)?\.? av\w*|england|national|region(al)?|benchmark|comparator|peer|london)\b/,
    'benchmark',
  ],
  [/\b(rag|rating|status|performance status)\b/, 'rating'],
  [/(^|› )red\b/, 'red'],
  [/(^|› )amber\b/, 'amber'],
  [/(^|› )green\b/, 'green'],
  [/^(data note|basis|data period|frequency|period type|reporting frequency|time_identifier)$/, 'basis'],
  [
    /^(period|date|month|quarter|year|financial year|reporting period|period end(ing)?|time_period|time period)$/,
    'period',
  ],
  [/\b(definition|rationale)\b/, 'definition'],
  [/\b(owner|lead|responsible|accountable)\b/, 'owner'],
  [/\b(comments?|commentary|notes?|narrative)\b/, 'note'],
  [/^(unit|units|measure type|format|data type|unit of measure)$/, 'unit'],
  [
    /^(no\.?|ref\.?|reference|code|id|#|kpi (no\.?|ref|code|id)|indicator (no\.?|ref|code|id)|measure (ref|code|id))$/,
    'code',
  ],
  [/^area_?code$|_code$/, 'ignore'],
  [/^(area|area_name|area name|locality|district|ward|team|geography|local authority|la_name|site|branch)$/, 'area'],
  [/^(theme|priority|domain|category|performance area|service|service area|section|directorate|outcome)$/, 'theme'],
  [/^(number|count|n|numbers?)$/, 'numerator'],
  [/\b(indicators?|measures?|metrics?|kpis?|description)\b/, 'measure'],
  [
    /^(value|result|latest( result)?|actual|performance|figure|score|current|this (quarter|month|year)|outturn|%|percentage)$/,
    'value',
  ],
];

/** What a heading says the column is; null where its words say nothing. Headings of merged groups come first: 'Target › Red'. */
export function roleOfHeading(heading: string): Role | null {
  const plain = heading.toLowerCase().replace(/\s+/g, ' ').trim();
  const last = plain.slice(plain.lastIndexOf('›') + 1).trim();
  for (const text of [last, plain]) {
    const found = BY_WORDS.find(([words]) => words.test(text));
    if (found) return found[1];
  }
  return null;
}
