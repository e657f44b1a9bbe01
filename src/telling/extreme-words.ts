import type { Extreme } from '../figures/extreme.ts';
import type { Order } from '../question/question.ts';
import { ordinal } from './lines/change.ts';

const ENDS: Readonly<Record<Order['by'], Readonly<Record<Order['end'], string>>>> = {
  value: { best: 'best', worst: 'worst', highest: 'highest', lowest: 'lowest' },
  change: { best: 'most improved', worst: 'most worsened', highest: 'largest rise', lowest: 'largest fall' },
  gap: {
    best: 'furthest ahead of target',
    worst: 'furthest off target',
    highest: 'furthest above target',
    lowest: 'furthest below target',
  },
  comparator: { best: 'furthest ahead', worst: 'furthest behind', highest: 'furthest above', lowest: 'furthest below' },
  surprise: { best: 'most unusual', worst: 'most unusual', highest: 'most unusual', lowest: 'least unusual' },
  spread: { best: 'closest together', worst: 'furthest apart', highest: 'furthest apart', lowest: 'closest together' },
};

/** 'second best', 'highest'. */
export function endWord({ order }: Pick<Extreme, 'order'>, place: number): string {
  const word = ENDS[order.by][order.end];
  return place === 1 ? word : `${ordinal(place)} ${word}`;
}

const OPPOSITE: Readonly<Record<Order['end'], Order['end']>> = {
  best: 'worst',
  worst: 'best',
  highest: 'lowest',
  lowest: 'highest',
};

export function otherEnd({ order }: Pick<Extreme, 'order'>): string {
  return ENDS[order.by][OPPOSITE[order.end]];
}
