import { ratingWord } from '../evaluate/rate.ts';
import { sayValue } from '../reply/say.ts';
import type { LeftOut, LeftOutFigure } from '../store/import-left-out.ts';
import type { Restated, Stated } from '../store/import-run.ts';
import type { Doubtful, Flip, Preview, TargetChange } from './preview.ts';

/** A heading with a line for each thing under it; `rest`: how many more there are than are said. */
export interface PreviewSection {
  readonly title: string;
  readonly lines: readonly string[];
  readonly rest: number;
  /** Whether somebody should look at it before it is published. */
  readonly isDoubt: boolean;
}

const LINES = 20;

/** A preview in words, what needs a look first. Sections that are empty are left out. */
export function sayPreview(preview: Preview): readonly PreviewSection[] {
  const all: readonly (readonly [title: string, lines: readonly string[], isDoubt: boolean])[] = [
    ['Looks wrong', preview.doubts.map(sayDoubt), true],
    ['Limits that no figure falls under', preview.idleLimits.map(sayIdle), true],
    ['Figures that change', preview.restated.map(sayRestated), false],
    ['Ratings that change', preview.flips.map(sayFlip), false],
    ['Targets that change', preview.targets.map(sayTarget), false],
    ...sayLeftOut(preview.leftOut),
    ['Left alone', preview.result.left, false],
  ];
  return all
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines, isDoubt]) => ({
      title,
      lines: lines.slice(0, LINES),
      rest: Math.max(lines.length - LINES, 0),
      isDoubt,
    }));
}

/**
 * A sheet that no longer has a figure does not say that it was wrong: it stays until somebody takes it back. Many go by
 * their period, as where a sheet always has the last twelve months.
 */
function sayLeftOut(leftOut: LeftOut | null): readonly (readonly [title: string, lines: readonly string[], false])[] {
  if (leftOut === null) return [];
  const { of: before, figures } = leftOut;
  const title = `No longer in the file, and kept as they are (they came with '${before.title}', import ${before.id})`;
  if (figures.length <= LINES) return [[title, figures.map(sayFigure), false]];
  const counts = new Map<string, number>();
  for (const { label } of figures) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [[title, [...counts].map(([label, count]) => `${label}: ${count} figures`), false]];
}

function sayFigure({ code, area, dimension, category, label, value, marker }: LeftOutFigure): string {
  const where = [area ?? '', dimension === 'all' ? '' : `${dimension}: ${category}`, label];
  return `${code} (${where.filter((part) => part !== '').join(', ')}): ${value ?? marker ?? 'no figure'}`;
}

/** Whether anything should be looked at before it is published. */
export function hasDoubts({ doubts, idleLimits }: Preview): boolean {
  return doubts.length > 0 || idleLimits.length > 0;
}

function sayDoubt({ name, area, isOrganisation, dimension, category, period, value, unit, doubt }: Doubtful): string {
  const where = [isOrganisation ? '' : area, dimension === 'all' ? '' : `${dimension}: ${category}`, period];
  const what = `${name} (${where.filter((part) => part !== '').join(', ')}): ${sayValue(value, unit)}`;
  const say = (number: number) => sayValue(plain(number), unit);
  switch (doubt.kind) {
    case 'tenfold':
      return `${what}, about ${doubt.isMore ? 'ten times' : 'a tenth of'} what is usual here, ${say(doubt.usual)}`;
    case 'fraction':
      return `${what}, which looks like a fraction: percentages are written 0 to 100`;
    case 'range':
      return `${what}, outside what it has been, ${say(doubt.low)} to ${say(doubt.high)}`;
    case 'jump':
      return `${what}, after ${say(doubt.from)}: it has never moved by more than ${plain(doubt.most)} at once`;
  }
}

/** Sums of decimals without what binary fractions add to them. */
function plain(number: number): string {
  const text = String(Number(number.toFixed(6)));
  return text.includes('e') ? '0' : text;
}

function sayIdle({ name, from, to, newest }: Preview['idleLimits'][number]): string {
  const since = from === '0001-01-01' ? '' : ` from ${from}`;
  const until = to === '9999-12-31' ? '' : ` to ${to}`;
  const held = newest === null ? 'no figure is held' : `the newest figure ends on ${newest}`;
  return `${name}: the limits hold${since}${until || (since === '' ? ' from ever' : ' on')}, and ${held}`;
}

function sayRestated({ code, area, dimension, category, period, before, after }: Restated): string {
  const where = [area ?? '', dimension === 'all' ? '' : `${dimension}: ${category}`, period];
  return `${code} (${where.filter((part) => part !== '').join(', ')}): ${sayStated(before)} → ${sayStated(after)}`;
}

function sayStated({ value, numerator, denominator, marker, isRetracted }: Stated): string {
  if (isRetracted) return 'taken back';
  const counts = numerator === null ? '' : denominator === null ? `${numerator}` : `${numerator} of ${denominator}`;
  if (value === null) return marker ?? counts;
  return counts === '' ? value : `${value} (${counts})`;
}

function sayFlip({ name, area, before, after }: Flip): string {
  return `${of(name, area)}: ${ratingWord(before)} → ${ratingWord(after)}`;
}

function sayTarget({ name, area, before, after, from }: TargetChange): string {
  const since = from === '0001-01-01' ? '' : `, from ${from}`;
  if (before === null) return `${of(name, area)}: ${after}, new${since}`;
  return before === after ? `${of(name, area)}: ${after}${since}` : `${of(name, area)}: ${before} → ${after}${since}`;
}

function of(name: string, area: string | null): string {
  return area === null ? name : `${name} (${area})`;
}
