/** What a number may be a share of, times what. */
const SCALES = [
  { unit: 'percent', times: 100 },
  { unit: 'per-1000', times: 1000 },
  { unit: 'per-10000', times: 10_000 },
  { unit: 'per-100000', times: 100_000 },
] as const;

export type ShareUnit = (typeof SCALES)[number]['unit'];

/** A printed number with the two counts that it may be made of; null: none is printed. */
export interface Trio {
  readonly printed: string | null;
  readonly part: number | null;
  readonly whole: number | null;
}

export interface ShareFound {
  readonly unit: ShareUnit;
  /** Of the rows that were looked at, 0 to 1. */
  readonly agreeing: number;
}

/** Rows that are looked at, and how many must agree: official counts of large areas are rounded, and of some rows corrected. */
const LOOKED_AT = 600;
const FEWEST = 10;
const AGREEING = 0.95;

/**
 * What a column of numbers is of two columns of counts, where nearly every row says so; null where they don't. Found by
 * reckoning each row, as names of columns promise nothing.
 *
 * @param decimals - of the column: '21' in one of '20.9' is 21.0
 */
export function shareOf(trios: Iterable<Trio>, decimals: number): ShareFound | null {
  const agreeing = SCALES.map(() => 0);
  let looked = 0;
  for (const { printed, part, whole } of trios) {
    // Nothing is the same share of everything, and all of it of whatever is as large.
    if (printed === null || part === null || whole === null || part <= 0 || part >= whole) continue;
    looked += 1;
    for (const [index, { times }] of SCALES.entries()) {
      if (isRounded(printed, (part / whole) * times, decimals)) agreeing[index] = (agreeing[index] ?? 0) + 1;
    }
    if (looked === LOOKED_AT) break;
  }
  const best = agreeing.indexOf(Math.max(...agreeing));
  const scale = SCALES[best];
  const share = (agreeing[best] ?? 0) / Math.max(looked, 1);
  return scale !== undefined && looked >= FEWEST && share >= AGREEING ? { unit: scale.unit, agreeing: share } : null;
}

/** Whether a printed number is the exact one, rounded as it is printed: half either way, as programs differ in it. */
function isRounded(printed: string, exact: number, decimals: number): boolean {
  return Math.abs(Number(printed) - exact) <= 0.5 / 10 ** decimals + 1e-9;
}
