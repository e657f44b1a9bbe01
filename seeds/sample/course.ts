/** How a number goes over the months of the sample. */
export interface Course {
  /** Its level at some months, from the first (0) to the last (35); straight between them. */
  readonly level: readonly (readonly [month: number, level: number])[];
  /** What is added in a month of the year (1 to 12): of a volume in percent of its level, of a share in points. */
  readonly season?: Readonly<Record<number, number>>;
  /** How far a single month can lie from all that, at most, in the same terms. */
  readonly noise: number;
  /** How far localities can lie from each other. */
  readonly spread?: number;
}

/** When families and schools are away, less comes in. */
export const HOLIDAYS: Readonly<Record<number, number>> = { 4: -3, 7: -4, 8: -14, 9: 6, 10: 7, 11: 5, 12: -12, 1: 4 };
/** Work takes longer when staff are away. */
export const LEAVE: Readonly<Record<number, number>> = { 8: -2.5, 9: -1, 12: -3, 1: -1 };

export function levelAt({ level }: Course, month: number): number {
  const after = level.findIndex(([at]) => at >= month);
  const [to, end] = level[after] ?? level.at(-1) ?? [0, 0];
  const [from, start] = level[after - 1] ?? [to, end];
  return to === from ? end : start + ((end - start) * (month - from)) / (to - from);
}
