import type { Knex } from 'knex';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { DisclosureRule } from '../../src/evaluate/disclosure/rule.ts';
import type { Observation } from '../../src/query/observation.ts';
import type { Question } from '../../src/question/question.ts';
import { resolve } from '../../src/question/resolve.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { readCatalogue } from '../../src/store/catalogue.ts';
import { findObservations } from '../../src/store/observations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { tellings } from '../../src/telling/tellings.ts';
import { type Sum, workedOut } from '../evaluate/disclosure/attacker.ts';
import { type CellName, nameOf, numberName, numbersIn, toldBy } from './shown.ts';

/** A scorecard under attack: its data as they are, and how its numbers hang together for those who work there. */
export interface Target {
  readonly knex: Knex;
  readonly today: string;
  readonly codes: readonly string[];
  readonly knowledge: (catalogue: Catalogue) => readonly Sum[];
}

export interface Attack {
  /** What a Question tells. */
  readonly tells: (question: Question) => Promise<readonly Sum[]>;
  /** Hidden numbers that follow from all that was told, by their names. */
  readonly follows: (told: readonly Sum[]) => readonly string[];
  /** Hidden numbers, unlike any that is shown, that stand in some reply. */
  readonly printed: () => readonly string[];
  readonly hidden: number;
}

const EVERYTHING = { last: 1000, until: null, newest: 0 } as const;

/** Asks as people do, of a store that has the rule, and knows beside it what is true. */
export async function attackOn(target: Target, rule: DisclosureRule): Promise<Attack> {
  const catalogue = await readCatalogue(target.knex);
  const ids = catalogue.indicators.filter(({ code }) => target.codes.includes(code)).map(({ id }) => id);
  const seriesIds = catalogue.series.filter(({ indicatorId }) => ids.includes(indicatorId)).map(({ id }) => id);
  const store = openStore(target.knex, { now: () => 0 }, rule);
  const [truth, seen] = [
    await findObservations(target.knex, { seriesIds, ...EVERYTHING }),
    await store.find({ seriesIds, ...EVERYTHING }),
  ];
  const secret = truth.filter((_, at) => seen[at]?.marker === 'suppressed').map((each) => nameOf(catalogue, each));
  const names = new Set(secret.map((cell) => numberName('n', cell)));
  const before = beforeIn(catalogue, truth);
  const knowledge = target.knowledge(catalogue);
  const stand = new Map<string, Question>();
  const large = largeSecrets(truth, seen);
  return {
    tells: async (question) => {
      const reply = await replyTo(question);
      for (const number of numbersIn(reply)) if (large.has(number)) stand.set(number, question);
      return toldBy(reply, before);
    },
    follows: (told) => [...workedOut([...knowledge, ...told]).keys()].filter((name) => names.has(name)),
    printed: () => [...stand].map(([number, question]) => `${number}: ${JSON.stringify(question)}`),
    hidden: secret.length,
  };

  async function replyTo(question: Question): Promise<Reply> {
    const asked = resolve(question, catalogue, target.today);
    const telling = tellings[question.ask];
    const plan = telling.plan(asked, catalogue);
    return telling.tell(asked, plan ? await store.find(plan) : [], catalogue);
  }
}

/** Counts of hidden cells, of four digits and more, that no cell and no change has that is shown. */
function largeSecrets(truth: readonly Observation[], seen: readonly Observation[]): ReadonlySet<string> {
  const countsOf = ({ value, numerator, denominator }: Observation) =>
    [denominator === null ? value : null, numerator, denominator]
      .map((each) => String(each ?? ''))
      .filter((each) => /^\d{4,}$/.test(each));
  const shown = new Set([...seen.flatMap(countsOf), ...stepsIn(seen)]);
  const hidden = truth.filter((_, at) => seen[at]?.marker === 'suppressed').flatMap(countsOf);
  return new Set(hidden.filter((each) => !shown.has(each)));
}

/** Changes between any two shown values of a series. */
function stepsIn(seen: readonly Observation[]): readonly string[] {
  return seen.flatMap((one) =>
    seen
      .filter(({ seriesId, value }) => seriesId === one.seriesId && value !== null && one.value !== null)
      .map(({ value }) => String(Math.abs(Number(value) - Number(one.value)))),
  );
}

function beforeIn(catalogue: Catalogue, truth: readonly Observation[]): (cell: CellName) => string | null {
  const earlier = new Map(
    truth.flatMap((each, at) => {
      const last = truth[at - 1];
      const period = last?.seriesId === each.seriesId ? last.period.label : null;
      return [[numberName('n', nameOf(catalogue, each)), period] as const];
    }),
  );
  return (cell) => earlier.get(numberName('n', cell)) ?? null;
}

/** The fewest of some answers that give a hidden number together: those that can be left out are. */
export function fewest<T>(all: readonly T[], gives: (some: readonly T[]) => boolean): readonly T[] {
  let kept = all;
  for (let size = Math.ceil(all.length / 2); size >= 1; ) {
    let smaller: readonly T[] | null = null;
    for (let at = 0; at < kept.length && !smaller; at += size) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (gives(rest)) smaller = rest;
    }
    if (smaller) kept = smaller;
    else if (size === 1) return kept;
    else size = Math.ceil(size / 2);
  }
  return kept;
}
