import { LRUCache } from 'lru-cache';
import type { Charts, Drawn, DrawProblem, Picture } from './charts.ts';
import type { ChartsLimits, ChartsOptions, WarmCharts } from './create-charts.ts';
import { createDrawPool } from './draw-pool.ts';
import { createGate, GateFullError } from './gate.ts';
import { createQuickChart } from './quick-chart.ts';
import { RenderError, type Renderer } from './renderer.ts';
import type { ChartSpec, LineSpec } from './spec/chart-spec.ts';
import { problemIn } from './spec/check-spec.ts';
import { stableKey } from './stable-key.ts';

const LIMITS: ChartsLimits = { timeMs: 8000, inLine: 32, cacheBytes: 32 * 2 ** 20, idleMs: 60_000 };

/** Pixels across: what Teams shows in a card at most, and a phone at better than two for each of its own. */
const CHART_WIDTH = 1024;

const WORKER = new URL('./draw-worker.js', import.meta.url);

/** Charts drawn by workers here or, where an operator has named one, by a QuickChart server: never by both. */
export function openCharts(options: ChartsOptions): WarmCharts {
  const { quickChart, log, width = CHART_WIDTH, shrinkTo = null, worker = WORKER } = options;
  const limits = { ...LIMITS, ...options.limits };
  const renderer = quickChart
    ? createQuickChart(quickChart.url, width)
    : createDrawPool({
        how: { width, shrinkTo },
        worker,
        idleMs: limits.idleMs,
        onError: (err) => log.warn({ err }, 'a worker that draws charts has failed'),
      });
  const draw = cached(drawBy(renderer, limits, log), limits.cacheBytes);
  return {
    draw,
    warm: async () => void (quickChart ? null : await draw(WARM_UP)),
    close: () => renderer.close(),
  };
}

type Draw = Charts['draw'];

/** Draws within limits; what goes wrong is said, and the rest goes to the log. */
function drawBy(renderer: Renderer, { timeMs, inLine }: ChartsLimits, log: ChartsOptions['log']): Draw {
  const gate = createGate({ atOnce: renderer.atOnce, inLine });
  return async (spec) => {
    const late = new AbortController();
    // Held by the event loop: a process that waits for a chart does not end before it.
    const timer = setTimeout(() => late.abort(), timeMs);
    try {
      const picture = await gate.run(() => renderer.render(spec, late.signal), late.signal);
      return { kind: 'picture', picture };
    } catch (err) {
      if (err instanceof GateFullError) return none('busy', 'Too many charts are being drawn at the moment.');
      if (late.signal.aborted) return none('too-slow', `The chart was not ready within ${timeMs / 1000} seconds.`);
      log.warn({ err, chart: spec.kind }, 'a chart could not be drawn');
      return none('failed', err instanceof RenderError ? err.message : 'The chart could not be drawn.');
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Draws each specification once: what is held is given again, and what is under way is waited for. */
function cached(draw: Draw, bytes: number): Draw {
  const held = new LRUCache<string, Picture>({ maxSize: bytes, sizeCalculation: ({ png }) => png.byteLength });
  const underWay = new Map<string, Promise<Drawn>>();
  const drawOnce = async (key: string, spec: ChartSpec): Promise<Drawn> => {
    try {
      const drawn = await draw(spec);
      if (drawn.kind === 'picture') held.set(key, drawn.picture);
      return drawn;
    } finally {
      underWay.delete(key);
    }
  };
  return async (spec) => {
    const problem = problemIn(spec);
    if (problem !== null) return none('refused', problem);
    const key = stableKey(spec);
    const picture = held.get(key);
    if (picture) return { kind: 'picture', picture };
    const drawing = underWay.get(key) ?? drawOnce(key, spec);
    underWay.set(key, drawing);
    return drawing;
  };
}

export function none(problem: DrawProblem, why: string): Drawn {
  return { kind: 'none', problem, why };
}

/** Has every part of drawing run once. */
const WARM_UP: LineSpec = {
  kind: 'line',
  title: 'Ready',
  subtitle: 'Nobody sees this',
  unit: 'percent',
  ground: 'both',
  lines: [
    {
      name: 'Ready',
      points: [40, 60].map((value, at) => ({
        label: 'Day',
        end: `2018-01-0${at + 1}`,
        value,
        shown: `${value}%`,
        rating: 'within',
        approximate: false,
        provisional: false,
      })),
      breaks: [],
    },
  ],
  axis: { min: 0, max: 100, steps: [0, 50, 100] },
  targets: [{ from: '0001-01-01', to: '9999-12-31', low: 50, high: 50, shown: '50%' }],
  bands: [],
  comparators: [],
  event: null,
  footer: ['Nobody sees this'],
};
