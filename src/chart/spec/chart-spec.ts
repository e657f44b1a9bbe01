import type { Rating } from '../../query/observation.ts';
import type { IsoDate } from '../../query/period.ts';

/** What stands on an axis: the units of a fact, points and relative change included. */
export type ChartUnit = 'percent' | 'points' | 'count' | 'per-10000' | 'days' | 'score';

/** What a picture is laid on: a light page, a dark one, or a pale card that stands on either. */
export type Ground = 'light' | 'dark' | 'both';

/** What is said of one value. */
export interface ChartValue {
  /** null: none; never a zero. */
  readonly value: number | null;
  /** As said beside it: '32%', 'about 25%'; of what has no value why: 'not shown: small numbers'. */
  readonly shown: string;
  readonly rating: Rating | null;
  /** Drawn hollow. */
  readonly approximate: boolean;
  /** Drawn hollow, and said. */
  readonly provisional: boolean;
}

/** One value of a line. */
export interface ChartPoint extends ChartValue {
  /** As short as an axis needs: 'Jul-Sep 2026', 'Dec 2018'. */
  readonly label: string;
  /** The last day that it is of: where it stands along the axis. */
  readonly end: IsoDate;
}

/** What is aimed at for a time: a value, or a range, whose open end is null. */
export interface TargetStep {
  /** The first and the last day on which it holds. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly low: number | null;
  readonly high: number | null;
  /** '80%', '20% to 30%'. */
  readonly shown: string;
}

/** Where values that rate alike lie; an open end is null. */
export interface RatingBand {
  readonly rating: Rating;
  readonly low: number | null;
  readonly high: number | null;
}

/** A level that others reach, with what is said of it: 'England', '57.9%'. */
export interface ChartLevel {
  readonly name: string;
  readonly value: number;
  readonly shown: string;
}

export interface ChartAxis {
  readonly min: number;
  readonly max: number;
  /** Where it is labelled, lowest first, all of them on it. */
  readonly steps: readonly number[];
}

/** `before`: index of the first point after the break; no line is drawn across it. */
export interface ChartBreak {
  readonly before: number;
  /** In a few words. */
  readonly reason: string;
}

/** Something that happened, named beside a line. */
export interface ChartEvent {
  readonly at: IsoDate;
  readonly label: string;
}

interface Framed {
  /** One short line: what is seen where the data settles it, else what is measured. */
  readonly title: string;
  /** Unit, period, what is compared; '' where there is nothing to say. */
  readonly subtitle: string;
  readonly unit: ChartUnit;
  readonly ground: Ground;
  /** Notes, then the source. */
  readonly footer: readonly string[];
}

/** Points over time, oldest first, all of one series. */
export interface ChartLine {
  readonly name: string;
  readonly points: readonly ChartPoint[];
  readonly breaks: readonly ChartBreak[];
}

/** One series over time with what it is held against, or up to four of one unit, each named at its end. */
export interface LineSpec extends Framed {
  readonly kind: 'line';
  readonly lines: readonly ChartLine[];
  readonly axis: ChartAxis;
  /** Oldest first; none with several lines. */
  readonly targets: readonly TargetStep[];
  /** How values rate at the newest point; none with several lines, or where no limits are held. */
  readonly bands: readonly RatingBand[];
  readonly comparators: readonly ChartLevel[];
  readonly event: ChartEvent | null;
}

/** More than chance, and which way; null: within what is usual. */
export type Special = 'better' | 'worse' | 'other' | null;

/** What is usual from one point on. */
export interface UsualRange {
  /** Index of the first point that it holds for; it holds up to the next. */
  readonly from: number;
  readonly mean: number;
  /** null: there is no limit on that side. */
  readonly low: number | null;
  readonly high: number | null;
  readonly shown: { readonly mean: string; readonly low: string; readonly high: string };
}

/** One series with what is usual for it, to tell change from chance. */
export interface ControlSpec extends Framed {
  readonly kind: 'control';
  readonly points: readonly (ChartPoint & { readonly special: Special })[];
  readonly breaks: readonly ChartBreak[];
  readonly ranges: readonly UsualRange[];
  readonly axis: ChartAxis;
}

/** A level that rows are held against. */
export interface RowTarget {
  readonly low: number | null;
  readonly high: number | null;
  readonly shown: string;
}

/** One measure of several areas, or others beside ours: a dot each, in the order given. */
export interface RankingSpec extends Framed {
  readonly kind: 'ranking';
  readonly rows: readonly (ChartValue & {
    readonly name: string;
    /** The one that the others are seen beside: in bold. */
    readonly isWhole: boolean;
    /** Said after the value: 'within', '2025/26'. */
    readonly word: string;
  })[];
  readonly target: RowTarget | null;
  readonly axis: ChartAxis;
  /** Rows that the picture has no room for: said on it. */
  readonly leftOut: number;
}

/** What something is made of, or its values at a few times: a bar each, in the order given. */
export interface BarsSpec extends Framed {
  readonly kind: 'bars';
  readonly rows: readonly (ChartValue & {
    readonly name: string;
    readonly isStrong: boolean;
    /** Said after the value: 'was 61', 'within'. */
    readonly word: string;
  })[];
  readonly target: RowTarget | null;
  readonly axis: ChartAxis;
  readonly leftOut: number;
}

/** Measures with their newest values, a row each. */
export interface ThemeSpec extends Framed {
  readonly kind: 'theme';
  readonly rows: readonly {
    readonly name: string;
    readonly shown: string;
    readonly rating: Rating | null;
    readonly approximate: boolean;
    readonly provisional: boolean;
    /** 'red · target 85% · worse · Jul-Sep'. */
    readonly detail: string;
    /** Oldest first, of one series and from one side of a break; none: no line is drawn. */
    readonly trend: readonly { readonly end: IsoDate; readonly value: number | null }[];
    readonly targets: readonly TargetStep[];
  }[];
  readonly leftOut: number;
}

/** Measures that moved, a bar each by how much. */
export interface MoversSpec extends Framed {
  readonly kind: 'movers';
  readonly rows: readonly {
    readonly name: string;
    readonly rating: Rating | null;
    /** '78.0% to 71.4%'. */
    readonly detail: string;
    readonly change: number;
    /** '−6.6'. */
    readonly shown: string;
    readonly way: 'better' | 'worse' | 'neither';
  }[];
  readonly leftOut: number;
}

/** Plain data for a picture: all that is drawn, and nothing that a renderer has to work out from the data. */
export type ChartSpec = LineSpec | ControlSpec | RankingSpec | BarsSpec | ThemeSpec | MoversSpec;

/** The same picture on another ground. */
export function onGround<Spec extends ChartSpec>(spec: Spec, ground: Ground): Spec {
  return { ...spec, ground };
}
