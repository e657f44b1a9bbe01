import { UNITS } from '../check-subjects.ts';

/** Something that a sheet doesn't say, to be asked once. */
export interface Question {
  readonly kind: 'units' | 'polarity' | 'bounds' | 'organisation' | 'yearEnd' | 'period';
  /** Names of measures, where each may have another answer; empty: one answer for the whole sheet. */
  readonly of: readonly string[];
  readonly text: string;
  /** Empty: to be written. */
  readonly choices: readonly string[];
}

export const PERIOD_ASKED: Question = {
  kind: 'period',
  of: [],
  text: 'Which period are these figures of, such as Oct-26, Q3 2018/19 or 2018/19?',
  choices: [],
};

const UNITS_ASKED = 'What are these counted in: percent, a count, days, pounds …?';
const POLARITY_ASKED = 'Which way is better for these: higher, lower, or neither?';

const POLARITIES_ASKED = ['higher', 'lower', 'none', 'range'] as const;

const BOUNDS_ASKED =
  'These have figures over 100% or below 0. Can they, as what is spent of a budget can? none: they can, 0 to 100: they can’t.';

/** Names of measures by what is asked of them. */
export interface AskedOfMeasures {
  readonly units: readonly string[];
  readonly polarity: readonly string[];
  readonly bounds: readonly string[];
}

/** What is asked of measures: how each is counted, and which way is better. */
export function askedOfMeasures({ units, polarity, bounds }: AskedOfMeasures): readonly Question[] {
  return [
    ...(units.length === 0 ? [] : [{ kind: 'units' as const, of: units, text: UNITS_ASKED, choices: UNITS }]),
    ...(polarity.length === 0
      ? []
      : [{ kind: 'polarity' as const, of: polarity, text: POLARITY_ASKED, choices: POLARITIES_ASKED }]),
    ...(bounds.length === 0
      ? []
      : [{ kind: 'bounds' as const, of: bounds, text: BOUNDS_ASKED, choices: ['none', '0 to 100'] }]),
  ];
}
