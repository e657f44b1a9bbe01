/** Where a process can be killed in a turn, in the order in which one comes to them. */
export const TURN_STEPS = [
  'received',
  'admitting',
  'answering',
  'kept',
  'posting',
  'taken',
  'posted',
  'placed',
  'ending',
  'ended',
] as const;

export type TurnStep = (typeof TURN_STEPS)[number];
