import type { Polarity, Unit } from '../../../catalogue/catalogue.ts';
import { readCellValue } from '../../cell-value.ts';
import type { Problem } from '../../problem.ts';
import type { AreasPlaced } from '../areas.ts';
import { saidOf } from '../mapping.ts';
import { codeFor } from '../measures.ts';
import { askedOfMeasures, type Question } from '../question.ts';
import type { Figure, Measure, RecogniseNeeds } from '../recognised.ts';
import {
  isOnTheDay,
  lastDayOf,
  type OfficialPeriod,
  officialPeriod,
  YEAR_ENDS,
  type YearEnd,
} from './official-period.ts';
import type { Spec, SpecFigure, Specs } from './specs.ts';

export interface OfficialRead {
  readonly measures: readonly Measure[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly units: readonly string[];
  readonly polarity: readonly string[];
  /** Whether any period is a year whose end the file doesn't say. */
  readonly hasOpenYears: boolean;
  readonly isYearEndAsked: boolean;
}

interface Needs extends RecogniseNeeds {
  readonly place: string;
  readonly own: string | null;
  readonly yearEnd: YearEnd | null;
  /** How a period is read; left out: as England's education statistics are. */
  readonly periodOf?: typeof officialPeriod;
}

/** Measures of an official file in the form that every sheet comes to, with what is left to be asked of them. */
export function measuresOf({ specs }: Pick<Specs, 'specs'>, needs: Needs): OfficialRead {
  const { held, mapping } = needs;
  const taken = new Set(held.indicators.keys());
  const byName = new Map(
    [...held.indicators].flatMap(([code, each]) =>
      each.name === undefined ? [] : [[each.name.toLowerCase(), code] as const],
    ),
  );
  const asked = { units: [] as string[], polarity: [] as string[] };
  const periods = periodsOf(needs);
  const problems: Problem[] = [];
  const measures = specs.map((spec): Measure => {
    const code = byName.get(spec.name.toLowerCase()) ?? codeFor(spec.name, taken);
    const known = held.indicators.get(code);
    taken.add(code);
    const unit: Unit | null = saidOf(mapping.units, spec.name) ?? known?.unit ?? spec.unit;
    const polarity: Polarity | null = saidOf(mapping.polarity, spec.name) ?? known?.polarity ?? null;
    if (unit === null) asked.units.push(spec.name);
    if (polarity === null) asked.polarity.push(spec.name);
    return {
      ...{ name: spec.name, code, isHeld: known !== undefined, theme: spec.theme, definition: null, owner: null },
      ...{ unit: unit ?? 'score', polarity: polarity ?? 'none', target: null, benchmarks: [] },
      bounds: isBeyond(spec, unit) ? 'none' : null,
      figures: figuresOf(spec, unit ?? 'score', { ...needs, periods, problems }),
    };
  });
  return { measures, problems, ...asked, ...periods.found() };
}

/** What is still to be asked, as every sheet asks it. */
export function askedOf(read: OfficialRead, { question }: Pick<AreasPlaced, 'question'>): readonly Question[] {
  const { units, polarity, isYearEndAsked } = read;
  return [
    ...(question === null ? [] : [question]),
    ...(isYearEndAsked ? [YEAR_END] : []),
    ...askedOfMeasures({ units, polarity, bounds: [] }),
  ];
}

const YEAR_END: Question = {
  kind: 'yearEnd',
  of: [],
  text: 'On which day do the years of this file end, that it calls by one number?',
  choices: YEAR_ENDS,
};

interface Periods {
  of(figure: SpecFigure, name: string): OfficialPeriod | null;
  found(): Pick<OfficialRead, 'notes' | 'hasOpenYears' | 'isYearEndAsked'>;
}

function periodsOf({ yearEnd, mapping, periodOf = officialPeriod }: Needs): Periods {
  const unread = new Set<string>();
  const open = new Set<string>();
  return {
    of({ time, identifier }, name) {
      const isOpen = periodOf(time, identifier, null) === 'asks';
      if (isOpen) open.add(time);
      const read = periodOf(time, identifier, yearEnd);
      if (read === 'unread') unread.add(`${time} ${identifier}`.trim());
      if (typeof read === 'string') return null;
      const isOneDay = mapping.basis === 'snapshot' || (yearEnd !== null && isOnTheDay(name, yearEnd));
      return isOpen && isOneDay && yearEnd !== null ? lastDayOf(read, yearEnd) : read;
    },
    found: () => ({
      notes:
        unread.size === 0
          ? []
          : [`Periods that are left out, as figures are not held for such: ${[...unread].slice(0, 10).join(', ')}`],
      hasOpenYears: open.size > 0,
      isYearEndAsked: open.size > 0 && yearEnd === null,
    }),
  };
}

/** A share that is printed over 100, or below 0, can be so. */
function isBeyond({ figures }: Spec, unit: Unit | null): boolean {
  if (unit !== 'percent') return figures.some(({ value }) => /^-\d/.test(value));
  return figures.some(({ value }) => /^-?\d/.test(value) && (Number(value) > 100 || Number(value) < 0));
}

interface FigureNeeds extends Needs {
  readonly periods: Periods;
  readonly problems: Problem[];
}

function figuresOf(spec: Spec, unit: Unit, { periods, problems, own, place }: FigureNeeds): readonly Figure[] {
  const seen = new Map<string, number>();
  return spec.figures.flatMap((each): readonly Figure[] => {
    const period = periods.of(each, `${spec.name}, ${spec.theme}`);
    const read = readCellValue(each.value, unit);
    if (period === null || read.kind === 'empty') return [];
    const at = { file: place, line: each.line, column: null };
    if (read.kind === 'unreadable') {
      problems.push({
        ...at,
        found: `${JSON.stringify(each.value)} for ${spec.name}`,
        allowed: 'a number, or a symbol for none such as c',
      });
      return [];
    }
    const key = [period.basis, period.label, each.area, each.breakdown].join('\n');
    const first = seen.get(key);
    if (first !== undefined) {
      problems.push({
        ...at,
        found: `${spec.name} of ${each.area}, ${period.label} again`,
        allowed: `one figure of it (line ${first} is the first)`,
      });
      return [];
    }
    seen.set(key, each.line);
    return [
      {
        ...period,
        period: period.label,
        ...numbersOf(each, read.kind === 'number'),
        area: each.area === own ? null : each.area,
        rating: null,
        note: null,
        breakdown: each.breakdown,
        isProvisional: each.isProvisional,
        from: { line: each.line, column: null },
      },
    ];
  });
}

/** Beside a symbol that says why there is no number stand no counts, as they would say what it hides. */
function numbersOf({ value, numerator, denominator }: SpecFigure, isNumber: boolean) {
  if (!isNumber) return { value, numerator: null, denominator: null };
  const part = isWhole(numerator) ? numerator : null;
  const whole = isWhole(denominator) && Number(denominator) > 0 ? denominator : null;
  return { value, numerator: part, denominator: part === null ? null : whole };
}

function isWhole(text: string | null): text is string {
  return text !== null && /^\d{1,9}$/.test(text);
}
