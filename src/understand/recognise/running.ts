import type { Message } from '../span.ts';

/** How often in a row, and which words say so. */
export interface Running {
  readonly count: number;
  readonly at: readonly number[];
}

const STEP = /^(?:month|quarter|year|time|period)$/;
const IN_A_ROW = /^(?:running|in a row|straight|consecutively|on the trot)\b/;

/** 'Three months running', 'for 3 quarters in a row': each place of a message where that stands. */
export function runningIn({ stems }: Message): readonly Running[] {
  return stems.flatMap((stem, at): readonly Running[] => {
    if (!/^\d{1,2}$/.test(stem) || !STEP.test(stems[at + 1] ?? '')) return [];
    const end = IN_A_ROW.exec(stems.slice(at + 2, at + 5).join(' '))?.[0].split(' ').length;
    if (end === undefined) return [];
    const from = stems[at - 1] === 'for' ? at - 1 : at;
    return [{ count: Number(stem), at: Array.from({ length: at + 2 + end - from }, (_, offset) => from + offset) }];
  });
}
