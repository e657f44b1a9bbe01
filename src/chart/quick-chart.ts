import type { Picture } from './charts.ts';
import type { Drawing } from './layout/drawing.ts';
import { layOut } from './layout/lay-out.ts';
import { FONTS, PAINT_SOURCE } from './paint.ts';
import { RenderError, type Renderer } from './renderer.ts';

/** Requests to the server at a time: it is one process that draws one chart after the other. */
const AT_ONCE = 4;

/** What every chat platform takes: docs/charts.md names them. */
const MOST_BYTES = 2 ** 20;
const MOST_PIXELS = 1024;

/** As `version` of a request: the newest Chart.js 4 that the server has. */
const CHART_JS = '4';

/**
 * Has charts drawn by a QuickChart server: what it is sent is an empty chart with a plugin that draws the items of the
 * picture, as they are drawn here but in the nearest font that the server has. It never falls back to drawing here, nor to
 * another server: whoever named a server has to see that it fails.
 *
 * @param url - without a slash at its end
 */
export function createQuickChart(url: string, width: number): Renderer {
  return {
    atOnce: AT_ONCE,
    render: async (spec, signal) => {
      const response = await post(`${url}/chart`, await bodyOf(layOut(spec), width), signal);
      return readPicture(response);
    },
    close: async () => {},
  };
}

async function bodyOf(drawing: Drawing, width: number): Promise<string> {
  const { default: loaded } = await import('quickchart-js');
  // Its types are those of its CommonJS build, which has the class one level deeper.
  const QuickChart = loaded as unknown as typeof loaded.default;
  const request = new QuickChart();
  const scale = width / drawing.width;
  request.setConfig(sourceOf(drawing, scale)).setVersion(CHART_JS).setFormat('png').setBackgroundColor('transparent');
  request
    .setWidth(width)
    .setHeight(Math.round(drawing.height * scale))
    .setDevicePixelRatio(1);
  return JSON.stringify(request.getPostData());
}

const EMPTY_CHART = {
  type: 'line',
  options: {
    animation: false,
    responsive: false,
    events: [],
    scales: { x: { display: false }, y: { display: false } },
  },
} as const;

/**
 * The configuration as JavaScript. It is JSON with one plugin added, and not what quickchart-js makes of an object:
 * that runs words of a title as code where they are marked in a certain way.
 */
function sourceOf({ items }: Drawing, scale: number): string {
  const plugins = { legend: { display: false }, tooltip: { enabled: false }, datalabels: { display: false } };
  const options = { ...EMPTY_CHART.options, plugins };
  const chart = { ...EMPTY_CHART, options, data: { labels: [], datasets: [], items } };
  const plugin = `{"id":"picture","afterDraw":(chart)=>{(${PAINT_SOURCE})(chart.ctx,chart.data.items,${scale},${JSON.stringify(FONTS)})}}`;
  return `${JSON.stringify(chart).slice(0, -1)},"plugins":[${plugin}]}`;
}

async function post(url: string, body: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'image/png' },
    body,
    signal,
    // A redirect could lead to a host that nobody has named.
    redirect: 'manual',
  });
  if (response.ok) return response;
  await response.body?.cancel();
  const { status } = response;
  if (status >= 300 && status < 400)
    throw new RenderError('The chart server sends us elsewhere, which is not followed.');
  const said = response.headers.get('x-quickchart-error')?.slice(0, 200);
  throw new RenderError(`The chart server answered with ${status}.`, { cause: said });
}

async function readPicture(response: Response): Promise<Picture> {
  const png = await readAtMost(response, MOST_BYTES);
  const size = pngSize(png);
  if (size === null) throw new RenderError('The chart server answered with something that is no PNG picture.');
  if (size.width > MOST_PIXELS || size.height > MOST_PIXELS || size.width * size.height === 0) {
    throw new RenderError(
      `The chart server drew ${size.width} by ${size.height} pixels; at most 1024 by 1024 are shown.`,
    );
  }
  return { png, ...size };
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > most) throw new RenderError('The chart server answered with more than 1 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** From its first chunk; null: it is no PNG. */
function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = view.length > 24 && view.readUInt32BE(0) === 0x89504e47 && view.toString('latin1', 12, 16) === 'IHDR';
  return isPng ? { width: view.readUInt32BE(16), height: view.readUInt32BE(20) } : null;
}
