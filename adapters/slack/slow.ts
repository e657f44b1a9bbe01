import type { Log } from '../../src/index.ts';
import type { Calls } from './calls.ts';
import type { Incoming } from './incoming.ts';

export interface SlowPorts {
  readonly calls: Pick<Calls, 'once'>;
  readonly log: Log;
  /** Before a person is told that it takes a while. */
  readonly slowMs: number;
}

/** Tells whoever waits that an answer takes a while, where it does. */
export interface Slow {
  begin(incoming: Incoming): void;
  /** It is shown, or something else is said. */
  end(incoming: Incoming): void;
}

const LOOKING = 'is looking the figures up…';

/**
 * Slack takes the words away by itself once something is posted in the thread, or after two minutes:
 * https://docs.slack.dev/reference/methods/assistant.threads.setStatus
 */
export function createSlow({ calls, log, slowMs }: SlowPorts): Slow {
  // By thread, since what is tried again is another object.
  const waiting = new Map<string, NodeJS.Timeout>();
  const stop = (key: string) => {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
  };
  const tell = async (channel: string, thread: string) => {
    try {
      await calls.once('assistant.threads.setStatus', { channel_id: channel, thread_ts: thread, status: LOOKING });
    } catch (error) {
      // A workspace may not have it; the answer comes all the same.
      log.info({ err: error }, 'a slow answer could not be announced');
    }
  };
  return {
    begin(incoming) {
      const place = threadIn(incoming);
      if (place === null) return;
      const { key, channel, threadTs } = place;
      const later = () => {
        waiting.delete(key);
        void tell(channel, threadTs);
      };
      stop(key);
      waiting.set(key, setTimeout(later, slowMs).unref());
    },
    end(incoming) {
      const place = threadIn(incoming);
      if (place !== null) stop(place.key);
    },
  };
}

/** null: what nobody posts in a thread would leave its words there. */
function threadIn({ where }: Incoming) {
  if (where.kind !== 'thread' || where.threadTs === null) return null;
  const { channel, threadTs } = where;
  return { key: `${channel} ${threadTs}`, channel, threadTs };
}
