import { AGAINST } from './against.ts';
import { ASKS_FIGURE } from './asks-figure.ts';
import { ASKS_LISTS } from './asks-lists.ts';
import { ASKS_STANDARD } from './asks-standard.ts';
import { ASKS_TALK } from './asks-talk.ts';
import { ASKS_TIMES } from './asks-times.ts';
import { ASKS_WORDS } from './asks-words.ts';
import { BACK } from './back.ts';
import { BASES } from './bases.ts';
import { COMPARATORS } from './comparators.ts';
import { CONDITIONS } from './conditions.ts';
import { COURTESY } from './courtesy.ts';
import { FORMS } from './forms.ts';
import { NOT_HELD } from './not-held.ts';
import { ORDERS } from './orders.ts';
import type { Row } from './row.ts';
import { TALK } from './talk.ts';
import { VERDICT_ASKS } from './verdicts.ts';

/** Phrases that ask for something. */
export const ASKS: readonly Row[] = [
  ...ASKS_FIGURE,
  ...ASKS_TIMES,
  ...ASKS_STANDARD,
  ...ASKS_LISTS,
  ...ASKS_WORDS,
  ...ASKS_TALK,
  ...VERDICT_ASKS,
];

/** Every row: test/understand/lexicon has a question that needs each. */
export const LEXICON: readonly Row[] = [
  ...ASKS,
  ...CONDITIONS,
  ...ORDERS,
  ...BASES,
  ...FORMS,
  ...COMPARATORS,
  ...AGAINST,
  ...BACK,
  ...NOT_HELD,
  ...TALK,
  ...COURTESY,
];
