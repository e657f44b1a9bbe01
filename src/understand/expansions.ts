import { LONGEST } from './initials.ts';
import { isGrammar } from './lexicon/plain.ts';
import { normalise } from './normalise.ts';
import { isEnglish } from './spelling-mend.ts';
import { tokenise } from './token.ts';

type Stems = readonly string[];

/** Letters that stand for a run of words of names, by the words: 'da' for 'domestic abuse', 'asb' for 'anti-social behaviour'. */
export function expansionsOf(names: readonly string[]): ReadonlyMap<string, Stems> {
  const found = new Map<string, Map<string, Stems>>();
  for (const run of names.flatMap(runsOf)) {
    for (const letters of lettersOf(run)) found.set(letters, (found.get(letters) ?? new Map()).set(run.join(' '), run));
  }
  // Letters that may stand for this or that tell of neither.
  return new Map(
    [...found].flatMap(([letters, runs]) => {
      const [run] = runs.values();
      return run && runs.size === 1 ? [[letters, run] as const] : [];
    }),
  );
}

/** Words of a name that stand together, with neither small words nor numbers. */
function runsOf(name: string): readonly Stems[] {
  const words = tokenise(normalise(name));
  const stems = words.filter(({ text }) => !isGrammar(text)).map(({ stem }) => stem);
  return stems.flatMap((_, from) => {
    const rest = stems.slice(from, from + LONGEST);
    const end = rest.findIndex((stem) => !/^[a-z]/.test(stem));
    const most = end < 0 ? rest.length : end;
    return Array.from({ length: most }, (_, more) => rest.slice(0, more + 1));
  });
}

/** What a run of words is shortened to: its first letters, and those of its compounds' parts as well. */
function lettersOf(run: Stems): readonly string[] {
  const ways = new Set([run.map((stem) => stem[0]).join(''), run.map(ofParts).join('')]);
  return [...ways].filter((letters) => letters.length > 1 && !isEnglish(letters) && !isGrammar(letters));
}

const COMPOUND = /^(under|over|post|inter|multi|micro|super|trans|counter|infra)[a-z]{5,}$/;

/** The letter that a word is known by; of a compound two: 'ug' for 'undergraduate'. */
function ofParts(stem: string): string {
  const front = COMPOUND.exec(stem)?.[1] ?? '';
  return `${stem[0] ?? ''}${front === '' ? '' : (stem[front.length] ?? '')}`;
}
