import { isGrammar } from './lexicon/plain.ts';
import { normalise } from './normalise.ts';
import { rootOf } from './root.ts';
import { isEnglish } from './spelling-mend.ts';
import { tokenise } from './token.ts';

const PREFIX = 3;
const LEFT_OUT = 2;

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
