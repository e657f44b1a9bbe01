import type { Cell } from '../../../src/evaluate/disclosure/cell.ts';
import type { Structure } from '../../../src/evaluate/disclosure/equations.ts';
import type { DisclosureRule } from '../../../src/evaluate/disclosure/rule.ts';
import { endOfMonth } from '../../../src/query/calendar.ts';

/** A town of three quays; children who are late, out of all of them; boys and girls; the months of two quarters. */

export const QUAYS = ['North', 'South', 'West'] as const;
export const TOWN = 'Town';
export const PLACES = [TOWN, ...QUAYS] as const;
export const KINDS = ['boys', 'girls'] as const;
export const MONTHS = 6;

export const STRUCTURE: Structure = {
  areas: [{ whole: TOWN, parts: QUAYS }],
  additive: new Set(['LATE', 'ON-TIME', 'ALL']),
  complements: [['LATE', 'ON-TIME']],
  counted: [{ measure: 'LATE', part: 'd', as: 'ALL' }],
};

export const RULE: DisclosureRule = { small: '<5', rounding: null, secondary: true, complements: false };

export interface Times {
  readonly start: string;
  readonly end: string;
}

export function month(at: number): Times {
  const start = `2026-${String(at + 1).padStart(2, '0')}-01`;
  return { start, end: endOfMonth(start) };
}

export function quarter(at: number): Times {
  return { start: month(3 * at).start, end: month(3 * at + 2).end };
}

export const TIMES: readonly Times[] = [
  ...Array.from({ length: MONTHS }, (_, at) => month(at)),
  quarter(0),
  quarter(1),
];

/** How many are late and how many there are, in a quay, of a kind, in a month. */
export type Base = (place: string, kind: string, at: number) => { readonly late: number; readonly all: number };

/** Every total, part, percentage, opposite and quarter of what happened in the quays. */
export function tableOf(base: Base): readonly Cell[] {
  return PLACES.flatMap((area) =>
    ['all', ...KINDS].flatMap((category) =>
      TIMES.flatMap(({ start, end }, at) => {
        const places = area === TOWN ? QUAYS : [area];
        const kinds = category === 'all' ? KINDS : [category];
        const months = at < MONTHS ? [at] : [0, 1, 2].map((one) => 3 * (at - MONTHS) + one);
        const each = places.flatMap((place) => kinds.flatMap((kind) => months.map((one) => base(place, kind, one))));
        const late = each.reduce((sum, one) => sum + one.late, 0);
        const all = each.reduce((sum, one) => sum + one.all, 0);
        const where = { area, dimension: category === 'all' ? 'all' : 'kind', category, start, end, suppressed: false };
        const share = (measure: string, numerator: number): Cell => ({
          ...where,
          measure,
          kind: 'percent',
          numerator,
          denominator: all,
          value: all === 0 ? null : Math.round((1000 * numerator) / all) / 10,
        });
        const count: Cell = { ...where, measure: 'ALL', kind: 'count', value: all, numerator: null, denominator: null };
        return [share('LATE', late), share('ON-TIME', all - late), count];
      }),
    ),
  );
}
