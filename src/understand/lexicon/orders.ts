import type { Along, Order } from '../../question/question.ts';
import { type Row, rows } from './row.ts';

function ordered(order: Order, weight: number, phrases: readonly string[], along?: Along): readonly Row[] {
  return rows('order', { role: 'order', order, ...(along && { along }) }, weight, phrases);
}

/** What comes first: by value, change, distance from a target or beside others. A limit before it is read apart. */
export const ORDERS: readonly Row[] = [
  ...ordered({ by: 'value', end: 'best' }, 1.5, ['best|strongest first']),
  ...ordered({ by: 'value', end: 'worst' }, 1.5, ['worst|poorest|weakest first']),
  ...ordered({ by: 'value', end: 'highest' }, 1.5, ['highest|largest|biggest|most first']),
  ...ordered({ by: 'value', end: 'lowest' }, 1.5, ['lowest|smallest|fewest|least first']),
  ...ordered({ by: 'value', end: 'best' }, 0.8, [
    'best|quickest|fastest|soonest',
    'best|strongest|top performing|performer|performers?',
    'doing|does|do|performing|performs best',
    'best to worst',
    'leading =$area',
  ]),
  ...ordered({ by: 'value', end: 'worst' }, 0.8, [
    'worst|slowest',
    'worst|poorest|weakest|bottom performing|performer|performers?',
    'doing|does|do|performing|performs worst',
    'worst to best',
    'least good',
    'struggling most',
  ]),
  ...ordered({ by: 'value', end: 'highest' }, 0.8, [
    'highest|largest|biggest|busiest|greatest|maximum|max|peak|dearest|costliest',
    'the most',
    'most',
    'highest|high to lowest|low',
    'descending',
    'longest|oldest',
    'commonest',
    'most common|often|frequent|frequently',
    'highest ever|yet|recorded',
  ]),
  ...ordered({ by: 'value', end: 'lowest' }, 0.8, [
    'lowest|smallest|fewest|quietest|minimum|min|cheapest',
    'the? least',
    'lowest|low to highest|high',
    'ascending',
    'shortest',
    'least common|often',
  ]),
  ...ordered({ by: 'value', end: 'best' }, 1, ['=at =its|their best|strongest'], 'times'),
  ...ordered({ by: 'value', end: 'worst' }, 1, ['=at =its|their worst|weakest'], 'times'),
  ...ordered({ by: 'value', end: 'highest' }, 1, ['=at =its|their highest|peak|maximum'], 'times'),
  ...ordered({ by: 'value', end: 'lowest' }, 1, ['=at =its|their lowest|minimum'], 'times'),
  ...ordered({ by: 'gap', end: 'worst' }, 1, [
    'furthest|farthest from|off|below|behind|away|short the|our|its|their? $target?',
    'most off|below|behind the|our|its|their? $target?',
    'furthest|farthest adrift|behind|off',
    'biggest|largest|worst|widest|greatest gap|gaps|shortfall|shortfalls|miss|misses to|from|against? $target?',
    'missing|misses|missed|miss =* by the? most|furthest',
    'worst against|for|on $target',
    'by gap|distance to|from? $target?',
    'off target|track the? most',
  ]),
  ...ordered({ by: 'gap', end: 'best' }, 1, [
    'closest|nearest to the|our|its|their? $target?',
    'furthest|farthest|most above|over|ahead|past|beyond|clear of? the|our|its|their? $target?',
    'best against|for|on $target',
    'beating|beat|beats|exceeding =* by the? most|furthest',
  ]),
  ...ordered({ by: 'change', end: 'best' }, 1, [
    'most improved',
    'improved|improving|improve|improves the? most|furthest|fastest|best',
    'biggest|largest|main|top|greatest|best improvers|improver|improvement|improvements|gain|gains',
    'biggest|largest|greatest change|move for the better',
    'got better by? the? most',
    'gained the? most',
  ]),
  ...ordered({ by: 'change', end: 'worst' }, 1, [
    'most worsened|deteriorated|declined',
    'worsened|worsening|deteriorated|deteriorating|slipped|slipping|declined|declining the? most|furthest|fastest|worst',
    'biggest|largest|worst|main|steepest|sharpest deterioration|deteriorations|decliners|decliner|slips|slide|losers|loser',
    'least improved',
    'got worse by? the? most',
  ]),
  ...ordered({ by: 'change', end: 'highest' }, 1, [
    'biggest|largest|steepest|sharpest|greatest|fastest|top rise|rises|increase|increases|jump|jumps|risers|riser|growth',
    'risen|rose|grew|grown|increased|gone up|climbed the? most|furthest|fastest',
    'biggest|largest|main|greatest|top movers|mover|changes|change|shifts|shift|moves|swings|swing|difference',
    'changed|moved|shifted the? most|furthest',
    'most changed|volatile',
  ]),
  ...ordered({ by: 'change', end: 'lowest' }, 1, [
    'biggest|largest|steepest|sharpest|greatest|fastest|top fall|falls|drop|drops|decrease|decreases|decline|declines|fallers|faller|reduction|reductions',
    'fallen|fell|dropped|decreased|gone down|declined|reduced the? most|furthest|fastest',
    'changed|moved least',
  ]),
  ...ordered({ by: 'comparator', end: 'worst' }, 1, [
    'furthest|most behind|below =*',
    'worst|furthest behind? compared|relative|against with|to|against? =*',
    'furthest behind',
    'most behind',
  ]),
  ...ordered({ by: 'comparator', end: 'best' }, 1, [
    'furthest|most ahead of =*',
    'furthest ahead',
    'best compared|relative|against with|to? =*',
  ]),
  ...ordered({ by: 'surprise', end: 'highest' }, 1.2, [
    'most|anything unusual|surprising|unexpected|notable|striking|interesting',
    'surprises|surprising|outliers|standout',
    'stands|stood|standing out',
    'biggest surprise|surprises',
  ]),
  ...ordered({ by: 'spread', end: 'highest' }, 1, [
    'widest|biggest|largest|greatest spread|variation|range|gap|difference between the? $area?',
    'vary|varies|differ|differs the? most',
    'most uneven|unequal|varied|variation',
  ]),
  ...ordered({ by: 'spread', end: 'lowest' }, 1, [
    'most even|consistent|equal',
    'smallest|least spread|variation|range',
  ]),
];
