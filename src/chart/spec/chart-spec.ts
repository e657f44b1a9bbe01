import type { Unit } from '../../catalogue/catalogue.ts';
import type { Rating } from '../../query/observation.ts';

/** What stands on an axis: the units of a fact, points and relative change included. */
export type ChartUnit = Unit | 'points';

/** One value in a picture. */
export interface ChartPoint {
  /** As short as an axis needs: 'Q3 2018/19', 'Dec 2018'; of a breakdown the category. */
  readonly label: string;
  /** null: a gap, never a zero. */
  readonly value: number | null;
  /** As said beside the point: '32%', 'about 25%', 'suppressed'. */
  readonly shown: string;
  readonly rating: Rating | null;
  /** Drawn hollow. */
  readonly approximate: boolean;
}

/** A level line across a picture: a target or a comparator, named with its value: 'Target 80%', 'England 71%'. */
export interface ChartLevel {
  readonly label: string;
  readonly value: number;
}

/** A stretch of the axis that counts as within tolerance; an end that is null is open. */
export interface ChartBand {
  readonly label: string;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ChartAxis {
  readonly min: number;
  readonly max: number;
  /** Said on the picture where the axis does not begin at zero (or end at 100%): 'Axis cut: 60% to 90%'; else null. */
  readonly cut: string | null;
}

interface Framed {
  /** What is seen, in words: 'Contact decisions within 24 hours fell to 67% in Dec 2018'. */
  readonly title: string;
  readonly unit: ChartUnit;
  /** Unit, period and source, a line each. */
  readonly footer: readonly string[];
}

/** One series over time, oldest first, at least two points that have a value, all of one basis. */
export interface LineSpec extends Framed {
  readonly kind: 'line';
  /** What the line is, for a legend and for readers of the picture's data. */
  readonly name: string;
  readonly points: readonly ChartPoint[];
  readonly axis: ChartAxis;
  readonly target: ChartLevel | null;
  readonly band: ChartBand | null;
  readonly comparators: readonly ChartLevel[];
  /** `before`: index of the first point after the break; the line is not drawn across it. */
  readonly breaks: readonly { readonly before: number; readonly reason: string }[];
}

/** One bar for each period or category, in the order given. */
export interface BarsSpec extends Framed {
  readonly kind: 'bars';
  readonly name: string;
  readonly bars: readonly ChartPoint[];
  readonly axis: ChartAxis;
  readonly target: ChartLevel | null;
  readonly band: ChartBand | null;
  readonly comparators: readonly ChartLevel[];
}

/**
 * Two to four things of one unit side by side. `labels`: the periods they share, oldest first; with one label bars are
 * drawn, with more a line each, told apart by dash and marker. Each series has as many points as there are labels.
 */
export interface ComparisonSpec extends Framed {
  readonly kind: 'comparison';
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly points: readonly ChartPoint[] }[];
  readonly axis: ChartAxis;
}

/** A theme on one picture: a row an indicator. Its `unit` is that of the ratings' count. */
export interface GlanceSpec extends Framed {
  readonly kind: 'glance';
  readonly rows: readonly {
    readonly name: string;
    /** With its period: '32%, Dec 2018'. */
    readonly value: string;
    /** 'Target 80%'; null: none is held. */
    readonly target: string | null;
    readonly rating: Rating | null;
    /** Values of one series, oldest first, for a line without an axis; fewer than two: none is drawn. */
    readonly trend: readonly (number | null)[];
  }[];
  /** Rows that the picture has no room for: said on it. */
  readonly leftOut: number;
}

/** Plain data for a picture: all that is drawn, and nothing that a renderer has to work out from the data. */
export type ChartSpec = LineSpec | BarsSpec | ComparisonSpec | GlanceSpec;

export type ChartKind = ChartSpec['kind'];
