import type { ChartSpec } from '../spec/chart-spec.ts';
import { writable } from './text.ts';

/** Said where letters are left out: what they were stands in the words and the table that come with every picture. */
const SAID = '…: letters that this picture lacks; the words beside it have them';

/** The same specification with every text as the font can write it; where letters are lacking, that is said at the foot. */
export function writableSpec(spec: ChartSpec): ChartSpec {
  const found = { lacks: false };
  const written = writtenIn(spec, found) as ChartSpec;
  if (!found.lacks) return written;
  return { ...written, footer: [...written.footer.slice(0, -1), SAID, ...written.footer.slice(-1)] };
}

function writtenIn(value: unknown, found: { lacks: boolean }): unknown {
  if (typeof value === 'string') {
    const { text, lacks } = writable(value);
    found.lacks ||= lacks;
    return text;
  }
  if (Array.isArray(value)) return value.map((each) => writtenIn(each, found));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, writtenIn(each, found)]));
}
