import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Observation } from '../../src/query/observation.ts';
import type { Fact, Reply } from '../../src/reply/reply.ts';
import type { Sum } from '../evaluate/disclosure/attacker.ts';

/** A number of people: of how many a cell is ('n'), or out of how many ('d'). */
export function numberName(part: 'n' | 'd', of: CellName): string {
  return [part, of.indicator, of.area ?? '', of.breakdown ?? '', of.basis, of.period].join('|');
}

export interface CellName {
  readonly indicator: string | null;
  /** null: the organisation. */
  readonly area: string | null;
  readonly breakdown: string | null;
  readonly basis: string | null;
  readonly period: string | null;
}

/** Everything that a reply tells of numbers, as sums that an onlooker can write down. */
export function toldBy(reply: Reply, before: (cell: CellName) => string | null): readonly Sum[] {
  const facts = reply.facts.flatMap(withParts);
  return facts.flatMap((fact) => (isOurs(fact) ? sumsOf(fact, facts, before) : []));
}

function withParts(fact: Fact): readonly Fact[] {
  return [fact, ...(fact.from ?? []).flatMap(withParts)];
}

function isOurs({ role, indicator }: Fact): boolean {
  return indicator !== null && role !== 'target' && role !== 'benchmark' && role !== 'risk';
}

/** Decimals as whole numbers: 12.5 is 12,500 thousandths. */
const SCALE = 1000;
const whole = (number: number) => BigInt(Math.round(number * SCALE));

function sumsOf(fact: Fact, all: readonly Fact[], before: (cell: CellName) => string | null): readonly Sum[] {
  if (fact.role === 'worked-out') return workedOut(fact);
  if (fact.role === 'change') return changed(fact, all, before);
  if (fact.role === 'gap') return [];
  return [...counts(fact), ...ratio(fact)];
}

function counts(fact: Fact): readonly Sum[] {
  const { numerator, denominator, value, unit } = fact;
  const n = numerator ?? (unit === 'count' ? value : null);
  const told = (part: 'n' | 'd', number: number | null): readonly Sum[] =>
    number === null ? [] : [{ terms: [[numberName(part, fact), 1n]], total: BigInt(number) }];
  return [...told('n', n), ...told('d', denominator)];
}

/** What a percentage says of its counts, where one of them is shown elsewhere. */
function ratio(fact: Fact): readonly Sum[] {
  const { value, unit } = fact;
  if (unit !== 'percent' || value === null) return [];
  if (fact.numerator !== null && fact.denominator !== null) return [];
  const terms = [
    [numberName('n', fact), 100n * BigInt(SCALE)],
    [numberName('d', fact), -whole(value)],
  ] as const;
  return [{ terms, total: 0n }];
}

/** A sum of what it is made of; of a difference the first less the second. */
function workedOut({ how, from, value, unit }: Fact): readonly Sum[] {
  if (value === null || !from || unit !== 'count') return [];
  const sign = (at: number) => (how?.startsWith('difference') && at > 0 ? -1n : 1n);
  if (!how || !/^(sum|difference)/.test(how)) return [];
  return [{ terms: from.map((part, at) => [numberName('n', part), sign(at)] as const), total: BigInt(value) }];
}

/** A count's change gives the earlier number, whether or not that stands beside it. */
function changed(fact: Fact, all: readonly Fact[], before: (cell: CellName) => string | null): readonly Sum[] {
  if (fact.unit !== 'count' || fact.value === null) return [];
  if (all.some(({ role }) => role === 'previous')) return [];
  const period = before(fact);
  if (period === null) return [];
  const terms = [
    [numberName('n', fact), 1n],
    [numberName('n', { ...fact, period }), -1n],
  ] as const;
  return [{ terms, total: BigInt(fact.value) }];
}

/** Every number in whatever can be read of a reply: text, rows, pictures, alt texts, buttons. */
export function numbersIn(reply: Reply): ReadonlySet<string> {
  const text = JSON.stringify(reply).replace(/(\d),(?=\d{3})/g, '$1');
  return new Set(text.match(/\d+(?:\.\d+)?/g));
}

export function nameOf(catalogue: Catalogue, { seriesId, period }: Observation): CellName {
  const series = catalogue.series.find(({ id }) => id === seriesId);
  const area = catalogue.areas.find(({ id }) => id === series?.areaId);
  return {
    indicator: catalogue.indicators.find(({ id }) => id === series?.indicatorId)?.code ?? null,
    area: !area || area.kind === 'organisation' ? null : area.name,
    breakdown: !series || series.dimension === 'all' ? null : `${series.dimension}: ${series.category}`,
    basis: period.basis,
    period: period.label,
  };
}
