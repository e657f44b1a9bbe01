import { groupBy } from '../../catalogue/catalogue-index.ts';
import type { Source } from '../../query/observation.ts';
import { allOf } from '../../reply/name.ts';
import type { Part } from '../../reply/reply.ts';
import { sayDate } from '../../reply/say.ts';
import { shortDate } from '../../reply/short-period.ts';

interface Sourced {
  readonly source: Source;
}

const MOST_DATES = 2;

/** Where the numbers come from, in one small line: 'Northshire sample data (synthetic), 1 Oct and 1 Nov 2026'. */
export function sourceLine(sourced: readonly Sourced[]): readonly Part[] {
  const byTitle = groupBy(unique(sourced), ({ title }) => title);
  if (byTitle.size === 0) return [];
  const lines = [...byTitle].map(([title, sources]) => `${title}, ${datesOf(sources)}`);
  return [{ kind: 'source', lines: [lines.join('; ')] }];
}

/** The same with each day of publication written out, behind 'More'. */
export function fullSource(sourced: readonly Sourced[]): readonly Part[] {
  const lines = unique(sourced).map(({ title, publishedOn }) => `Source: ${title}, published ${sayDate(publishedOn)}.`);
  return lines.length === 0 ? [] : [{ kind: 'source', lines }];
}

function unique(sourced: readonly Sourced[]): readonly Source[] {
  const byKey = new Map(sourced.map(({ source }) => [`${source.title} ${source.publishedOn}`, source]));
  return [...byKey.values()].toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
}

/** '1 Oct and 1 Nov 2026'; of many the first and the last. */
function datesOf(sources: readonly Source[]): string {
  const days = sources.map(({ publishedOn }) => publishedOn);
  const [first = '', last = first] = [days[0], days.at(-1)];
  if (days.length < 2) return shortDate(first);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  const start = sameYear ? shortDate(first).slice(0, -5) : shortDate(first);
  return days.length > MOST_DATES ? `${start} to ${shortDate(last)}` : allOf([start, shortDate(last)]);
}
