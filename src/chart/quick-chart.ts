import type { Picture } from './charts.ts';
import type { ChartJson, Drawing } from './layout/drawing.ts';
import { FURNITURE_SOURCE } from './layout/furniture.ts';
import { layOut } from './layout/lay-out.ts';
import { RenderError, type Renderer } from './renderer.ts';

/** Requests to the server at a time: it is one process that draws one chart after the other. */
const AT_ONCE = 4;

/** What every chat platform takes: docs/charts.md names them. */
const MOST_BYTES = 2 ** 20;
const MOST_PIXELS = 1024;

/** As `version` of a request: the newest Chart.js 4 that the server has. */
const CHART_JS = '4';

/**
 * Has charts drawn by a QuickChart server from the same configuration. It never falls back to drawing here, nor to
 * another server: whoever named a server has to see that it fails.
 *
 * @param url - without a slash at its end
 */
export function createQuickChart(url: string, density: number): Renderer {
  return {
    atOnce: AT_ONCE,
    render: async (spec, signal) => {
      const response = await post(`${url}/chart`, await bodyOf(layOut(spec), density), signal);
      return readPicture(response);
    },
    close: async () => {},
  };
}

async function bodyOf({ width, height, chart }: Drawing, density: number): Promise<string> {
  const { default: loaded } = await import('quickchart-js');
  // Its types are those of its CommonJS build, which has the class one level deeper.
  const QuickChart = loaded as unknown as typeof loaded.default;
  const request = new QuickChart();
  request.setConfig(sourceOf(chart)).setVersion(CHART_JS).setFormat('png').setBackgroundColor('#ffffff');
  request.setWidth(width).setHeight(height).setDevicePixelRatio(density);
  return JSON.stringify(request.getPostData());
}

/**
 * The configuration as JavaScript. It is JSON with one plugin added, and not what quickchart-js makes of an object:
 * that runs words of a title as code where they are marked in a certain way.
 */
function sourceOf(chart: ChartJson): string {
  return `${JSON.stringify(chart).slice(0, -1)},"plugins":[${FURNITURE_SOURCE}]}`;
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
