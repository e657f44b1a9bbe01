/** Pixels of the logical canvas: a picture has twice as many each way. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `y` is the baseline. What is wider than `width` is squeezed into it, whatever font the renderer has. */
export interface TextItem {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  readonly align: 'left' | 'center' | 'right';
  readonly width: number;
  /** A white rim keeps it readable over lines. */
  readonly halo: boolean;
}

export interface PathItem {
  readonly kind: 'path';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly closed: boolean;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly width: number;
  readonly dash: readonly number[];
}

export interface DiscItem {
  readonly kind: 'disc';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
}

/** All of a picture that is no data: text, marks, axes, levels. */
export type Item = TextItem | PathItem | DiscItem;

/** What stands under the data and over it, in the order drawn. */
export interface Furniture {
  readonly below: readonly Item[];
  readonly above: readonly Item[];
}

/**
 * A Chart.js configuration as JSON, but for the plugin that draws `furniture`: Chart.js draws the data on axes of its
 * own that it does not show, and the plugin all else. So where everything stands is known before anything is drawn.
 */
export interface ChartJson {
  readonly type: 'line' | 'bar';
  readonly data: {
    readonly labels?: readonly string[];
    readonly datasets: readonly Dataset[];
    readonly furniture: Furniture;
  };
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Dataset {
  readonly label: string;
  readonly data: readonly (number | null)[] | readonly { readonly x: number; readonly y: number | null }[];
  readonly [option: string]: unknown;
}

/** A picture that is laid out and not yet drawn. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly chart: ChartJson;
}

/** A piece of a picture: what is drawn, and the room that it takes. */
export interface Block {
  readonly items: readonly Item[];
  readonly height: number;
}
