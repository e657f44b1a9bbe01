import { createHash } from 'node:crypto';
import { periodOfHeading } from './columns.ts';
import type { FoundTable } from './find-table.ts';

/**
 * What makes the sheet of one quarter the same as that of the next: its headings, without those of periods and without the
 * years and numbers in others.
 */
export function shapeOf({ headings }: FoundTable): string {
  const names = headings
    .filter((heading) => heading !== '' && periodOfHeading(heading) === null)
    .map((heading) => heading.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim());
  return createHash('sha256')
    .update(JSON.stringify([...new Set(names)].sort()))
    .digest('hex');
}
