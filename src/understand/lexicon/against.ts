import type { Against } from '../../question/question.ts';
import { type Row, rows } from './row.ts';

function beside(against: Against, weight: number, phrases: readonly string[]): readonly Row[] {
  return rows('against', { role: 'against', against }, weight, phrases);
}

/** What a figure is set beside, where it has no name: the target, the rest, the whole, others like it, the one before. */
export const AGAINST: readonly Row[] = [
  ...beside({ kind: 'target' }, 1, [
    'against|to|with|versus|beside the|our|its|their? $target',
    'compared|relative|compare with|to|against the|our|its|their? $target',
  ]),
  ...beside({ kind: 'rest' }, 1, [
    'against|and|than|to|with|from the? rest',
    'the rest',
    'against|than|with|to each other',
    'against|than|with|to the? other|others $area|ones?',
    'than others|elsewhere|anywhere',
    'the? other|others $area',
    'between|among the? $area',
  ]),
  ...beside({ kind: 'whole' }, 1, [
    'against|than|with|to|from the? whole|total|overall|organisation|average overall?',
    'against|than|with|to the organisation|overall|whole as a whole',
    'against|than|with|to our own? average|total|overall',
    'us|ours overall|as a whole',
    'against|than|with|versus|to the|our council|force|service|trust|company|firm|university|college|borough|county|authority|constabulary|brigade|charity|agency|department|group .',
  ]),
  ...beside({ kind: 'back', step: 'point', count: 1 }, 0.8, [
    'against|than|with|to|on|from the? before|one|previous|last before|one|time|figure|period',
    'than before|previously|earlier|it was',
    'than|on|from|since last time',
    'period on period',
    'since then|before|previously',
  ]),
  ...beside({ kind: 'back', step: 'year', count: 1 }, 1, [
    'year on year',
    'yoy',
    'on the year',
    'annual change|growth|increase|rise|fall|decrease',
    'year over year',
  ]),
  ...beside({ kind: 'back', step: 'quarter', count: 1 }, 1, ['quarter on quarter', 'qoq', 'on the quarter']),
  ...beside({ kind: 'back', step: 'month', count: 1 }, 1, ['month on month', 'mom', 'on the month']),
];
