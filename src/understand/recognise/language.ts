import type { Recogniser } from '../span.ts';
import { against } from './against.ts';
import { amounts } from './amounts.ts';
import { asks } from './asks.ts';
import { backs } from './backs.ts';
import { bases } from './bases.ts';
import { comparators } from './comparators.ts';
import { conditions } from './conditions.ts';
import { courtesy } from './courtesy.ts';
import { denials } from './denials.ts';
import { framing } from './framing.ts';
import { notHeld } from './not-held.ts';
import { orders } from './orders.ts';
import { periods } from './periods.ts';

/** What plain English says, whatever the organisation: a new recogniser is one file and one line here. */
export const LANGUAGE: readonly Recogniser[] = [
  periods,
  amounts,
  conditions,
  orders,
  bases,
  comparators,
  against,
  denials,
  backs,
  framing,
  notHeld,
  courtesy,
  asks,
];
