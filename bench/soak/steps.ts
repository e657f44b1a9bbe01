/** Where a replica can be killed: by what it has just done, or is about to. */
export const STEPS = [
  'alerted',
  'claiming',
  'claimed',
  'taken',
  'posting',
  'sending',
  'sent',
  'ending',
  'ended',
  'released',
  'looking',
  'looked',
] as const;

export type Step = (typeof STEPS)[number];
