/** A whole and the parts that make it: each a name of the caller's, unlike any other. */
export interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

/**
 * What follows from the numbers that are shown: a whole from all its parts, and a part from the whole and all the others,
 * also by way of numbers that follow themselves. Without those that are shown.
 */
export function workedOut(sums: readonly Sum[], shown: ReadonlySet<string>): ReadonlySet<string> {
  const known = new Set(shown);
  for (;;) {
    const next = sums.flatMap((sum) => onlyUnknown(sum, known));
    if (next.length === 0) return new Set([...known].filter((each) => !shown.has(each)));
    for (const each of next) known.add(each);
  }
}

/** The one number of a sum that is not known; none where there is no such, or more than one. */
function onlyUnknown({ whole, parts }: Sum, known: ReadonlySet<string>): readonly string[] {
  const unknown = [whole, ...parts].filter((each) => !known.has(each));
  return unknown.length === 1 ? unknown : [];
}
