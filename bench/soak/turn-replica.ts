import { type Parts } from '../../adapters/shared/service.ts';
import { TUNING } from '../../adapters/slack/main.ts';
import type { DatabaseAddress } from '../../src/index.ts';
import { startSlackBot } from '../../test/fixtures/slack-bot.ts';
import type { SlackServer } from '../../test/fixtures/slack-server.ts';
import type { TurnStep } from './turn-steps.ts';

/** What a process is told on its command line, as JSON; where it dies it is sent once it is ready. */
export interface TurnOrders {
  readonly address: DatabaseAddress;
  readonly slackUrl: string;
}

let dieAt: TurnStep | null = null;

function reached(step: TurnStep): void {
  if (step === dieAt) process.kill(process.pid, 'SIGKILL');
}

/** The product's own service on parts that say what it does with them. */
function watched({ desk, conversations, ...parts }: Parts): Parts {
  const { inbox, shown } = conversations;
  return {
    ...parts,
    desk: {
      ...desk,
      async answer(message) {
        reached('answering');
        const answer = await desk.answer(message);
        reached('kept');
        return answer;
      },
    },
    conversations: {
      ...conversations,
      inbox: {
        ...inbox,
        async accept(...args) {
          const isNew = await inbox.accept(...args);
          reached('received');
          return isNew;
        },
        async end(...args) {
          reached('ending');
          await inbox.end(...args);
          reached('ended');
        },
      },
      shown: {
        ...shown,
        async place(...args) {
          await shown.place(...args);
          reached('placed');
        },
      },
    },
  };
}

function watchCalls(): void {
  const send = globalThis.fetch;
  globalThis.fetch = async (...args) => {
    const url = String(args[0] instanceof Request ? args[0].url : args[0]);
    if (url.endsWith('/users.info')) reached('admitting');
    const isPost = url.endsWith('/chat.postMessage');
    if (isPost) reached('posting');
    const response = await send(...args);
    if (isPost) reached('posted');
    return response;
  };
}

async function run({ address, slackUrl }: TurnOrders): Promise<void> {
  watchCalls();
  const slack = { url: slackUrl } as SlackServer;
  const { url, stop } = await startSlackBot({ address, slack, tuning: TUNING, through: watched });
  process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
  process.send?.({ url });
}

if (process.argv[2] !== undefined) {
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit(1));
  process.on('message', (step) => {
    dieAt = step as TurnStep;
    process.send?.('armed');
  });
  void run(JSON.parse(process.argv[2]) as TurnOrders);
}
