import type { Hypothesis } from './hypotheses.ts';
import { isGrammar, isPlain } from './lexicon/plain.ts';
import type { Message } from './span.ts';
import { stemsOf } from './stems.ts';
import type { Words } from './words.ts';

const RISK = new Set(['risk', 'register']);
const NAMED = 1.6;
const TITLE = 1;
const ONE_OF = 3;

/** The risks as a subject, where the message speaks of them: those whose titles its words tell of, or all. */
export function risksIn({ stems, tokens }: Message, { catalogue }: Words, isOnRisks: boolean): readonly Hypothesis[] {
  const byRef = catalogue.risks.filter(({ ref }) => stems.includes(ref.toLowerCase()));
  if (byRef.length > 0) {
    const refs = byRef.map(({ ref }) => ref);
    const values = stems.map((stem) => (RISK.has(stem) || refs.some((ref) => ref.toLowerCase() === stem) ? NAMED : 0));
    return [{ kind: 'risks', members: [], risks: refs, values, base: 0 }];
  }
  if (!(stems.includes('risk') || isOnRisks) || catalogue.risks.length === 0) return [];
  const themes = new Map(catalogue.themes.map(({ id, name }) => [id, name]));
  const told = catalogue.risks.map(({ ref, title, themeId }) => {
    const own = new Set(stemsOf(`${title} ${themes.get(themeId ?? -1) ?? ''}`).filter((stem) => !RISK.has(stem)));
    const at = stems.flatMap((stem, place) => (own.has(stem) && !isPlainAt(tokens[place]?.text, stem) ? [place] : []));
    return { ref, at };
  });
  const ofLevel = atLevel(stems, catalogue);
  if (ofLevel && told.every(({ at }) => at.length === 0)) return [ofLevel];
  const most = Math.max(...told.map(({ at }) => at.length));
  if (most === 0 && !stems.includes('risk')) return [];
  const named = most === 0 ? [] : told.filter(({ at }) => at.length === most);
  const ofTitles = new Set(named.flatMap(({ at }) => at));
  // 'The workforce one', where risks were listed, is one of them.
  const isOneOf = isOnRisks && tokens.some(({ text }) => text === 'one' || text === 'ones');
  const values = stems.map((stem, at) => (RISK.has(stem) ? NAMED : ofTitles.has(at) ? (isOneOf ? ONE_OF : TITLE) : 0));
  return [{ kind: 'risks', members: [], risks: named.map(({ ref }) => ref), values, base: 0 }];
}

/** 'The moderate ones', 'which risks are high': those of a level that the register has. */
function atLevel(stems: readonly string[], { risks }: Words['catalogue']): Hypothesis | null {
  const refs = risks.filter(({ level }) => stemsOf(level).every((stem) => stems.includes(stem))).map(({ ref }) => ref);
  if (refs.length === 0) return null;
  const levels = new Set(risks.filter(({ ref }) => refs.includes(ref)).flatMap(({ level }) => stemsOf(level)));
  const values = stems.map((stem) => (RISK.has(stem) || levels.has(stem) ? NAMED : 0));
  return { kind: 'risks', members: [], risks: refs, values, base: 0 };
}

function isPlainAt(text: string | undefined, stem: string): boolean {
  return text === undefined || isGrammar(text) || isPlain(text, stem);
}
