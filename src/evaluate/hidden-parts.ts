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

/**
 * Those of some numbers that may be shown together, so that none that is hidden is the difference of what is shown.
 *
 * @param groups - numbers that are shown all or not at all, the most wanted first: the last ones are given up first
 * @param hidden - what must not be worked out
 */
export function showable(
  sums: readonly Sum[],
  groups: readonly (readonly string[])[],
  hidden: ReadonlySet<string>,
): ReadonlySet<string> {
  for (let kept = groups.length; kept > 0; kept -= 1) {
    const shown = new Set(groups.slice(0, kept).flat());
    const followed = workedOut(sums, shown);
    if (![...hidden].some((each) => shown.has(each) || followed.has(each))) return shown;
  }
  return new Set();
}
