import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
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

/**
 * Draws what was laid out.
 *
 * @param density - pixels for each logical one, either way
 */
export function draw({ width, height, chart }: Drawing, density: number): Picture {
  // Chart.js makes it as many times larger as the density says.
  const canvas = createCanvas(width, height);
  const { data, type } = chart;
  const options = { ...chart.options, devicePixelRatio: density };
  const configuration = { type, data, options, plugins: [furniture] } as unknown as ChartConfiguration;
  const drawn = new Chart(canvas, configuration);
  // Destroying a chart wipes its canvas.
  const pixels = { width: canvas.width, height: canvas.height, rgba: canvas.data() };
  const png = encodePng(pixels);
  drawn.destroy();
  return { png, width: pixels.width, height: pixels.height };
}
