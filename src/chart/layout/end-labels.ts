import type { Item } from './drawing.ts';

/** What stands right of a plot, beside the level that it names. */
export interface EndLabel {
  /** Where the middle of its first line would best stand. */
  readonly y: number;
  /** Above and below that middle. */
  readonly above: number;
  readonly below: number;
  readonly items: (middle: number) => readonly Item[];
}

interface Room {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Labels moved apart as little as they need, so that none touches another or leaves its room.
 *
 * @param labels - what matters most first: the last are left out where there is no room for all
 */
export function endLabels(labels: readonly EndLabel[], room: Room): readonly Item[] {
  const sorted = fitting(labels, room).toSorted((a, b) => a.y - b.y);
  const middles = apart(sorted, room);
  return sorted.flatMap((label, at) => label.items(middles[at] ?? label.y));
}

function fitting(labels: readonly EndLabel[], { top, bottom }: Room): readonly EndLabel[] {
  let used = 0;
  return labels.filter(({ above, below }) => {
    const isIn = used + above + below <= bottom - top;
    if (isIn) used += above + below;
    return isIn;
  });
}

interface Group {
  readonly labels: readonly EndLabel[];
  readonly top: number;
  readonly height: number;
}

/** Those that meet become one group, which stands where its labels are nearest to their places on average. */
function apart(labels: readonly EndLabel[], room: Room): readonly number[] {
  let groups: Group[] = [];
  for (const label of labels) {
    let next = groupOf([label], room);
    let before = groups.at(-1);
    while (before && before.top + before.height > next.top) {
      groups = groups.slice(0, -1);
      next = groupOf([...before.labels, ...next.labels], room);
      before = groups.at(-1);
    }
    groups.push(next);
  }
  return groups.flatMap(({ labels: grouped, top }) => {
    let y = top;
    return grouped.map(({ above, below }) => {
      const middle = y + above;
      y = middle + below;
      return middle;
    });
  });
}

function groupOf(labels: readonly EndLabel[], { top, bottom }: Room): Group {
  const height = labels.reduce((sum, { above, below }) => sum + above + below, 0);
  let offset = 0;
  let wanted = 0;
  for (const { y, above, below } of labels) {
    wanted += y - above - offset;
    offset += above + below;
  }
  const best = wanted / labels.length;
  return { labels, height, top: Math.max(top, Math.min(best, bottom - height)) };
}
