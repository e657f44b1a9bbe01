import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { findIndicators } from '../understand/mentions/indicator.ts';
import { normalise } from '../understand/normalise.ts';
import { read } from '../understand/reading.ts';
import { vocabularyOf } from '../understand/vocabulary.ts';
import type { IndicatorRow, WordRow } from './rows.ts';

/** Gives the names of the indicators that words of a question are read as, once these rows are held. */
export function namesFinder(
  indicators: readonly IndicatorRow[],
  words: readonly WordRow[],
): (question: string) => readonly string[] {
  const vocabulary = vocabularyOf({ ...EMPTY, indicators: indicators.map(anIndicator), words: words.map(aGroup) });
  return (question) => {
    const { mentions, ambiguous } = findIndicators(read(normalise(question), vocabulary, []), vocabulary);
    return [...mentions, ...ambiguous.flat()].map(({ indicator }) => indicator.name);
  };
}

const EMPTY: Catalogue = {
  version: '',
  dataset: '',
  indicators: [],
  themes: [],
  areas: [],
  series: [],
  thresholds: [],
  commentary: [],
  risks: [],
  terms: [],
  words: [],
  packs: [],
  sources: [],
};

/** Only its name and unit are read by. */
function anIndicator({ code, name, unit, polarity, population }: IndicatorRow, id: number): Indicator {
  const unread = { themeId: 0, short: null, decimals: 0, definition: null, owner: null, headlineBasis: null } as const;
  return { ...unread, id, code, name, unit, polarity, population, aliases: [], relations: [] };
}

function aGroup({ concept, word }: WordRow) {
  return { concept, words: [word] };
}
