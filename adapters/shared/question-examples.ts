import { questionInputSchema } from '../../src/index.ts';

const iha = { kind: 'indicators', indicators: [{ code: 'CIC-IHA', inverse: false }] } as const;

/** What programs can begin with; each is tried in the tests. Codes are those of the data that comes with the program. */
export const QUESTION_EXAMPLES = [
  { ask: 'value', of: iha },
  { ask: 'course', of: iha, when: { kind: 'last', step: 'month', count: 12 } },
  {
    ask: 'list',
    of: { kind: 'everything' },
    along: 'indicators',
    only: [{ not: false, test: { kind: 'target', side: 'misses' } }],
    order: { by: 'gap', end: 'worst' },
    limit: 3,
  },
  { ask: 'meaning', of: iha },
] as const;

/** The shape with what programs can begin with. */
export const questionInput = questionInputSchema.meta({ examples: [...QUESTION_EXAMPLES] });
