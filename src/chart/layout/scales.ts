import type { ChartAxis } from '../spec/chart-spec.ts';
import { WIDTH } from './frame.ts';

type Scales = Readonly<Record<string, unknown>>;

/** Labels along, values up; Chart.js shows neither. */
export function linearScales({ min, max }: ChartAxis): Scales {
  return {
    x: { type: 'category', display: false, offset: true },
    y: { type: 'linear', display: false, min, max },
  };
}

/** Values along, labels down. */
export function rowScales({ min, max }: ChartAxis): Scales {
  return {
    x: { type: 'linear', display: false, min, max },
    y: { type: 'category', display: false, offset: true },
  };
}

/** Pixels of the picture, for lines that have no axis of their own. */
export function pixelScales(height: number): Scales {
  return {
    x: { type: 'linear', display: false, min: 0, max: WIDTH },
    y: { type: 'linear', display: false, min: 0, max: height, reverse: true },
  };
}
