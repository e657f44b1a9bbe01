import type { Catalogue, Indicator, Unit } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Ask, Question } from '../question/question.ts';
import type { Token } from './span.ts';
import { HOLDING } from './weights.ts';

/** What words tell of how that which is asked about is held, besides asking for a count or a percentage. */
export interface Told {
  readonly isTime: boolean;
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
const UNDER = words('in under within on for');

export function toldBy(tokens: readonly Token[]): Told {
  const says = (at: number, some: ReadonlySet<string>) => some.has(tokens[at]?.text ?? '');
  return {
    isTime: tokens.some((_, at) => says(at, OF_TIME)),
    isMoney: tokens.some((_, at) => says(at, OF_MONEY)),
    isGroup: tokens.some((_, at) => says(at, SEVERAL) && says(at + 1, UNDER)),
    isOne: tokens.some(({ text }, at) => text === 'how' && says(at + 1, MUCH)),
  };
}

const MUCH = words('much far');

interface Beside {
  readonly catalogue: Catalogue;
  /** All that the message may be about. */
  readonly rivals: readonly Indicator[];
  readonly told: Told;
}

/**
 * What is added to a reading whose measure is held in the way that it is asked for, and taken off where it is not: of two
 * measures that the words name alike, 'which district is worst' means the one that is held by district.
 *
 * @param form as the words ask for it, before it is settled
 */
export function holding(
  question: Question,
  form: Question['form'],
  indicators: readonly Indicator[],
  { catalogue, rivals, told }: Beside,
): number {
  if (indicators.length === 0) return 0;
  const best = (pointsOf: (indicator: Indicator) => number) => Math.max(...indicators.map(pointsOf));
  const lacksIt = lacks(question, catalogue);
  // Where none that may be meant has it, that is what there is to say.
  const isLacking = rivals.some((rival) => !lacksIt(rival)) ? lacksIt : () => false;
  // A percentage is how a change is told, whatever went up.
  const asked = question.ask === 'change' ? null : form;
  // 'How long has it been falling' asks for no times that are measured.
  const inTold = RUNNING.has(question.ask) ? NONE_TOLD : told;
  const isMoving = question.ask === 'change' || question.only.some(({ test }) => test.kind === 'moved');
  const counted = isMoving && asked === null ? best(({ unit }) => (unit === 'count' ? HOLDING.moved : 0)) : 0;
  return (
    counted + best(({ unit }) => inUnit(unit, asked, inTold)) + best((each) => (isLacking(each) ? HOLDING.lacking : 0))
  );
}

const RUNNING: ReadonlySet<Ask> = new Set(['run', 'when', 'tally']);
const NONE_TOLD: Told = { isTime: false, isMoney: false, isGroup: false, isOne: false };

const isTime = (unit: Unit): boolean => unit === 'minutes' || unit === 'hours' || unit === 'days';

function inUnit(unit: Unit, form: Question['form'], told: Told): number {
  if (form === 'count')
    return unit === 'count' ? HOLDING.form : unit === 'percent' ? HOLDING.otherForm : HOLDING.noForm;
  if (form === 'percent')
    return unit === 'percent' || unit.startsWith('per-')
      ? HOLDING.form
      : unit === 'count'
        ? HOLDING.otherForm
        : HOLDING.noForm;
  if ((told.isTime && isTime(unit)) || (told.isMoney && unit === 'money')) return HOLDING.unit;
  return unit.startsWith('per-') ? HOLDING.rateUnsaid : 0;
}

/** Whether an indicator has nothing of the kind that is asked for: no target, no comparators, no parts. */
function lacks({ ask, against, where }: Question, catalogue: Catalogue): (indicator: Indicator) => boolean {
  const { thresholdsOf, seriesOf, areas, divided } = indexOf(catalogue);
  const isIn = (kinds: readonly string[]) => (indicator: Indicator) =>
    (seriesOf.get(indicator.id) ?? []).some(({ areaId }) => kinds.includes(areas.get(areaId)?.kind ?? ''));
  if (ask === 'target' || against.some(({ kind }) => kind === 'target'))
    return ({ id }) => (thresholdsOf.get(id) ?? []).length === 0;
  if (ask === 'benchmark' || against.some(({ kind }) => kind === 'comparators'))
    return (each) => !isIn(['comparator'])(each);
  if (where.kind === 'each-area') return (each) => !isIn(['locality', 'team'])(each);
  if (where.kind === 'areas') return (each) => !isIn(['locality', 'team'])(each);
  if (where.kind === 'each-category') return ({ id }) => !divided.has(id);
  return () => false;
}
