import type { ChartSpec, Part } from '../../src/index.ts';

/** TEMPORARY: until src/index.ts exports chartTable. */
export function chartTable(spec: ChartSpec): Extract<Part, { kind: 'table' }> {
  const title = spec.title;
  switch (spec.kind) {
    case 'line':
      return { kind: 'table', title, columns: ['Period', 'Value'], rows: spec.points.map((p) => [p.label, p.shown]) };
    case 'bars':
      return { kind: 'table', title, columns: ['Bar', 'Value'], rows: spec.bars.map((p) => [p.label, p.shown]) };
    case 'comparison':
      return {
        kind: 'table',
        title,
        columns: ['Period', ...spec.series.map(({ name }) => name)],
        rows: spec.labels.map((label, at) => [label, ...spec.series.map(({ points }) => points[at]?.shown ?? '')]),
      };
    case 'glance':
      return {
        kind: 'table',
        title,
        columns: ['Measure', 'Value', 'Target'],
        rows: spec.rows.map(({ name, value, target }) => [name, value, target ?? '']),
      };
  }
}
