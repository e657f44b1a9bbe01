import type { Rating } from '../../query/observation.ts';
import type { Ground } from '../spec/chart-spec.ts';

interface Paint {
  readonly fill: string;
  /** Where the fill alone would not stand out. */
  readonly outline: string | null;
}

/** The colours of one ground. Those of ratings are used for ratings alone: what is worse than chance is plum, not red. */
export interface Palette {
  readonly ground: string;
  /** Round the card that stands on either theme; null: the picture is the ground to its edges. */
  readonly border: string | null;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  /** Axis, history, bars that stand back. */
  readonly axis: string;
  /** Present, first line, first bar. */
  readonly present: string;
  /** Second line; worse than chance. */
  readonly worse: string;
  /** Third line; better than chance. */
  readonly better: string;
  /** Usual range, target range. */
  readonly shade: string;
  readonly ratings: Readonly<Record<Exclude<Rating, 'attention'>, Paint>>;
}

/*
 * Text has 4.5:1 or more against its ground, marks and lines 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); grid and shade carry no
 * meaning by themselves. test/chart/layout/palette.test.ts holds all of it.
 */
const LIGHT: Palette = {
  ground: '#ffffff',
  border: null,
  ink: '#1b2733',
  muted: '#5b6770',
  grid: '#e3e7eb',
  axis: '#7d8b9a',
  present: '#1d4f91',
  worse: '#8e2a6b',
  better: '#0b6e8a',
  shade: '#edf0f3',
  ratings: {
    exceeds: { fill: '#00823b', outline: null },
    within: { fill: '#00823b', outline: null },
    yellow: { fill: '#ffd000', outline: '#8a6d00' },
    amber: { fill: '#e06c00', outline: null },
    red: { fill: '#c9182b', outline: null },
  },
};

const DARK: Palette = {
  ground: '#292929',
  border: null,
  ink: '#f2f4f7',
  muted: '#aeb8c2',
  grid: '#3f4246',
  axis: '#8a95a1',
  present: '#7fb2f5',
  worse: '#e58ac2',
  better: '#5cc4de',
  shade: '#34373b',
  ratings: {
    exceeds: { fill: '#3fb96b', outline: null },
    within: { fill: '#3fb96b', outline: null },
    yellow: { fill: '#ffd84d', outline: null },
    amber: { fill: '#ffa03a', outline: null },
    red: { fill: '#ff6467', outline: null },
  },
};

/** One picture for both themes: no single grey can be read on white and on black, so it brings a pale card with it. */
const BOTH: Palette = { ...LIGHT, ground: '#f4f6f8', border: '#c5cdd5', grid: '#dde2e7', shade: '#e6eaee' };

export const PALETTES: Readonly<Record<Ground, Palette>> = { light: LIGHT, dark: DARK, both: BOTH };

/** Of lines beside each other, which the shape of their ends and their names tell apart as well. */
export function lineColours({ present, worse, better, muted }: Palette): readonly string[] {
  return [present, worse, better, muted];
}

/** Colours that a picture on this ground is made of, the ground first. */
export function coloursOf({ ratings, ground, border, ...single }: Palette): readonly string[] {
  const marks = Object.values(ratings).flatMap(({ fill, outline }) => [fill, ...(outline === null ? [] : [outline])]);
  return [...new Set([ground, ...(border === null ? [] : [border]), ...Object.values(single), ...marks])];
}

/** A colour some way towards another: what stands back. */
export function mixed(colour: string, towards: string, share: number): string {
  const part = (at: number) => {
    const [a, b] = [colour, towards].map((each) => Number.parseInt(each.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}
