import { type Course, HOLIDAYS, LEAVE } from './course.ts';

/**
 * How a count is made: a volume by itself, a share of another count (`besides`: of what of it is not in a third one
 * yet, and with that one), what is left of one, a sum, or what is there after all that came and left.
 */
export type CountSpec =
  | { readonly kind: 'volume'; readonly over: Over; readonly course: Course }
  | {
      readonly kind: 'share';
      readonly over: Over;
      readonly of: string;
      readonly besides: string | null;
      readonly course: Course;
    }
  | { readonly kind: 'rest'; readonly over: Over; readonly of: string; readonly without: string }
  | { readonly kind: 'sum'; readonly over: Over; readonly of: readonly string[] }
  | {
      readonly kind: 'balance';
      readonly over: 'day';
      readonly start: number;
      readonly in: string;
      readonly out: string;
    };

/** What happens in a month adds up over months; what is there on its last day does not. */
export type Over = 'month' | 'day';

/** The month from which assessments are counted from another day, as a position in the sample. */
export const BREAK_AT = 20;

type Level = Course['level'];

const line = (from: number, to: number): Level => [
  [0, from],
  [35, to],
];

function volume(over: Over, course: Course): CountSpec {
  return { kind: 'volume', over, course };
}

function share(of: string, course: Course, besides: string | null = null): CountSpec {
  return { kind: 'share', over: 'month', of, besides, course };
}

function shareOnDay(of: string, course: Course): CountSpec {
  return { kind: 'share', over: 'day', of, besides: null, course };
}

/** In an order in which each is made of those before it. Levels of volumes are numbers, those of shares percentages. */
export const SPECS = {
  contacts: volume('month', { level: line(2300, 2640), season: HOLIDAYS, noise: 4, spread: 12 }),
  decidedIn24Hours: share('contacts', {
    level: [
      [0, 57],
      [12, 61],
      [26, 75],
      [35, 79],
    ],
    season: LEAVE,
    noise: 1.6,
    spread: 5,
  }),
  decidedIn48Hours: share('contacts', { level: line(72, 77), noise: 3, spread: 6 }, 'decidedIn24Hours'),
  referrals: share('contacts', { level: line(31, 34), noise: 3.5, spread: 4 }),
  goneOnToAssessment: share('referrals', { level: line(74, 79), noise: 2, spread: 5 }),
  notSeenAfterReferral: share('referrals', {
    level: [
      [0, 36],
      [16, 34],
      [30, 22],
      [35, 20.8],
    ],
    season: { 8: 3, 12: 4 },
    noise: 1.5,
    spread: 5,
  }),
  // Up and down, and nothing behind it.
  reReferrals: share('referrals', { level: line(20.9, 20.7), noise: 5, spread: 4 }),

  assessments: volume('month', { level: line(590, 665), season: HOLIDAYS, noise: 5, spread: 10 }),
  assessmentsInTime: share('assessments', {
    level: [
      [0, 85],
      [BREAK_AT - 1, 87],
      [BREAK_AT, 78],
      [35, 76.5],
    ],
    season: LEAVE,
    noise: 2.8,
    spread: 4,
  }),
  openAssessments: volume('day', { level: line(930, 1010), season: { 8: -5, 11: 4, 12: -3 }, noise: 3, spread: 8 }),
  openAssessmentsInTime: shareOnDay('openAssessments', { level: line(84, 88.2), season: LEAVE, noise: 0.6, spread: 4 }),

  inNeed: volume('day', {
    level: [
      [0, 3180],
      [14, 3420],
      [35, 3330],
    ],
    season: { 8: -1.5 },
    noise: 1,
    spread: 10,
  }),
  inNeedSeen: shareOnDay('inNeed', {
    level: [
      [0, 79],
      [24, 80],
      [30, 83.5],
      [35, 83.7],
    ],
    season: LEAVE,
    noise: 0.8,
    spread: 5,
  }),
  inNeedNotSeen: { kind: 'rest', over: 'day', of: 'inNeed', without: 'inNeedSeen' },
  inNeedUpToAYear: shareOnDay('inNeed', { level: line(89.4, 88.9), noise: 1.4, spread: 3 }),
  inNeedWithATimelyPlan: shareOnDay('inNeed', { level: line(91.2, 91.6), noise: 1.6, spread: 3 }),

  onAPlan: volume('day', {
    level: [
      [0, 985],
      [20, 1080],
      [35, 1015],
    ],
    noise: 1.6,
    spread: 12,
  }),
  onAPlanSeen: shareOnDay('onAPlan', {
    level: [
      [0, 83],
      [18, 86],
      [35, 91.2],
    ],
    season: LEAVE,
    noise: 1,
    spread: 4,
  }),
  onAPlanUnderTwoYears: shareOnDay('onAPlan', { level: line(96.6, 97.2), noise: 0.6, spread: 0.8 }),
  onARepeatPlan: shareOnDay('onAPlan', { level: line(22.4, 24.3), noise: 1.8, spread: 4 }),
  newPlans: volume('month', { level: line(96, 90), season: HOLIDAYS, noise: 14, spread: 8 }),
  newRepeatPlans: share('newPlans', { level: line(21, 24), noise: 6, spread: 5 }),
  initialConferences: volume('month', { level: line(112, 120), season: HOLIDAYS, noise: 10, spread: 10 }),
  // Fine for two years, then slipping month by month.
  initialConferencesInTime: share('initialConferences', {
    level: [
      [0, 87],
      [22, 87.5],
      [35, 71.5],
    ],
    season: LEAVE,
    noise: 3,
    spread: 6,
  }),
  reviewConferences: volume('month', { level: line(170, 182), season: { 8: -18, 12: -10, 3: 6 }, noise: 6, spread: 8 }),
  reviewConferencesInTime: share('reviewConferences', { level: line(90.5, 92.4), noise: 2.6, spread: 2.5 }),

  admitted: volume('month', {
    level: [
      [0, 39],
      [20, 43],
      [35, 44],
    ],
    season: { 8: -6, 12: -10, 3: 8, 10: 6 },
    noise: 16,
    spread: 8,
  }),
  leftCare: volume('month', {
    level: [
      [0, 37],
      [20, 38],
      [35, 40],
    ],
    season: { 9: 8, 12: -6 },
    noise: 14,
    spread: 8,
  }),
  returned: share('admitted', { level: line(14, 12.5), noise: 5, spread: 4 }),
  assessedOnEntryInTime: share('admitted', {
    level: [
      [0, 72],
      [15, 66],
      [35, 50],
    ],
    season: LEAVE,
    noise: 6,
    spread: 8,
  }),
  inCare: { kind: 'balance', over: 'day', start: 845, in: 'admitted', out: 'leftCare' },
  section20: shareOnDay('inCare', { level: line(18, 15.5), noise: 1.2, spread: 4 }),
  visited: shareOnDay('inCare', { level: line(93.6, 93.9), season: LEAVE, noise: 1.6, spread: 2 }),
  assessed: shareOnDay('inCare', { level: line(88, 93.4), noise: 0.7, spread: 2.5 }),
  dueAPathwayPlan: shareOnDay('inCare', { level: line(23, 24), noise: 0.6, spread: 3 }),
  withAPathwayPlan: shareOnDay('dueAPathwayPlan', { level: line(72, 79), noise: 1.4, spread: 6 }),
  pathwayUpToDate: shareOnDay('withAPathwayPlan', { level: line(86, 81.5), noise: 3, spread: 5 }),
  threePlacements: shareOnDay('inCare', {
    level: [
      [0, 8.7],
      [18, 9.2],
      [35, 13],
    ],
    noise: 0.4,
    spread: 2.5,
  }),
  outOfCounty: shareOnDay('inCare', { level: line(23, 27.4), noise: 0.5, spread: 5 }),
  healthUpToDate: shareOnDay('inCare', {
    level: [
      [0, 80],
      [20, 88.5],
      [35, 86],
    ],
    season: LEAVE,
    noise: 0.9,
    spread: 4,
  }),
  healthOverdue: { kind: 'rest', over: 'day', of: 'inCare', without: 'healthUpToDate' },
  aged2OrOver: shareOnDay('inCare', { level: line(92.8, 93.2), noise: 0.3, spread: 1 }),
  // Real change: a new clinic, and within three months another level.
  dentalUpToDate: shareOnDay('aged2OrOver', {
    level: [
      [0, 73],
      [27, 74],
      [30, 84],
      [35, 84.6],
    ],
    noise: 1,
    spread: 3,
  }),

  open: { kind: 'sum', over: 'day', of: ['openAssessments', 'inNeed', 'onAPlan', 'inCare'] },
  allocated: shareOnDay('open', { level: line(98.9, 98.5), season: { 8: -0.2, 12: -0.2 }, noise: 0.15, spread: 0.4 }),
  stable: shareOnDay('open', {
    level: [
      [0, 87.5],
      [20, 87],
      [35, 82.2],
    ],
    noise: 0.5,
    spread: 4,
  }),
  workers: volume('day', {
    level: [
      [0, 402],
      [15, 396],
      [35, 424],
    ],
    noise: 1.2,
    spread: 5,
  }),
  over20: shareOnDay('workers', {
    level: [
      [0, 15],
      [18, 19],
      [35, 17.2],
    ],
    noise: 1,
    spread: 5,
  }),
  over25: shareOnDay('over20', { level: line(26, 29), noise: 4, spread: 8 }),

  statements: volume('month', {
    level: [
      [0, 38],
      [18, 44],
      [35, 66],
    ],
    season: { 8: -18, 12: -10, 2: 8, 6: 8 },
    noise: 14,
    spread: 14,
  }),
  // Each child once a quarter, in the month of the first statement.
  senders: share('statements', { level: line(57, 54), noise: 6, spread: 6 }),
  complaints: volume('month', {
    level: [
      [0, 40],
      [25, 39],
      [35, 45],
    ],
    season: { 1: 10, 8: -8 },
    noise: 16,
    spread: 14,
  }),
  upheld: share('complaints', { level: line(36, 34), noise: 5, spread: 5 }),
} as const satisfies Readonly<Record<string, CountSpec>>;

export type CountName = keyof typeof SPECS;
