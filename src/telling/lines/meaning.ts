import { explain, type Saying } from '../../evaluate/meaning/explain.ts';
import type { Meaning } from '../../evaluate/meaning/meaning.ts';
import { isNews, sentenceOf } from '../../evaluate/meaning/sentence.ts';
import { type Figure, hasNumber, type Read } from '../../figures/figure.ts';
import { earlierOf } from '../../figures/movement.ts';
import { meaningAt, verdictSince } from '../../figures/statistics.ts';
import { sayValue } from '../../reply/say.ts';
import { shortPeriod } from '../../reply/short-period.ts';
import { line, type Said, SILENT } from '../told.ts';
import { saySteps, sayVerdict } from './change.ts';

/** How values and times of a figure's series are put: as precise as its newest figure, a percentage by a tenth at least. */
export function sayingOf({ indicator, observation, history }: Figure): Saying {
  const printed = observation.value?.split('.')[1]?.length ?? 0;
  const scale = indicator.unit === 'count' ? printed : Math.max(1, printed);
  return {
    value: (value) => sayValue(value.toFixed(scale), indicator.unit),
    time: (end) => {
      const period = history.find((each) => each.period.end === end)?.period;
      return period ? shortPeriod(period) : end;
    },
  };
}

/** '48.0% to 71.0%'; null where no range can be told. */
export function sayRange(figure: Figure, { range }: Meaning): string | null {
  const { value } = sayingOf(figure);
  return range && `${value(range.lower)} to ${value(range.upper)}`;
}

/** 'Why do you say so?': a sentence each, the surest first. */
export function reasonsFor(read: Pick<Read, 'catalogue'>, figure: Figure): readonly string[] {
  return explain(meaningAt(read, figure), sayingOf(figure));
}

/** What a series does by itself, in one sentence beside the change of a status, and only where it adds to that. */
export function meaningLine(read: Pick<Read, 'catalogue'>, figure: Figure): Said {
  const meaning = meaningAt(read, figure);
  const said = sentenceOf(meaning);
  return said !== null && isNews(meaning) && adds(figure, meaning) ? line(said) : SILENT;
}

function adds(figure: Figure, { kind, special, assurance }: Meaning): boolean {
  const before = earlierOf(figure, null);
  const verdict = before && hasNumber(before) ? verdictSince(figure, null) : null;
  const word = sayVerdict(verdict);
  // The row of steps stands in the line of the change.
  if (special?.rule === 'trend') return saySteps(verdict) === null;
  if (kind !== 'usual') return true;
  const isJudged = word === 'better' || word === 'worse';
  return !isJudged && (assurance === 'hit-and-miss' || word === null);
}
