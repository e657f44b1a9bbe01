import type { Settings } from '../config.ts';
import { SettingsError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Charts } from './charts.ts';

export interface ChartsOptions {
  /** null: charts are drawn here, and nothing is sent anywhere. */
  readonly quickChart: Settings['quickChart'];
  readonly log: Pick<Log, 'warn'>;
  readonly limits?: Partial<ChartsLimits>;
  /** Pixels across that pictures are drawn with. */
  readonly width?: number;
  /** Pixels across that pictures drawn here are made smaller to once they are drawn, for looking at what a phone shows. */
  readonly shrinkTo?: number;
  /** What a worker runs, in place of the file that draws. */
  readonly worker?: URL;
}

export interface ChartsLimits {
  /** From when a chart is asked for; waiting for its turn counts. */
  readonly timeMs: number;
  /** Charts that wait for their turn. */
  readonly inLine: number;
  readonly cacheBytes: number;
  /** After so long without a chart a worker ends. */
  readonly idleMs: number;
}

/** Charts that can be made ready for the first question. */
export interface WarmCharts extends Charts {
  /** Starts a worker and has it draw, so that the first chart is as quick as any; does nothing where a server draws. */
  warm(): Promise<void>;
}

const PUBLIC_HOST = 'quickchart.io';

/**
 * Charts, for whoever shows them. What draws is loaded with the first chart: a question without one starts without it.
 *
 * @throws SettingsError where the public QuickChart service is named and nobody has allowed that
 */
export function createCharts(options: ChartsOptions): WarmCharts {
  if (options.quickChart) checkServer(options.quickChart, options.log);
  let opened: Promise<WarmCharts> | null = null;
  let isClosed = false;
  const open = async (): Promise<WarmCharts> => (await import('./open-charts.ts')).openCharts(options);
  return {
    async draw(spec) {
      if (isClosed)
        return { kind: 'none', problem: 'failed', why: 'Charts are no longer drawn: the program is ending.' };
      try {
        opened ??= open();
        return await (await opened).draw(spec);
      } catch (err) {
        options.log.warn({ err }, 'what draws charts could not be loaded');
        return { kind: 'none', problem: 'failed', why: 'The chart could not be drawn.' };
      }
    },
    async warm() {
      opened ??= open();
      await (await opened).warm();
    },
    async close() {
      isClosed = true;
      await (await opened)?.close();
    },
  };
}

function checkServer({ url, allowPublic }: NonNullable<Settings['quickChart']>, log: ChartsOptions['log']): void {
  if (!isPublic(url)) return;
  if (!allowPublic) throw publicRefused(url);
  log.warn({ host: new URL(url).host }, 'charts are drawn by a public server: data leaves the organisation');
}

/** The public host itself and all under it, whatever case, port or final dot it is written with. */
function isPublic(url: string): boolean {
  const host = new URL(url).hostname.toLowerCase().replace(/\.+$/, '');
  return host === PUBLIC_HOST || host.endsWith(`.${PUBLIC_HOST}`);
}

function publicRefused(url: string): SettingsError {
  const message =
    `The setting QUICKCHART_URL names ${new URL(url).host}, the public QuickChart service: figures would leave the organisation. ` +
    'Name a server of your own, or set QUICKCHART_ALLOW_PUBLIC=true as well.';
  return new SettingsError('setting-wrong', message);
}
