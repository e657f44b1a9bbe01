import type { Token } from './span.ts';

/** What words tell of how that which is asked about is held, besides asking for a count or a percentage. */
export interface Told {
  /** 'Longer', 'the wait'. */
  readonly isTime: boolean;
  /** 'How long does it take': a time, and nothing that is counted. */
  readonly isLength: boolean;
  /** 'How many more'. */
  readonly isCount: boolean;
  readonly isMoney: boolean;
  /** 'Anything in security': several measures. */
  readonly isGroup: boolean;
  /** 'How much has it come down': one number. */
  readonly isOne: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const OF_TIME = words(
  'long longer longest short shorter shortest quick quicker quickest slow slower slowest wait waiting',
);
const OF_MONEY = words('cost costs spend spent spending money pounds budget cheap cheaper expensive bill bills');

const SEVERAL = words('anything everything things stuff measures indicators kpis metrics ones areas');
const MEASURES = words('measures indicators kpis metrics stuff');
const UNDER = words('in under within on for');
const MUCH = words('much far');
const MORE = words('more fewer');
const BOUNDS = words('under over below above than');
const LENGTHS = words('days hours minutes');
const LENGTH = words('long quickly fast quick slow');

export function toldBy(tokens: readonly Token[]): Told {
  const says = (at: number, some: ReadonlySet<string>) => some.has(tokens[at]?.text ?? '');
  return {
    isTime: tokens.some((_, at) => says(at, OF_TIME) || (says(at, BOUNDS) && says(at + 2, LENGTHS))),
    isLength: tokens.some(({ text }, at) => text === 'how' && says(at + 1, LENGTH)),
    isCount: tokens.some(({ text }, at) => text === 'many' && says(at + 1, MORE)),
    isMoney: tokens.some((_, at) => says(at, OF_MONEY)),
    isGroup: tokens.some((_, at) => says(at, MEASURES) || (says(at, SEVERAL) && says(at + 1, UNDER))),
    isOne: tokens.some(({ text }, at) => text === 'how' && says(at + 1, MUCH)),
  };
}

/** Nothing of the kind is said. */
export const NONE_TOLD: Told = {
  isTime: false,
  isLength: false,
  isCount: false,
  isMoney: false,
  isGroup: false,
  isOne: false,
};
