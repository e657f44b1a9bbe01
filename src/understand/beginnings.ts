import { isGrammar } from './lexicon/plain.ts';
import { normalise } from './normalise.ts';
import { rootOf } from './root.ts';
import { isEnglish } from './spelling-mend.ts';
import { tokenise } from './token.ts';

const PREFIX = 3;
const LEFT_OUT = 2;

const LEAST = 3;
const MOST = 4;

/** Beginnings of two words that names have side by side, run together: 'misper' for 'missing person'. */
export function blendsOf(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const pairs = names.flatMap((name) => {
    const stems = tokenise(normalise(name)).map(({ stem }) => stem);
    return stems.flatMap((stem, at) => (stems[at + 1] === undefined ? [] : [[stem, stems[at + 1] ?? '']]));
  });
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const pair of pairs) {
    const [fronts, backs] = pair.map(startsOf);
    for (const blend of (fronts ?? []).flatMap((front) => (backs ?? []).map((back) => `${front}${back}`)))
      found.set(blend, (found.get(blend) ?? new Map()).set(pair.join(' '), pair));
  }
  return new Map(
    [...found].flatMap(([blend, ways]) => {
      const [pair] = ways.values();
      return pair && ways.size === 1 && !isEnglish(blend) ? [[blend, pair] as const] : [];
    }),
  );
}

function startsOf(stem: string): readonly string[] {
  if (isGrammar(stem) || !/^[a-z]+$/.test(stem)) return [];
  return [LEAST, MOST].flatMap((length) => (stem.length > length ? [stem.slice(0, length)] : []));
}

/** Beginnings that stand for one word of names alone: 'sev' for 'severity', 'regs' for 'regulation'. */
export function beginningsOf(names: readonly string[]): ReadonlyMap<string, string> {
  const stems = new Set(names.flatMap((name) => tokenise(normalise(name)).map(({ stem }) => stem)));
  const found = new Map<string, Set<string>>();
  for (const stem of stems) {
    if (!/^[a-z]+$/.test(stem)) continue;
    for (let length = PREFIX; length <= stem.length - LEFT_OUT; length += 1) {
      const start = stem.slice(0, length);
      found.set(start, (found.get(start) ?? new Set()).add(stem));
    }
  }
  return new Map(
    [...found].flatMap(([start, whole]) => {
      const [word] = whole;
      const isOwnWord = stems.has(start) || isEnglish(start) || isGrammar(start);
      return word && !isOwnWord && new Set([...whole].map(rootOf)).size === 1 ? [[start, word] as const] : [];
    }),
  );
}
