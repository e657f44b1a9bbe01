import { expect, it } from 'vitest';
import { shown } from './shown.ts';

/** Words about time or with numbers in which no period is named. */
const NOT_READ: readonly { readonly why: string; readonly rows: readonly string[] }[] = [
  {
    why: 'a deadline',
    rows: [
      'contact decisions within 24 hours',
      'the 48 hour cut-off',
      '24/48 hours',
      'between 24 and 48 hours',
      'single assessments in 45 working days',
      'seen within 10 working days',
      'cp seen in 10 days',
      '24/7',
    ],
  },
  {
    why: 'part of what is measured',
    rows: [
      're-referrals within 12 months',
      'three or more placements in 12 months',
      'changes in six months',
      'new child protection plans in the year for children with a previous plan',
      'children who had a plan before',
      'second or subsequent child protection plan',
      'first plan',
      'second plan',
      'in care for 2 years before adoption',
      'how many have a current assessment',
      'who have been on one before',
      'coming back inside a year after being referred',
      'plans for less than two years',
      'under 2 years',
      'for one year or less',
      'more than a year',
    ],
  },
  {
    why: 'a number',
    rows: [
      'over 20',
      'more than 25 children',
      'section 20',
      's20',
      's47',
      'aged 2 or over',
      'ages 16-17',
      '16/17 year olds',
      '3 or more placements',
      '9 children out of 10',
      '8/10',
      'the names of the 54',
      'sum to 90, headline is 109',
      'where does the 29.2 come from',
      '2032 children',
      'out of 2018',
      '17 of 54',
      '18/20',
      'q5',
    ],
  },
  {
    why: "'may' is a verb",
    rows: ['may i have the dental figure', 'it may be late', 'how many of the 10 may be late', 'in may be'],
  },
  {
    why: 'a time or a rhythm',
    rows: [
      'before scrutiny sits at two?',
      'send me this every monday at 9',
      'pls stop the weekly msgs',
      'at nine',
      'per month',
      'each quarter',
      'quarterly figures',
    ],
  },
  {
    why: 'a basis',
    rows: ['rolling year', 'rolling 12 months', 'in month', 'year on year', 'quarter-on-quarter'],
  },
  {
    why: 'a fraction',
    rows: ['nearly a quarter placed out of county', 'over a quarter of children', '3 quarters of children'],
  },
  {
    why: 'an everyday phrase',
    rows: [
      'up to date',
      'health assessments up-to-date',
      'in a timely way',
      'spring to mind',
      'winter pressures',
      'i second that',
      'happy new year',
      'good morning',
      'now show me dental',
      'since then',
      'so far so good',
      'first half of the plan',
      'i chair the board tomorrow',
      'the board is next week',
      'where did they end the year',
    ],
  },
];

it.each(NOT_READ.flatMap(({ why, rows }) => rows.map((text) => ({ text, why }))))(
  '"$text" names no period: it is $why',
  ({ text }) => expect(shown(text)).toBe('none'),
);
