import { isGrammar } from './lexicon/plain.ts';
import { normalise } from './normalise.ts';
import { rootOf } from './root.ts';
import { isEnglish } from './spelling-mend.ts';
import { tokenise } from './token.ts';

const SHORTEST = 3;
const LONGEST = 6;

/** Initials of every run of three or more words of a name, with its small words and without: 'IHA', 'RTT'. */
export function initialsOf(name: string): readonly string[] {
  const all = tokenise(normalise(name)).map(({ text }) => text);
  const found = [all, all.filter((word) => !isGrammar(word))].flatMap(runs);
  return [...new Set(found)].filter((initials) => !isEnglish(initials) && !isGrammar(initials));
}

function runs(words: readonly string[]): readonly string[] {
  const letters = words.map((word) => (/^[a-z]/.test(word) ? (word[0] ?? '') : ' '));
  const found: string[] = [];
  for (let from = 0; from < letters.length; from += 1) {
    for (let length = SHORTEST; length <= LONGEST && from + length <= letters.length; length += 1) {
      const run = words.slice(from, from + length);
      const initials = letters.slice(from, from + length).join('');
      const isFramed = [run[0], run.at(-1)].every((word) => word !== undefined && !isGrammar(word));
      if (isFramed && !initials.includes(' ')) found.push(initials);
    }
  }
  return found;
}

/** Letters that stand for a run of words of names, by the words: 'da' for 'domestic abuse', 'asb' for 'anti-social behaviour'. */
export function expansionsOf(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const name of names) {
    const words = tokenise(normalise(name));
    const stems = words.filter(({ text }) => !isGrammar(text)).map(({ stem }) => stem);
    for (let from = 0; from < stems.length; from += 1) {
      for (let length = 1; length <= LONGEST && from + length <= stems.length; length += 1) {
        const run = stems.slice(from, from + length);
        if (!run.every((stem) => /^[a-z]/.test(stem))) break;
        const ways = [run.map((stem) => stem[0]).join(''), run.map(lettersOf).join('')];
        for (const letters of ways.filter((way) => way.length > 1 && !isEnglish(way) && !isGrammar(way)))
          found.set(letters, (found.get(letters) ?? new Map()).set(run.join(' '), run));
      }
    }
  }
  // Letters that may stand for this or that tell of neither.
  return new Map(
    [...found].flatMap(([letters, runs]) => {
      const [run] = runs.values();
      return run && runs.size === 1 ? [[letters, run] as const] : [];
    }),
  );
}

const COMPOUND = /^(under|over|post|inter|multi|micro|super|trans|counter|infra)[a-z]{5,}$/;

/** The letter that a word is known by; of a compound two: 'ug' for 'undergraduate'. */
function lettersOf(stem: string): string {
  const front = COMPOUND.exec(stem)?.[1] ?? '';
  return `${stem[0] ?? ''}${front === '' ? '' : (stem[front.length] ?? '')}`;
}

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
