import type { Item } from './layout/drawing.ts';

/** What drawing uses of a canvas, which is the same in a browser, here and on a QuickChart server. */
export interface Canvas {
  font: string;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineJoin: unknown;
  lineCap: unknown;
  textAlign: unknown;
  textBaseline: unknown;
  save(): void;
  restore(): void;
  scale(x: number, y: number): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  setLineDash(dash: number[]): void;
  fill(): void;
  stroke(): void;
  fillText(text: string, x: number, y: number, width: number): void;
  strokeText(text: string, x: number, y: number, width: number): void;
}

/** Families for a weight, first of all those that come with us; then what a server may have of much the same shapes. */
export const FONTS: Readonly<Record<number, string>> = {
  400: '"Scorecard Bot 400", "Scorecard Bot 400 More", "Source Sans 3", "Source Sans Pro", "Noto Sans", sans-serif',
  600: '"Scorecard Bot 600", "Scorecard Bot 600 More", "Source Sans 3", "Source Sans Pro", "Noto Sans", sans-serif',
  700: '"Scorecard Bot 700", "Scorecard Bot 700 More", "Source Sans 3", "Source Sans Pro", "Noto Sans", sans-serif',
};

/*
 * The function below is also sent to a QuickChart server as its source, so it uses nothing from outside itself and
 * gives no name to a function within it: tsx would wrap that in a helper which the server does not have.
 */
export function paint(
  canvas: Canvas,
  items: readonly Item[],
  scale: number,
  fonts: Readonly<Record<number, string>>,
): void {
  canvas.save();
  canvas.scale(scale, scale);
  canvas.lineJoin = 'round';
  canvas.textBaseline = 'alphabetic';
  items.forEach((item) => {
    if (item.kind === 'text') {
      canvas.font = `${item.weight} ${item.size}px ${fonts[item.weight]}`;
      canvas.textAlign = item.align;
      if (item.halo !== null) {
        canvas.strokeStyle = item.halo;
        canvas.lineWidth = 3;
        canvas.setLineDash([]);
        canvas.strokeText(item.text, item.x, item.y, item.width);
      }
      canvas.fillStyle = item.colour;
      canvas.fillText(item.text, item.x, item.y, item.width);
      return;
    }
    canvas.beginPath();
    if (item.kind === 'disc') {
      canvas.arc(item.x, item.y, item.radius, 0, 2 * Math.PI);
    } else if (item.kind === 'box') {
      canvas.moveTo(item.x + item.corners[0], item.y);
      canvas.arcTo(item.x + item.wide, item.y, item.x + item.wide, item.y + item.high, item.corners[1]);
      canvas.arcTo(item.x + item.wide, item.y + item.high, item.x, item.y + item.high, item.corners[2]);
      canvas.arcTo(item.x, item.y + item.high, item.x, item.y, item.corners[3]);
      canvas.arcTo(item.x, item.y, item.x + item.wide, item.y, item.corners[0]);
      canvas.closePath();
    } else {
      item.points.forEach((point, at) => {
        if (at === 0) canvas.moveTo(point[0], point[1]);
        else canvas.lineTo(point[0], point[1]);
      });
      if (item.closed) canvas.closePath();
    }
    if (item.fill !== null) {
      canvas.fillStyle = item.fill;
      canvas.fill();
    }
    if (item.stroke !== null && item.width > 0) {
      canvas.setLineDash(item.kind === 'path' ? [...item.dash] : []);
      canvas.lineCap =
        item.kind === 'path' && !item.closed && item.dash.length === 0 && item.width > 1.5 ? 'round' : 'butt';
      canvas.strokeStyle = item.stroke;
      canvas.lineWidth = item.width;
      canvas.stroke();
    }
  });
  canvas.restore();
}

/** The same as JavaScript, for a server that is to draw the same picture. */
export const PAINT_SOURCE = paint.toString();
