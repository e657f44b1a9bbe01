import type { Ask, Question } from '../question/question.ts';
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
  /** What agreement of the parts adds, or what votes for another ask take off. */
  readonly score: number;
}

/** The ask with the most votes; what the parts of the question imply votes too. */
export function askOf(parts: Parts, isOneIndicator: boolean): AskRead {
  const said = new Map<Ask, number>();
  for (const { sense, weight } of parts.votes) said.set(sense.ask, (said.get(sense.ask) ?? 0) + weight);
  const all = new Map(said);
  for (const [ask, weight] of impliedBy(parts, isOneIndicator)) all.set(ask, (all.get(ask) ?? 0) + weight);
  const [ask] = [...all].reduce((best, each) => (each[1] > best[1] ? each : best), ['value' as Ask, 0]);
  const against = [...said].reduce((sum, [other, weight]) => (other === ask ? sum : sum + weight), 0);
  const own = parts.votes.filter(({ sense }) => sense.ask === ask).sort((a, b) => b.weight - a.weight);
  return {
    ask,
    isSaid: said.has(ask),
    aspect: own.find(({ sense }) => sense.aspect)?.sense.aspect ?? null,
    end: own.find(({ sense }) => sense.end)?.sense.end ?? null,
    along: own.find(({ sense }) => sense.along)?.sense.along ?? null,
    score: -WEIGHTS.votes.against * against,
  };
}

/** What each part by itself suggests is asked. */
function impliedBy({ question, said }: Parts, isOneIndicator: boolean): readonly (readonly [Ask, number])[] {
  const { of, where, when, only, order, limit, place, against, quoted } = question;
  const votes: (readonly [Ask, number])[] = [];
  const isEach = where.kind === 'each-area' || where.kind === 'each-category';
  const along = isEach || !isOneIndicator;
  if (only.length > 0) votes.push(along ? ['list', IMPLIED.condition] : ['check', IMPLIED.condition]);
  if (order) votes.push([isEach && (limit ?? 1) === 1 ? 'extreme' : along ? 'list' : 'extreme', IMPLIED.order]);
  if (place !== null) votes.push(['extreme', IMPLIED.place]);
  if (limit !== null && !order) votes.push(['list', IMPLIED.limit]);
  for (const each of against) votes.push([IMPLIED_BY_AGAINST[each.kind], IMPLIED.against]);
  if (where.kind === 'areas' && where.areas.length > 1) votes.push(['compare', IMPLIED.several]);
  if (when.kind === 'periods') votes.push(['compare', IMPLIED.several]);
  if (when.kind === 'range' || when.kind === 'last' || when.kind === 'all' || when.kind === 'each-year')
    votes.push(['course', IMPLIED.stretch]);
  if (quoted.length > 0) votes.push(['check', IMPLIED.quoted]);
  if (said.has('form')) votes.push(['value', IMPLIED.form]);
  if (of.kind === 'themes' || of.kind === 'everything') votes.push(['overview', IMPLIED.group]);
  if (of.kind === 'indicators') votes.push(['value', IMPLIED.indicator]);
  if (of.kind === 'risks') votes.push(['risks', IMPLIED.risks]);
  return votes;
}

const IMPLIED_BY_AGAINST = {
  target: 'target',
  comparators: 'benchmark',
  period: 'change',
  back: 'change',
  area: 'compare',
  whole: 'compare',
  rest: 'compare',
  indicator: 'compare',
} as const;
