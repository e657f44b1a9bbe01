import type { Basis } from '../../query/period.ts';
import { type Row, rows } from './row.ts';

function basis(of: Basis, phrases: readonly string[]): readonly Row[] {
  return rows('basis', { role: 'basis', basis: of }, 1, phrases);
}

/** What stretch a figure is to cover, as far as the words fix that and no time. */
export const BASES: readonly Row[] = [
  ...basis('month', [
    'monthly|month figure|number|basis|value|rate|data|one|percentage',
    'monthly',
    'in month',
    'that|the|single|one month alone|only|itself|by|on',
    'month alone|only|on',
    'single|individual|one month figure|figures|number|only?',
    'just the month',
    'for the month',
  ]),
  ...basis('quarter', [
    'quarterly|quarter figure|number|basis|value|rate|data|one|outturn|percentage',
    'quarterly',
    'for|over|across the|whole|full quarter',
    'the? whole|full|entire quarter',
    'quarter as a whole',
    'quarter overall',
  ]),
  ...rows('basis', { role: 'basis', basis: 'rolling-year' }, 1.5, [
    'year|12|twelve months? to =january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec',
  ]),
  ...basis('rolling-year', [
    'rolling year|12 months|month|basis|figure?',
    'rolling',
    'on? a|the? rolling year|12|annual basis|months|figure',
    'r12m|r12|ttm|mat',
    'trailing|moving 12|twelve|annual months|month|total|year',
    '12|twelve month|months rolling|to|figure|basis|rate',
    'moving annual total|average',
  ]),
  ...basis('year', [
    'annual|yearly|annually',
    'annual|yearly|full year figure|number|basis|value|rate|data|outturn',
    'outturn',
    'for the? full|whole|financial year',
  ]),
  ...basis('snapshot', [
    'snapshot',
    'snapshot figure|number|basis|date',
    'point in time',
    'on the day',
    'as a? snapshot',
    'at period|month|quarter|year end',
  ]),
];
