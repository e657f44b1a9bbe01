import type { Source } from '../query/observation.ts';
import type { Part } from '../reply/reply.ts';
import { sayDate, sayNamedPeriod } from '../reply/say.ts';
import type { Asked } from './intent.ts';
import { allOf } from './sentence.ts';

/** How the words were read and where the numbers come from, so that a person can check both. */
export function receipt(asked: Asked, observations: readonly { readonly source: Source }[]): Part {
  const unread = asked.unread.length === 0 ? [] : [`Not taken into account: ${asked.unread.join(', ')}.`];
  return {
    kind: 'receipt',
    lines: [`Read as: ${readAs(asked, observations.length > 0)}.`, ...sourceLines(observations), ...unread],
  };
}

/** Of a reply without figures no period was read. */
function readAs(asked: Asked, hasFigures: boolean): string {
  const names = asked.indicators.map(
    ({ indicator, inverse }) => `${inverse ? 'the opposite of ' : ''}${indicator.name}`,
  );
  const what = [...names, ...asked.themes.map((theme) => theme.name), ...asked.areas.map((area) => area.name)];
  const period = hasFigures || asked.period !== null ? [periodRead(asked)] : [];
  return [asked.intent, ...what, ...period, ...(asked.basis ? [`${asked.basis} basis`] : [])].join(' · ');
}

function periodRead(asked: Asked): string {
  if (asked.period === null) return 'newest held';
  if (asked.period.kind === 'one') return sayNamedPeriod(asked.period.period);
  if (asked.period.kind === 'several') return allOf(asked.period.periods.map(sayNamedPeriod));
  const to = asked.period.to === null ? 'now' : sayDate(asked.period.to);
  return `${sayDate(asked.period.from)} to ${to}`;
}

function sourceLines(observations: readonly { readonly source: Source }[]): readonly string[] {
  const lines = observations.map(({ source }) => `Source: ${source.title}, published ${sayDate(source.publishedOn)}.`);
  return [...new Set(lines)].slice(0, 3);
}
