import type { Catalogue, Indicator, Unit } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Ask, Question } from '../question/question.ts';
import { NONE_TOLD, type Told } from './told.ts';
import { HOLDING } from './weights.ts';

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
  const isWithout = rivals.some((rival) => !lacksIt(rival)) ? lacksIt : () => false;
  // A percentage is how a change is told, whatever went up.
  const asked = question.ask === 'change' ? null : form;
  // 'How long has it been falling' asks for no times that are measured.
  const inTold = RUNNING.has(question.ask) ? NONE_TOLD : told;
  const isMoving = question.ask === 'change' || question.only.some(({ test }) => test.kind === 'moved');
  const counted =
    (isMoving || told.isCount) && asked === null ? best(({ unit }) => (unit === 'count' ? HOLDING.moved : 0)) : 0;
  return (
    counted + best(({ unit }) => inUnit(unit, asked, inTold)) + best((each) => (isWithout(each) ? HOLDING.lacking : 0))
  );
}

const RUNNING: ReadonlySet<Ask> = new Set(['run', 'when', 'tally']);

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
  if (told.isLength && unit === 'count') return HOLDING.noForm;
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
