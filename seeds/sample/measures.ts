import type { SampleBasis } from './calendar.ts';
import type { CountName } from './count-specs.ts';

/** How an indicator is published: a count, or the share that one count is of another. */
export interface Measure {
  readonly code: string;
  readonly unit: 'percent' | 'count';
  readonly count: CountName;
  /** Of a percentage what it is a share of; of a count the group that it is set against, if any. */
  readonly of: CountName | null;
  readonly bases: readonly SampleBasis[];
  /** Of teams and localities: where numbers are small, one basis alone, so that no two tell what a third hides. */
  readonly localBases: readonly SampleBasis[];
  /** Where a locality's numbers would nearly all be too small to show, teams alone have them. */
  readonly teamsAlone: boolean;
}

type How = Pick<Measure, 'bases' | 'localBases' | 'teamsAlone'>;

const FLOW: readonly SampleBasis[] = ['month', 'quarter', 'rolling-year'];

/** Large enough everywhere. */
const everywhere: How = { bases: FLOW, localBases: FLOW, teamsAlone: false };
const quarterly: How = { bases: FLOW, localBases: ['quarter'], teamsAlone: false };
const yearly: How = { bases: FLOW, localBases: ['rolling-year'], teamsAlone: false };
const overTheYear: How = { bases: ['rolling-year'], localBases: ['rolling-year'], teamsAlone: false };
const inTheQuarter: How = { bases: ['quarter'], localBases: ['quarter'], teamsAlone: false };
const onTheDay: How = { bases: ['snapshot'], localBases: ['snapshot'], teamsAlone: false };

/** In the order of indicators.csv. */
export const MEASURES: readonly Measure[] = [
  share('FD-24H', 'decidedIn24Hours', 'contacts', everywhere),
  share('FD-48H', 'decidedIn48Hours', 'contacts', everywhere),
  share('FD-REF', 'referrals', 'contacts', everywhere),
  share('FD-SA', 'goneOnToAssessment', 'referrals', everywhere),
  share('REF-NOTSEEN', 'notSeenAfterReferral', 'referrals', everywhere),
  share('REF-RE', 'reReferrals', 'referrals', overTheYear),
  share('SA-45D', 'assessmentsInTime', 'assessments', everywhere),
  share('SA-OPEN', 'openAssessmentsInTime', 'openAssessments', onTheDay),
  count('CIN-N', 'inNeed', onTheDay),
  share('CIN-SEEN', 'inNeedSeen', 'inNeed', onTheDay),
  share('CIN-NOTSEEN', 'inNeedNotSeen', 'inNeed', onTheDay),
  share('CIN-1Y', 'inNeedUpToAYear', 'inNeed', onTheDay),
  share('CIN-PLAN', 'inNeedWithATimelyPlan', 'inNeed', onTheDay),
  count('CP-N', 'onAPlan', onTheDay),
  share('CP-SEEN', 'onAPlanSeen', 'onAPlan', onTheDay),
  share('CP-2Y', 'onAPlanUnderTwoYears', 'onAPlan', onTheDay),
  share('CP-REPEAT', 'onARepeatPlan', 'onAPlan', onTheDay),
  share('CP-REPEAT-NEW', 'newRepeatPlans', 'newPlans', overTheYear),
  share('CP-ICPC', 'initialConferencesInTime', 'initialConferences', quarterly),
  share('CP-RCPC', 'reviewConferencesInTime', 'reviewConferences', quarterly),
  count('CIC-N', 'inCare', onTheDay),
  count('CIC-IN', 'admitted', quarterly),
  count('CIC-OUT', 'leftCare', quarterly),
  share('CIC-RETURN', 'returned', 'admitted', { ...yearly, bases: ['quarter', 'rolling-year'] }),
  share('CIC-S20', 'section20', 'inCare', onTheDay),
  share('CIC-VISIT', 'visited', 'inCare', onTheDay),
  share('CIC-ASSESS', 'assessed', 'inCare', onTheDay),
  share('CIC-PATHWAY', 'withAPathwayPlan', 'dueAPathwayPlan', onTheDay),
  share('CIC-PATHWAY-UTD', 'pathwayUpToDate', 'withAPathwayPlan', { ...onTheDay, teamsAlone: true }),
  share('CIC-3PLACE', 'threePlacements', 'inCare', onTheDay),
  share('CIC-OOC', 'outOfCounty', 'inCare', onTheDay),
  share('CIC-IHA', 'assessedOnEntryInTime', 'admitted', quarterly),
  share('CIC-HEALTH', 'healthUpToDate', 'inCare', onTheDay),
  share('CIC-HEALTH-OVERDUE', 'healthOverdue', 'inCare', onTheDay),
  share('CIC-DENTAL', 'dentalUpToDate', 'aged2OrOver', onTheDay),
  count('EF-MOMO', 'statements', quarterly),
  { ...count('EF-MOMO-CHILDREN', 'senders', inTheQuarter), of: 'open' },
  count('EF-COMPLAINTS', 'complaints', quarterly),
  share('EF-UPHELD', 'upheld', 'complaints', yearly),
  count('WF-OPEN', 'open', onTheDay),
  count('WF-WORKERS', 'workers', onTheDay),
  count('WF-20', 'over20', onTheDay),
  count('WF-25', 'over25', { ...onTheDay, teamsAlone: true }),
  share('WF-ALLOC', 'allocated', 'open', onTheDay),
  share('WF-STABLE', 'stable', 'open', onTheDay),
];

function share(code: string, counted: CountName, of: CountName, how: How): Measure {
  return { code, unit: 'percent', count: counted, of, ...how };
}

function count(code: string, counted: CountName, how: How): Measure {
  return { code, unit: 'count', count: counted, of: null, ...how };
}
