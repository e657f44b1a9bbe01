import type { Charts, Reply } from '../../src/index.ts';
import { sleep } from '../shared/time.ts';
import { type DeliverPorts, editReply, mayDoPlainer, type Posted, type ToShow } from './deliver.ts';
import { UPLOAD } from './limits.ts';
import { type ChartState, FORMS } from './render.ts';
import { clean, cut, shorten } from './text.ts';

export interface ChartPorts extends DeliverPorts {
  readonly charts: Pick<Charts, 'draw'>;
  readonly waits: ChartWaits;
}

/**
 * Slack looks a picture over before it can be shown, which takes it a second or more
 * (https://github.com/slackapi/node-slack-sdk/issues/1865): until then a message with it is refused.
 */
export interface ChartWaits {
  /** Before each look whether the picture can be shown; no more looks than there are waits. */
  readonly readyMs: readonly number[];
  /** Before each further try, where Slack says that it can be shown and then refuses it. */
  readonly againMs: readonly number[];
}

export const WAITS: ChartWaits = { readyMs: [300, 500, 1000, 2000, 4000, 8000], againMs: [1000, 3000] };

type ChartPart = Extract<Reply['parts'][number], { kind: 'chart' }>;

export function chartsOf(reply: Reply): readonly ChartPart[] {
  return reply.parts.filter((part) => part.kind === 'chart');
}

/** Draws the charts of a reply and shows them in the message that was posted without; where that can't be, its rows are written. */
export async function showCharts(ports: ChartPorts, posted: Posted, shown: ToShow): Promise<void> {
  // Text alone has said all of it.
  if (!posted.form.blocks) return;
  const states: ChartState[] = [];
  for (const part of chartsOf(shown.reply)) states.push(await pictureOf(ports, part));
  if (states.some(({ kind }) => kind === 'file') && (await showPictures(ports, posted, shown, states))) return;
  const { tables: hasTables, thumbs } = posted.form;
  const plainer = FORMS.filter(({ pictures, tables }) => !pictures && (hasTables || !tables));
  const forms = plainer.map((form) => ({ ...form, thumbs }));
  await editReply(ports, posted, shown, { charts: states, forms });
}

/** false: Slack refuses the message for as long as it has pictures. */
async function showPictures(
  ports: ChartPorts,
  posted: Posted,
  shown: ToShow,
  charts: readonly ChartState[],
): Promise<boolean> {
  const forms = [{ ...posted.form, pictures: true }];
  for (const waitMs of [0, ...ports.waits.againMs]) {
    await sleep(waitMs);
    try {
      await editReply(ports, posted, shown, { charts, forms });
      return true;
    } catch (error) {
      if (!mayDoPlainer(error)) throw error;
    }
  }
  return false;
}

/** The id of the uploaded picture, once it can be shown; or why its rows have to do is in the log. */
async function pictureOf(ports: ChartPorts, { spec, alt }: ChartPart): Promise<ChartState> {
  const drawn = await ports.charts.draw(spec);
  if (drawn.kind === 'none') {
    ports.log.warn({ problem: drawn.problem, why: drawn.why, chart: spec.kind }, 'chart not drawn');
    return { kind: 'table' };
  }
  try {
    const id = await upload(ports, drawn.picture.png, { title: spec.title, alt });
    return (await isUsable(ports, id)) ? { kind: 'file', id } : { kind: 'table' };
  } catch (error) {
    ports.log.warn({ err: error, chart: spec.kind }, 'chart not uploaded');
    return { kind: 'table' };
  }
}

/** To nobody: the message that shows it is what gives it to the people of its channel. */
async function upload(
  { calls }: ChartPorts,
  png: Uint8Array,
  { title, alt }: { readonly title: string; readonly alt: string },
): Promise<string> {
  const { files } = await calls.call('files.uploadV2', {
    file: Buffer.from(png),
    filename: 'chart.png',
    title: cut(title, UPLOAD.title, clean),
    // The message that shows it has all of them.
    alt_text: shorten(alt, { most: UPLOAD.altText, note: '', make: clean }),
  });
  const id = files?.[0]?.files?.[0]?.id;
  if (!id) throw new Error('Slack gave no id for an uploaded file');
  return id;
}

async function isUsable({ calls, waits, log }: ChartPorts, file: string): Promise<boolean> {
  for (const waitMs of waits.readyMs) {
    await sleep(waitMs);
    const { file: told } = await calls.call('files.info', { file });
    // Filled in once the picture was looked over.
    if (told?.mimetype) return true;
  }
  log.warn({ file }, 'chart not ready in time');
  return false;
}
