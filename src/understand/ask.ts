import { type Ask, isOfMany, type Question } from '../question/question.ts';
import type { Parts } from './draft.ts';
import { IMPLIED, WEIGHTS } from './weights.ts';

/** What is asked, by the votes of the words and by what the parts imply. */
export interface AskRead {
  readonly ask: Ask;
  /** Whether words asked, or it follows from the parts alone. */
  readonly isSaid: boolean;
  readonly aspect: string | null;
  readonly end: 'first' | 'last' | null;
  readonly along: Question['along'];
  /** Of many: what those that are asked for have ('which measures have targets'), where the words ask for it alone. */
  readonly has: 'target' | 'comparator' | null;
  /** What agreement of the parts adds, or what votes for another ask take off. */
  readonly score: number;
}

/** The ask with the most votes; what the parts of the question imply votes too. */
export function askOf(parts: Parts, isOneIndicator: boolean): AskRead {
  const said = new Map<Ask, number>();
  const of = (ask: Ask) => fitting(ask, parts, isOneIndicator);
  for (const { sense, weight } of parts.votes) {
    // 'Sorry, I meant …' is no courtesy.
    if (parts.corrects && sense.ask === 'courtesy') continue;
    said.set(of(sense.ask), (said.get(of(sense.ask)) ?? 0) + weight);
  }
  const all = new Map(said);
  for (const [implied, weight] of impliedBy(parts, isOneIndicator))
    all.set(of(implied), (all.get(of(implied)) ?? 0) + weight);
  const isWalked = [...said].some(([each, weight]) => WALKING.has(each) && weight >= SURELY);
  const [ask] = [...all]
    .filter(([each]) => !isWalked || WALKING.has(each) || !LOOKING.has(each))
    .reduce((best, each) => (each[1] > best[1] ? each : best), ['value', 0]);
  const has = hadBy(ask, said, parts);
  const against = [...said].reduce((sum, [other, weight]) => {
    return other === ask || (has !== null && HAD[other] === has) ? sum : sum + weight;
  }, 0);
  const own = parts.votes.filter(({ sense }) => of(sense.ask) === ask).sort((a, b) => b.weight - a.weight);
  return {
    ask,
    isSaid: said.has(ask),
    aspect: own.find(({ sense }) => sense.aspect)?.sense.aspect ?? null,
    end: own.find(({ sense }) => sense.end)?.sense.end ?? null,
    along: own.find(({ sense }) => sense.along)?.sense.along ?? (isClaimOfOne(ask, said, parts) ? 'areas' : null),
    has,
    score: -WEIGHTS.votes.against * against,
  };
}

/** 'Is Coldmere the worst?', 'Coldmere had the highest: is that true?' is among the places, and at no time of its own. */
function isClaimOfOne(ask: Ask, said: ReadonlyMap<Ask, number>, { question }: Parts): boolean {
  const { where, when, order } = question;
  const isOfOne = where.kind === 'areas' && where.areas.length === 1;
  return (
    ask === 'extreme' &&
    said.has('check') &&
    order !== null &&
    isOfOne &&
    when.kind !== 'all' &&
    question.along === null
  );
}

/** Asks that work something out of several figures: their words say more than those that merely look at one. */
const WALKING: ReadonlySet<Ask> = new Set(['when', 'run', 'tally', 'extreme', 'sum', 'share', 'difference']);
const LOOKING: ReadonlySet<Ask> = new Set(['value', 'target', 'check', 'benchmark', 'change', 'course']);
const SURELY = 1;

const HAD: Readonly<Partial<Record<Ask, 'target' | 'comparator'>>> = { target: 'target', benchmark: 'comparator' };

/** 'Which measures have targets' asks which, and of what. */
function hadBy(ask: Ask, said: ReadonlyMap<Ask, number>, { question }: Parts): AskRead['has'] {
  if (!isOfMany(question.of) || (ask !== 'list' && ask !== 'tally') || !said.has(ask)) return null;
  if (question.only.length > 0 || question.order !== null) return null;
  const other = [...said.keys()].find((each) => HAD[each] !== undefined);
  return other ? (HAD[other] ?? null) : null;
}

/** What asks of many at once is, asked of one measure or two, what it means there: 'which is worse' of two compares them. */
function fitting(ask: Ask, { question: { of, where, limit, only, against } }: Parts, isOneIndicator: boolean): Ask {
  // 'How many more do we have than in March' is how far from then, and not from the target.
  if (ask === 'gap' && against.some(({ kind }) => kind === 'period' || kind === 'back')) return 'change';
  // 'Really worse than the rest' is told by chance.
  const isSure = only.some(({ test }) => test.kind === 'moved' && test.sure === true);
  if (isSure && of.kind === 'indicators' && against.some(({ kind }) => kind === 'rest' || kind === 'whole'))
    return 'verdict';
  // 'Above or below England' is no question of a target.
  if (ask === 'target' && against.length > 0 && against.every(({ kind }) => kind === 'comparators')) return 'benchmark';
  // 'How many more came in than left' sets two measures apart.
  const isOfTwo =
    of.kind === 'indicators' && of.indicators.length === 2 && !against.some(({ kind }) => kind === 'target');
  if (ask === 'gap' && isOfTwo) return 'difference';
  // 'How many more did Harbour have than Moorland' is how far the two lie apart.
  if (ask === 'gap' && against.some(({ kind }) => kind === 'area')) return 'difference';
  // 'Is Harbour worse than Moorland' sets two places side by side, and asks no change of either.
  if (SET_APART.has(ask) && against.some(({ kind }) => kind === 'area'))
    return isOfChance(only) ? 'verdict' : 'compare';
  // 'Green but getting worse': of many it is asked which.
  if (ask === 'change' && isOfMany(of) && only.some(({ test }) => test.kind !== 'moved')) return 'movers';
  if (ask === 'meaning' && where.kind === 'areas' && where.areas.length > 1) return 'difference';
  if (ask === 'extreme' && limit !== null && limit > 1) return 'list';
  if (of.kind !== 'indicators' || where.kind.startsWith('each')) return ask;
  if (ask === 'overview') return isOneIndicator ? 'value' : ask;
  if (ask === 'movers') return isOneIndicator ? 'change' : 'compare';
  return ask;
}

const SET_APART: ReadonlySet<Ask> = new Set(['change', 'check', 'movers', 'value']);

/** 'Really worse', 'significantly higher'. */
function isOfChance(only: Question['only']): boolean {
  return only.some(({ test }) => test.kind === 'verdict' || (test.kind === 'moved' && test.sure));
}

/** Conditions that an ask has a use for: how a figure moved is what a change or a course tells anyhow. */
export function onlyFor(ask: Ask, only: Question['only']): Question['only'] {
  const unused = UNUSED[ask] ?? [];
  return only.filter(({ test }) => !unused.includes(test.kind));
}

const UNUSED: Readonly<Partial<Record<Ask, readonly Question['only'][number]['test']['kind'][]>>> = {
  change: ['moved'],
  course: ['moved'],
  compare: ['moved'],
  difference: ['moved'],
  why: ['moved', 'target', 'rated', 'verdict'],
  meaning: ['moved', 'rated'],
  value: ['moved'],
  verdict: ['moved', 'verdict', 'target', 'rated'],
  gap: ['target', 'rated', 'has', 'moved'],
  target: ['target', 'has', 'rated'],
};

/** What each part by itself suggests is asked. */
function impliedBy({ question, said }: Parts, isOneIndicator: boolean): readonly (readonly [Ask, number])[] {
  const { of, where, when, only, order, limit, place, against, quoted } = question;
  const votes: (readonly [Ask, number])[] = [];
  const isEach = where.kind === 'each-area' || where.kind === 'each-category';
  const along = isEach || !isOneIndicator;
  const moved = only.some(({ test }) => test.kind === 'moved');
  // 'Is it really rising', 'has it fallen three months running' are answered by yes or no.
  const isClaim = isOfChance(only) || only.some(({ test }) => test.kind === 'moved' && test.running !== undefined);
  const ofOne = moved && !isClaim ? 'change' : 'check';
  if (only.length > 0) votes.push([along ? (moved ? 'movers' : 'list') : ofOne, IMPLIED.condition]);
  if (order) votes.push([isEach && (limit ?? 1) === 1 ? 'extreme' : along ? 'list' : 'extreme', IMPLIED.order]);
  if (place !== null) votes.push(['extreme', IMPLIED.place]);
  if (limit !== null && !order) votes.push(['list', IMPLIED.limit]);
  for (const each of against) votes.push([ASKED_BESIDE[each.kind], IMPLIED.against]);
  if (where.kind === 'areas' && where.areas.length > 1) votes.push(['compare', IMPLIED.several]);
  if (when.kind === 'periods') votes.push(['compare', IMPLIED.several]);
  if (when.kind === 'range' || when.kind === 'last' || when.kind === 'all' || when.kind === 'each-year')
    votes.push(['course', IMPLIED.stretch]);
  if (quoted.length > 0) votes.push([quoted.length === 2 ? 'reconcile' : 'check', IMPLIED.quoted]);
  if (said.has('form')) votes.push(['value', IMPLIED.form]);
  if (isOfMany(of)) votes.push(['overview', IMPLIED.group]);
  if (of.kind === 'indicators') votes.push(['value', IMPLIED.indicator]);
  if (of.kind === 'risks') votes.push(['risks', IMPLIED.risks]);
  return votes;
}

/** What is asked of a figure that is set beside something. */
export const ASKED_BESIDE = {
  target: 'target',
  comparators: 'benchmark',
  period: 'change',
  back: 'change',
  area: 'compare',
  whole: 'compare',
  rest: 'compare',
  indicator: 'compare',
} as const satisfies Readonly<Record<Question['against'][number]['kind'], Ask>>;
