import type { ListFilter, MoversFilter } from '../intents/intent.ts';
import type { Rating } from '../query/observation.ts';

const RATINGS: readonly (readonly [Rating | 'green', RegExp])[] = [
  ['red', /\breds?\b/],
  ['amber', /\bambers?\b/],
  ['yellow', /\byellows?\b/],
  ['green', /\bgreens?\b/],
  ['exceeds', /\b(exceed\w*( the| our| their)? targets?|stars?|starred|good rating)\b/],
  ['within', /\b(within|acceptable|inside) (the )?(tolerance|limits)\b|\bacceptable\b|\bdots?\b(?! and)|\bcircles?\b/],
  [
    'attention',
    /\b(attention|triangles?|concern(s|ing|ed)?|worr(y|ying|ied)|problem(s|atic)?|struggling|failing|underperform\w*|flagged|off track|not good enough|(worst|poorest|weakest|bottom) (\w+ ){0,2}(measures|indicators|kpis|performers|figures|ones)|(measures|indicators|kpis|ones) (are|is|do|have|perform) (the |doing )?(worst|weakest|poorest))\b/,
  ],
];

const COLOURS: ReadonlySet<string> = new Set(['red', 'amber', 'yellow', 'green']);

/** Which measures a list shall show; null where the words name no condition. */
export function listFilterOf(text: string): ListFilter | null {
  const symbols = [...new Set(text.match(/[★●▲▼↑↓→]/gu) ?? [])];
  const against = againstOf(text);
  // Beside a target or benchmark 'failing' and 'exceeding' say which side of it, not which rating.
  const named = against === null ? RATINGS : RATINGS.filter(([rating]) => COLOURS.has(rating));
  const ratings = named.filter(([, words]) => words.test(text)).map(([rating]) => rating);
  return symbols.length === 0 && ratings.length === 0 && against === null ? null : { ratings, symbols, against };
}

function againstOf(text: string): ListFilter['against'] {
  const target = /\b(targets?|goals?|standards?)\b/.test(text);
  const others =
    /\b(benchmarks?|average|england|national\w*|good|outstanding|other (councils|authorities)|elsewhere|comparators?|neighbours|region\w*|peers)\b/.test(
      text,
    );
  if (/\b(without|no|lack\w*|have not( got)?|has no|not have|not got|missing) (a |any |held )?targets?\b/.test(text))
    return 'no-target';
  if (/\b(without|no|lack\w*|have not|not have) (a |any )?benchmarks?\b/.test(text)) return 'no-benchmark';
  const below =
    /\b(below|under|miss(es|ed|ing)?|fail\w*|short|not (met|meeting|hitting|reached|reaching|at|on)|behind|off|worse|lag\w*|trail\w*|fell|fall\w*|adrift|underperform\w*|weaker|did not (meet|hit|make|reach))\b/.test(
      text,
    );
  const above =
    /\b(above|over|beat\w*|meet(s|ing)?|met|hit\w*|exceed\w*|reach\w*|on|clear\w*|ahead|better|past|made|achiev\w*|outperform\w*|stronger)\b/.test(
      text,
    );
  if (target) return below ? 'below-target' : above ? 'above-target' : null;
  if (others) return below ? 'below-benchmark' : above ? 'above-benchmark' : null;
  return null;
}

/** How movers are chosen; words that say nothing of it leave 'any' over one quarter. */
export function moversFilterOf(text: string): MoversFilter {
  return { which: whichOf(text), span: spanOf(text), unit: unitOf(text) };
}

function whichOf(text: string): MoversFilter['which'] {
  if (/\b(not|no|un)\s?(changed?|moved?)|unchanged|static|stayed the same|flat\b|stood still/.test(text))
    return 'unchanged';
  const better = /\b(better|improv\w+|forwards?|gains?|right (way|direction))\b/.test(text);
  const worse = /\b(worse\w*|deteriorat\w+|declin\w+|slip\w*|backwards?|wrong (way|direction))\b/.test(text);
  if (better && !worse) return 'better';
  if (worse && !better) return 'worse';
  const rose = /\b(rise\w*|rose|risen|risers?|up|increas\w+|grew|grown|jump\w*)\b/.test(text);
  const fell = /\b(fall\w*|fell|down|decreas\w+|drop\w*|reduc\w+)\b/.test(text);
  if (rose && !fell) return 'rose';
  return fell && !rose ? 'fell' : 'any';
}

function spanOf(text: string): MoversFilter['span'] {
  if (
    /\b(over the (last )?year|year on year|since last year|a year ago|this time last year|annual\w*|12 months|in a year|previous year|year before|from last year|on last year|over (20)?18)\b/.test(
      text,
    )
  )
    return 'year';
  return /\b(since last month|month on month|in (the|a) (last )?month|over the (last )?month|from last month|monthly)\b/.test(
    text,
  )
    ? 'month'
    : 'quarter';
}

function unitOf(text: string): MoversFilter['unit'] {
  if (/\bpercentages?\b(?! terms)|\bpercent (measures|indicators|ones|kpis)|\bin points\b/.test(text)) return 'percent';
  return /\b(counts?|numbers?) (measures|indicators|ones|only)\b|\bof the counts\b/.test(text) ? 'count' : null;
}

const NUMBER: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 };

/** 'Top three', 'worst 5', 'three biggest': how many; 'the worst one' is one; null where none is said. */
export function limitOf(text: string): number | null {
  const found =
    /\b(?:top|bottom|worst|best|first|biggest|largest|highest|lowest|main)\s+(\d{1,2}|one|two|three|four|five|six|ten)\b/.exec(
      text,
    ) ??
    /\b(\d{1,2}|one|two|three|four|five|six|ten)\s+(?:worst|best|biggest|largest|highest|lowest|main|top|greatest)\b/.exec(
      text,
    );
  if (found?.[1]) return NUMBER[found[1]] ?? Number(found[1]);
  return /\b(?:the|our|your) (?:single )?(?:worst|best|biggest|highest|lowest|top|top scoring|top rated|greatest|largest)(?: \w+)?( \w+)? (?:risk|measure|indicator|one|mover|change|improvement|fall|rise|drop)\b(?!s)|\btop-?scoring\b/.test(
    text,
  )
    ? 1
    : null;
}

/** Which end of a ranking is asked for first. */
export function orderOf(text: string): 'best' | 'worst' | 'highest' | 'lowest' | null {
  if (/\b(worst|weakest|poorest)\b/.test(text)) return 'worst';
  if (/\b(best|strongest)\b/.test(text)) return 'best';
  if (/\b(highest|biggest|largest|top|most)\b/.test(text)) return 'highest';
  return /\b(lowest|smallest|least|fewest)\b/.test(text) ? 'lowest' : null;
}
