import type { App, Receiver } from '@slack/bolt';

/** How what Slack sends gets to the Bolt app. */
export interface Transport extends Receiver {
  isConnected(): boolean;
}

/**
 * Gives what came in to the app's listeners, and what they acknowledge it with once all have ended: what they keep is
 * kept before Slack is told that it arrived. Bolt by itself acknowledges an event before its listeners see it.
 */
export async function heard(app: App, body: Record<string, unknown>): Promise<unknown> {
  let response: unknown = '';
  await app.processEvent({
    body,
    ack: (given: unknown) => {
      response = given ?? '';
      return Promise.resolve();
    },
  });
  return response;
}
