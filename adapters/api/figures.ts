import {
  type After,
  type Catalogue,
  FIGURE_COLUMNS,
  type FigureAt,
  type FigureFilter,
  figuresOf,
  type ProgramDesk,
} from '../../src/index.ts';
import { csvLine } from './csv.ts';
import { LIMITS } from './limits.ts';
import { Problem } from './problem.ts';
import { badMark, markOf, readMark } from './queries.ts';

/** All that the filter keeps, as lines of CSV (RFC 4180). */
export async function* csvOf(desk: ProgramDesk, catalogue: Catalogue, filter: FigureFilter): AsyncGenerator<string> {
  yield csvLine(FIGURE_COLUMNS);
  for await (const { figure } of figuresOf(desk.store, catalogue, filter, null)) {
    yield csvLine(FIGURE_COLUMNS.map((column) => figure[column]));
  }
}

/** One page as JSON, in pieces. */
export async function* jsonOf(
  desk: ProgramDesk,
  catalogue: Catalogue,
  filter: FigureFilter,
  page: { readonly limit: number | undefined; readonly after: string | undefined },
): AsyncGenerator<string> {
  const { limit = LIMITS.page } = page;
  const { version } = catalogue;
  yield `${JSON.stringify({ dataset: desk.dataset, version }).slice(0, -1)},"figures":[`;
  let count = 0;
  let last: FigureAt | null = null;
  let next: string | null = null;
  for await (const each of figuresOf(desk.store, catalogue, filter, afterOf(page.after, version))) {
    if (count === limit) {
      next = last && markOf(version, last.at.seriesId, last.at.end);
      break;
    }
    yield `${count === 0 ? '' : ','}${JSON.stringify(each.figure)}`;
    count += 1;
    last = each;
  }
  yield `],"next":${JSON.stringify(next)}}`;
}

function afterOf(mark: string | undefined, version: string): After | null {
  if (mark === undefined) return null;
  const [seriesId, end] = readMark(mark, version);
  if (typeof seriesId === 'number' && typeof end === 'string') return { seriesId, end };
  throw new Problem('invalid', { errors: [badMark(mark)] });
}

/**
 * Names that there are none of: a filter that keeps nothing must not pass for a figure that isn't held.
 *
 * @throws Problem
 */
export function checkNames(catalogue: Catalogue, { measures, themes, areas }: FigureFilter): void {
  const errors = [
    ...unknown(
      '/measure',
      measures,
      catalogue.indicators.map(({ code }) => code),
      '/api/measures',
    ),
    ...unknown(
      '/theme',
      themes,
      catalogue.themes.map(({ name }) => name),
      '/api/themes',
    ),
    ...unknown(
      '/area',
      areas,
      catalogue.areas.map(({ name }) => name),
      '/api/areas',
    ),
  ];
  if (errors.length > 0) throw new Problem('invalid', { errors });
}

function unknown(where: string, given: readonly string[], known: readonly string[], list: string) {
  return given
    .filter((each) => !known.includes(each))
    .map((each) => ({ where, found: JSON.stringify(each), allowed: `what GET ${list} lists` }));
}
