import { doubles, readCells } from './cells.ts';
import { readArrow } from './check-observations.ts';
import { hint } from './hint.ts';
import { isUnknown, type Names } from './names.ts';
import type { Problem } from './problem.ts';
import type { CommentaryRow, RiskRow, TermRow, WordRow } from './rows.ts';

const KINDS = ['headline', 'highest-risk', 'explanation', 'action', 'context'] as const;

export function checkCommentary(text: string, names: Names, problems: Problem[]): readonly CommentaryRow[] {
  const double = doubles('commentary.csv', problems);
  return readCells('commentary.csv', text, problems, (cells): CommentaryRow => {
    const row = {
      section: cells.needed('section'),
      kind: cells.neededOneOf('kind', KINDS) ?? 'context',
      codes: cells.list('codes'),
      theme: cells.reference('theme', names, 'themes'),
      text: cells.needed('text'),
    };
    for (const code of row.codes) {
      if (!isUnknown(names, 'indicators', code)) continue;
      const allowed = `codes of indicators.csv, with semicolons between them${hint(code, [...names.indicators.keys()])}`;
      cells.wrong('codes', allowed, JSON.stringify(code));
    }
    double(cells.line, `${row.section}\n${row.text}`, 'the same text in the same section');
    return row;
  });
}

export function checkRisks(text: string, names: Names, problems: Problem[]): readonly RiskRow[] {
  const double = doubles('risks.csv', problems);
  return readCells('risks.csv', text, problems, (cells): RiskRow => {
    const ref = cells.needed('ref');
    double(cells.line, ref, `the risk ${ref}`);
    if (cells.text('score') === null) cells.wrong('score', 'a whole number such as 12');
    return {
      ref,
      title: cells.needed('title'),
      level: cells.needed('level'),
      score: cells.whole('score') ?? 0,
      arrow: readArrow(cells.text('direction'), (allowed) => cells.wrong('direction', allowed)),
      theme: cells.reference('theme', names, 'themes'),
      controls: cells.text('controls'),
    };
  });
}

export function checkTerms(text: string, names: Names, problems: Problem[]): readonly TermRow[] {
  const double = doubles('terms.csv', problems);
  return readCells('terms.csv', text, problems, (cells): TermRow => {
    const term = cells.needed('term');
    double(cells.line, term, `the term "${term}"`);
    return {
      term,
      alsoSaid: cells.list('also said'),
      meaning: cells.needed('meaning'),
      code: cells.reference('code', names, 'indicators', '; nothing where none measures it'),
    };
  });
}

/** A word means one thing: it stands in one row alone. */
export function checkWords(text: string, problems: Problem[]): readonly WordRow[] {
  const double = doubles('words.csv', problems);
  return readCells('words.csv', text, problems, (cells): WordRow => {
    const row = { concept: cells.needed('concept'), word: cells.needed('word') };
    double(cells.line, row.word, `the word "${row.word}"`);
    return row;
  });
}
