import type { Asker, Desk, Log, Overview } from '../../src/index.ts';
import type { Calls } from './calls.ts';
import { homeView, publish } from './home.ts';
import { membershipsOf } from './memberships.ts';

export interface HomePorts {
  readonly desk: Pick<Desk, 'digestsOf'>;
  readonly calls: Calls;
  readonly log: Log;
}

/** Shows a person the scorecard on the bot's home, with what is set up for them. */
export async function showHome(
  { desk, ...ports }: HomePorts,
  { platform, organisation, person }: Asker,
  overview: Overview,
): Promise<void> {
  const channels = await channelsFor(ports, person);
  const digests = await desk.digestsOf({ platform, organisation, person }, channels);
  await publish(ports, person, homeView(overview, digests));
}

/** Where Slack doesn't tell, the home has the person's own digests alone. */
async function channelsFor({ calls, log }: Omit<HomePorts, 'desk'>, person: string): Promise<readonly string[]> {
  try {
    return (await membershipsOf(calls, person)).map(({ id }) => id);
  } catch (error) {
    log.warn({ err: error }, "a person's channels could not be told");
    return [];
  }
}
