import type { ChartSpec, Part } from '../../src/index.ts';

/** Stands in until the door exports it. */
export function chartTable(spec: ChartSpec): Extract<Part, { kind: 'table' }> {
  const rows = spec.kind === 'line' ? spec.points.map(({ label, shown }) => [label, shown]) : [];
  return { kind: 'table', title: spec.title, columns: ['Period', 'Value'], rows };
}
