import type { Fill } from './sheet.ts';

/** What colour a cell is, of those that ratings are shown by: 'FFC00000' or '#C00000'. */
export function fillOf(colour: string | undefined): Fill | null {
  const hex = /([0-9a-f]{6})$/i.exec(colour ?? '')?.[1];
  if (hex === undefined) return null;
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  // Greys and pale shades that only part the rows.
  if (high === 0 || (high - low) / high < 0.25) return null;
  if (blue === high) return null;
  if (green === high) return red > 0.9 * green ? 'yellow' : 'green';
  if (green > 0.88 * red) return 'yellow';
  return green > 0.45 * red && blue < 0.75 * green ? 'amber' : 'red';
}
