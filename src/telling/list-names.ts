import { groupBy, indexOf } from '../catalogue/catalogue-index.ts';
import { hasNumber } from '../figures/figure.ts';
import { linesOf } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { plural, shortName } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData } from './held.ts';
import { numberOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOne } from './next.ts';
import { labelled, replyOf } from './reply-of.ts';
import { scopeOf } from './scope.ts';
import type { Told } from './told.ts';

/** So many names still read as a list. */
const FEW = 12;

/** The measures that there are: by name where they are few, else how many in each theme. */
export function namesOnly(told: Told): Reply {
  const lines = linesOf(told.asked, told.catalogue);
  const figures = lines
    .flatMap((line) => figureOfLine(told.asked.question, line, told) ?? [])
    .filter(({ observation }) => hasNumber(observation));
  const scope = scopeOf(told);
  if (lines.length === 0) return noData(told, `No measure is held${scope.inIt}.`);
  const themes = indexOf(told.catalogue).themes;
  const byTheme = groupBy(lines, ({ indicator }) => themes.get(indicator.themeId)?.name ?? '');
  const few = lines.length <= FEW;
  const observations = figures.map(({ observation }) => observation);
  const named = [...byTheme].map(
    ([theme, ofIt]): Part =>
      labelled(theme, few ? ofIt.map(({ indicator }) => shortName(indicator)).join(', ') : String(ofIt.length)),
  );
  return replyOf({
    headline: `${plural(lines.length, 'measure')}${scope.inIt}.`,
    parts: [...named, ...sourceLine(observations)],
    more: [
      {
        kind: 'table',
        title: null,
        columns: ['Measure', 'Value', 'Period'],
        rows: figures.map((figure) => [figure.indicator.name, numberOf(figure), whenOf(figure)]),
      },
      ...fullSource(observations),
    ],
    next: few
      ? []
      : [...byTheme.keys()]
          .slice(0, 3)
          .map((theme) => nextOne(theme, { ask: 'overview', of: { kind: 'themes', themes: [theme] } })),
    facts: factsOnce(figures.map((figure) => valueFact(told, figure))),
    listed: lines.map(({ indicator }) => indicator.code),
  });
}
