import type { Furniture, Item } from './drawing.ts';

/** What the plugin uses of a canvas, which is the same in a browser, here and on a QuickChart server. */
interface Canvas {
  font: string;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineJoin: unknown;
  textAlign: unknown;
  textBaseline: unknown;
  save(): void;
  restore(): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  setLineDash(dash: number[]): void;
  fill(): void;
  stroke(): void;
  fillText(text: string, x: number, y: number, width: number): void;
  strokeText(text: string, x: number, y: number, width: number): void;
}

interface Drawn {
  readonly ctx: Canvas;
  readonly data: { readonly furniture: Furniture };
}

/** A name that no system font has, then what a QuickChart server has of the same shapes. */
const FONTS = '"Scorecard Bot Sans", "DejaVu Sans Condensed", "DejaVu Sans", sans-serif';

/** The name under which the font that ships with us is registered. */
export const FONT_NAME = 'Scorecard Bot Sans';

/*
 * The function below is also sent to a QuickChart server as its source, so it uses nothing from outside itself and
 * gives no name to a function within it: tsx would wrap that in a helper which the server does not have.
 */
function drawItems(canvas: Canvas, items: readonly Item[], fonts: string): void {
  items.forEach((item) => {
    canvas.save();
    if (item.kind === 'text') {
      canvas.font = `${item.bold ? 'bold ' : ''}${item.size}px ${fonts}`;
      canvas.textAlign = item.align;
      canvas.textBaseline = 'alphabetic';
      if (item.halo) {
        canvas.strokeStyle = '#fff';
        canvas.lineWidth = 4;
        canvas.lineJoin = 'round';
        canvas.strokeText(item.text, item.x, item.y, item.width);
      }
      canvas.fillStyle = item.colour;
      canvas.fillText(item.text, item.x, item.y, item.width);
    } else {
      canvas.beginPath();
      if (item.kind === 'disc') {
        canvas.arc(item.x, item.y, item.radius, 0, 2 * Math.PI);
      } else {
        item.points.forEach((point, at) => {
          if (at === 0) canvas.moveTo(point[0], point[1]);
          else canvas.lineTo(point[0], point[1]);
        });
        canvas.setLineDash([...item.dash]);
        if (item.closed) canvas.closePath();
      }
      if (item.fill !== null) {
        canvas.fillStyle = item.fill;
        canvas.fill();
      }
      if (item.stroke !== null) {
        canvas.strokeStyle = item.stroke;
        canvas.lineWidth = item.width;
        canvas.lineJoin = 'miter';
        canvas.stroke();
      }
    }
    canvas.restore();
  });
}

/** Draws all of a picture that is no data. */
export const furniture = {
  id: 'furniture',
  beforeDatasetsDraw({ ctx, data }: Drawn): void {
    drawItems(ctx, data.furniture.below, FONTS);
  },
  afterDatasetsDraw({ ctx, data }: Drawn): void {
    drawItems(ctx, data.furniture.above, FONTS);
  },
};

/** The same plugin as JavaScript, for a server that is to draw the same picture. */
export const FURNITURE_SOURCE = `{"id":"furniture",${hook('beforeDatasetsDraw', 'below')},${hook('afterDatasetsDraw', 'above')}}`;

function hook(name: string, layer: keyof Furniture): string {
  return `"${name}":(chart)=>{(${drawItems.toString()})(chart.ctx,chart.data.furniture.${layer},${JSON.stringify(FONTS)})}`;
}
