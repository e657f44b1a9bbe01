import type { Weight } from './font-widths.ts';

/** All places and sizes are 360ths of a picture's width, as a phone shows it. */
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
  readonly weight: Weight;
  readonly colour: string;
  readonly align: 'left' | 'center' | 'right';
  readonly width: number;
  /** The colour of a rim that keeps it readable over lines; null: it stands clear. */
  readonly halo: string | null;
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
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly width: number;
}

/** With round corners: top left, top right, bottom right, bottom left. */
export interface BoxItem {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
  readonly corners: readonly [number, number, number, number];
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly width: number;
}

/** All that a picture is made of, in the order drawn. */
export type Item = TextItem | PathItem | DiscItem | BoxItem;

/** A picture that is laid out and not yet drawn: plain data, so that it can be sent to a server that draws. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  /** Colours that are kept exactly when the picture is stored. */
  readonly colours: readonly string[];
}

/** A piece of a picture: what is drawn, and the room that it takes. */
export interface Block {
  readonly items: readonly Item[];
  readonly height: number;
}
