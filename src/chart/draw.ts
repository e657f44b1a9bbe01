import { createRequire } from 'node:module';
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import type { Picture } from './charts.ts';
import type { Drawing } from './layout/drawing.ts';
import { FONT_NAME, furniture } from './layout/furniture.ts';
import { encodePng } from './png.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement);

const require = createRequire(import.meta.url);

// The font comes with us: on a machine that has none, text would be blank.
for (const file of [
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
]) {
  if (GlobalFonts.registerFromPath(file, FONT_NAME) === null) throw new Error(`${file} holds no font`);
}

export interface HowToDraw {
  /** Pixels for each logical one, either way. */
  readonly density: number;
  /** Pixels across that the picture is made smaller to when it is drawn; null: it stays as it is. */
  readonly shrinkTo: number | null;
}

/** Draws what was laid out. */
export function draw({ width, height, chart }: Drawing, { density, shrinkTo }: HowToDraw): Picture {
  // Chart.js makes it as many times larger as the density says.
  const canvas = createCanvas(width, height);
  const { data, type } = chart;
  const options = { ...chart.options, devicePixelRatio: density };
  const configuration = { type, data, options, plugins: [furniture] } as unknown as ChartConfiguration;
  const drawn = new Chart(canvas, configuration);
  // Destroying a chart wipes its canvas.
  const shown = shrinkTo === null ? canvas : shrink(canvas, shrinkTo);
  const pixels = { width: shown.width, height: shown.height, rgba: shown.data() };
  const png = encodePng(pixels);
  drawn.destroy();
  return { png, width: pixels.width, height: pixels.height };
}

/** As whoever shows it on a small screen does. */
function shrink(canvas: Canvas, width: number): Canvas {
  const small = createCanvas(width, Math.round((canvas.height * width) / canvas.width));
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, small.width, small.height);
  return small;
}
