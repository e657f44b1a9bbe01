import { UsageError } from '../errors.ts';
import type { Basis } from '../query/period.ts';
import { type Retraction, writeRetraction } from '../store/import-retract.ts';
import type { Database } from '../store/import-write.ts';
import { BASES } from './cells.ts';
import { hint, listWords } from './hint.ts';
import { LABELS, parsePeriod } from './period-label.ts';

/** A number as its row in observations.csv names it. */
export interface NumberNamed {
  readonly code: string;
  readonly basis: string;
  readonly period: string;
  /** null: the organisation. */
  readonly area: string | null;
  /** As 'reason: worker visit'; null: the total. */
  readonly breakdown: string | null;
}

/**
 * Takes one number back as a revision.
 *
 * @param by - who does it, as the place where it is done knows people
 * @throws UsageError where the basis, period or breakdown is written in a way that no row is
 * @throws ImportError where no such number is held
 */
export function retractNumber(
  database: Database,
  named: NumberNamed,
  now: Date,
  by: string | null = null,
): Promise<Retraction> {
  const { code, area } = named;
  const basis = readBasis(named.basis);
  const period = parsePeriod(basis, named.period);
  if (period === null) throw new UsageError('usage', `The period '${named.period}' is not ${LABELS[basis]}.`);
  const [dimension, category] = readBreakdown(named.breakdown);
  const address = { code, basis, end: period.end, area, dimension, category };
  return writeRetraction(database, address, now.toISOString(), by);
}

function readBasis(text: string): Basis {
  const basis = BASES.find((each) => each === text);
  if (basis !== undefined) return basis;
  throw new UsageError('usage', `The basis '${text}' is none of ${listWords(BASES)}${hint(text, BASES)}.`);
}

function readBreakdown(text: string | null): readonly [dimension: string, category: string] {
  if (text === null || text === 'all') return ['all', 'all'];
  const colon = text.indexOf(':');
  if (colon < 1) throw new UsageError('usage', `The breakdown '${text}' has no colon, as 'age: under 5' has.`);
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}
