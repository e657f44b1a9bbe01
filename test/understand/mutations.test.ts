import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CONTEXT } from '../../src/conversation/context.ts';
import type { Catalogue } from '../../src/index.ts';
import { stemsOf } from '../../src/understand/stems.ts';
import { understand } from '../../src/understand/understand.ts';
import { type OpenedStore, ORGANISATIONS, type Organisation, storeOf } from '../fixtures/organisations.ts';
import { labelledOn } from '../questions/labelled.ts';

/** A change to the words of a question that changes nothing of what is asked; null where it has nothing to change. */
type Mutation = (question: string, names: ReadonlySet<string>, at: number) => string | null;

const WORD = /[\p{L}]{6,}/gu;

/** A long word of a measure's name, by turns. */
function wordOf(question: string, names: ReadonlySet<string>, at: number): RegExpMatchArray | null {
  const words = [...question.matchAll(WORD)].filter(([word]) => names.has(stemsOf(word)[0] ?? ''));
  return words[at % Math.max(1, words.length)] ?? null;
}

function replaced(question: string, match: RegExpMatchArray, by: string): string {
  return question.slice(0, match.index) + by + question.slice((match.index ?? 0) + match[0].length);
}

const LONE_PLURAL = /^\p{L}{4,}[^s]s$/u;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'in capitals': (question) => question.toUpperCase(),
  'in small letters': (question) => question.toLowerCase(),
  politeness: (question, _, at) =>
    [
      `please ${question}`,
      `could you tell me ${question}`,
      `hi, ${question}`,
      `${question} thanks`,
      `${question} please`,
    ][at % 5] ?? null,
  punctuation: (question, _, at) =>
    [
      `${question.replace(/[?.!]+$/, '')}??`,
      question.replace(/[?.!,]+$/, ''),
      question.replaceAll('’', "'").replaceAll("'", '’'),
    ][at % 3] ?? null,
  'a slip of the keys': (question, names, at) => {
    const word = wordOf(question, names, at);
    if (!word) return null;
    const [text] = word;
    const place = 2 + (at % (text.length - 4));
    const [a, b] = [text[place] ?? '', text[place + 1] ?? ''];
    return a === b ? null : replaced(question, word, text.slice(0, place) + b + a + text.slice(place + 2));
  },
  'one for several': (question, names) => {
    const word = [...question.matchAll(/\p{L}{5,}/gu)].find(
      ([text]) => LONE_PLURAL.test(text) && names.has(stemsOf(text)[0] ?? ''),
    );
    return word ? replaced(question, word, word[0].slice(0, -1)) : null;
  },
  dictation: (question) => {
    const said = question
      .replace(/%/g, ' per cent')
      .replace(/\bq([1-4])\b/gi, (_, quarter) => `quarter ${['one', 'two', 'three', 'four'][Number(quarter) - 1]}`)
      .replace(/[?!,;:.]+(?=\s|$)/g, '')
      .toLowerCase();
    return said === question ? null : said;
  },
};

/** What begins a thread stands by itself. */
function questionsOf(name: Organisation): readonly string[] {
  return [...new Set(labelledOn(name).flatMap(({ questions }) => questions.flatMap(({ turns }) => turns.slice(0, 1))))];
}

/** Of a hundred at least so many read the same. */
const LEAST = 97;

describe('a question said a little otherwise', { timeout: 240_000 }, () => {
  const rates = new Map<string, { same: number; of: number }>();
  const opened: OpenedStore[] = [];
  const catalogues = new Map<Organisation, Catalogue>();

  beforeAll(async () => {
    for (const name of ['report', 'sample', 'fire'] as const) {
      const one = await storeOf(name);
      opened.push(one);
      catalogues.set(name, await one.store.catalogue());
    }
  }, 120_000);
  afterAll(() => Promise.all(opened.map(({ close }) => close())));

  const readAs = (words: string, name: Organisation): string => {
    const read = understand(words, EMPTY_CONTEXT, catalogues.get(name) as Catalogue, ORGANISATIONS[name]);
    if (read.kind !== 'read') return read.kind;
    return JSON.stringify(
      read.reads.map((each) =>
        each.kind === 'question'
          ? each.question
          : each.kind === 'either'
            ? each.questions
            : each.kind === 'not-held'
              ? each.nature
              : each.kind,
      ),
    );
  };

  it.each(['report', 'sample', 'fire'] as const)('reads the same on %s', (name) => {
    const catalogue = catalogues.get(name) as Catalogue;
    const names = new Set(catalogue.indicators.flatMap(({ name: full }) => stemsOf(full)));
    for (const [at, question] of questionsOf(name).entries()) {
      const plain = readAs(question, name);
      for (const [what, mutation] of Object.entries(MUTATIONS)) {
        const mutated = mutation(question, names, at);
        if (mutated === null || mutated === question) continue;
        const rate = rates.get(what) ?? { same: 0, of: 0 };
        const isSame = readAs(mutated, name) === plain;
        rates.set(what, { same: rate.same + Number(isSame), of: rate.of + 1 });
        if (!isSame && process.env['SHOW'] === what) process.stdout.write(`${name}: ${question} | ${mutated}\n`);
      }
    }
  });

  it('in at least 97 of 100, taken together', () => {
    const all = [...rates.values()];
    const [same, of] = [all.reduce((sum, rate) => sum + rate.same, 0), all.reduce((sum, rate) => sum + rate.of, 0)];
    for (const [what, rate] of rates)
      process.stdout.write(`${what}: ${((100 * rate.same) / rate.of).toFixed(1)} % of ${rate.of}\n`);
    process.stdout.write(`together: ${((100 * same) / of).toFixed(1)} % of ${of}\n`);
    expect((100 * same) / of).toBeGreaterThanOrEqual(LEAST);
  });
});
