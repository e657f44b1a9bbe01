import type { Verdict } from '../evaluate/verdict.ts';
import type { Observation } from '../query/observation.ts';
import type { NamedPeriod } from '../query/period.ts';
import type { Resolved } from '../question/resolve.ts';
import { type Figure, hasNumber, lookAmong, type Read } from './figure.ts';
import { inForm } from './form.ts';
import { type Line, linesOf } from './lines.ts';
import { earlierOf, type Moved, movedFrom, sinceOf } from './movement.ts';
import { figureOfLine } from './rows.ts';
import { verdictSince } from './statistics.ts';
import { timesOf, walkedOf } from './times.ts';

/** The difference between two times of one line. */
export interface Changed {
  readonly line: Line;
  /** The later one; null where none is held for the time asked. */
  readonly to: Figure | null;
  /** The earlier one; null where none is held just then. */
  readonly from: Figure | null;
  /** null where one of the two has no number. */
  readonly moved: Moved | null;
  /** Whether it is more than chance; null where that can't be told. */
  readonly verdict: Verdict | null;
}

/** One for each line: from the time that is named to the newest, or between the two that are. */
export function changesOf(asked: Resolved, read: Read): readonly Changed[] {
  return linesOf(asked, read.catalogue).map((line) => {
    const { to, from } = endsOf(asked, line, read);
    return changed(line, to && inForm(to, asked.question.form), from);
  });
}

function changed(line: Line, to: Figure | null, earlier: Observation | null): Changed {
  if (!to || !earlier) return { line, to, from: null, moved: null, verdict: null };
  const observation = to.history.find(({ period }) => period.end === earlier.period.end) ?? earlier;
  const from: Figure = { ...to, observation, standsFor: 'asked' };
  const hidden = !hasNumber(earlier) || !hasNumber(to.observation);
  return {
    line,
    to,
    from,
    moved: hidden ? null : movedFrom(to, observation),
    verdict: hidden ? null : verdictSince(to, { kind: 'day', day: observation.period.end }),
  };
}

interface Ends {
  readonly to: Figure | null;
  readonly from: Observation | null;
}

function endsOf(asked: Resolved, line: Line, read: Read): Ends {
  const { question } = asked;
  const { when } = question;
  const period = question.against.find((each) => each.kind === 'period')?.period ?? null;
  if (when.kind === 'periods') {
    const ordered = when.periods.toSorted((a, b) => (a.end < b.end ? -1 : 1));
    return between(asked, line, read, { from: ordered[0] ?? null, to: ordered.at(-1) ?? null });
  }
  if (period) return between(asked, line, read, { from: period, to: when.kind === 'period' ? when.period : null });
  if (when.kind === 'range' || when.kind === 'last' || when.kind === 'all') return endsOfStretch(asked, line, read);
  const to = figureOfLine(question, line, read);
  return { to, from: to && earlierOf(to, sinceOf(question)) };
}

/** The first basis, the indicator's leading one before others, that has both ends; else the later one alone. */
function between(
  { question }: Resolved,
  line: Line,
  read: Read,
  ends: { readonly from: NamedPeriod | null; readonly to: NamedPeriod | null },
): Ends {
  const { indicator, area } = line;
  const leading = line.series.toSorted(
    (a, b) => Number(b.basis === indicator.headlineBasis) - Number(a.basis === indicator.headlineBasis),
  );
  const lookIn = (series: Line['series'], period: NamedPeriod | null) => {
    const looked = lookAmong({ ...read, indicator, area, period, basis: question.basis }, series);
    return looked.kind === 'figure' ? looked.figure : null;
  };
  for (const series of leading) {
    const [to, from] = [lookIn([series], ends.to), lookIn([series], ends.from)];
    if (to && from && to.observation !== from.observation) return { to, from: from.observation };
  }
  return { to: lookIn(line.series, ends.to), from: null };
}

/** The first and the last figure of a stretch; a figure just before it stands for where it began. */
function endsOfStretch({ question }: Resolved, line: Line, read: Read): Ends {
  const walked = walkedOf(line, question, 'headline');
  const figures = walked ? timesOf(read, walked, question.when) : [];
  const to = figures.at(-1) ?? null;
  const first = figures[0] ?? null;
  const before = first && first.history.findLast(({ period }) => period.end < first.observation.period.end);
  const start = question.when.kind === 'last' ? (before ?? null) : null;
  return { to, from: start ?? (first && first !== to ? first.observation : null) };
}
