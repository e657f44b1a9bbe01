import { type Log, StoreError } from '../../src/index.ts';
import { type DeliverPorts, respond, say, whisper } from './deliver.ts';
import type { Incoming } from './incoming.ts';
import { isDirect } from './where.ts';

export const FORGOTTEN = 'That answer is too old for its buttons to work. Please ask again.';

type Told = Pick<Incoming, 'who' | 'where'>;
type Way = () => Promise<unknown>;

/** One plain sentence to the person: to them alone where others could see it, else by direct message. */
export async function tell(ports: DeliverPorts, { who, where }: Told, sentence: string): Promise<void> {
  await firstThatWorks(ports.log, [...alone(ports, { who, where }, sentence), directly(ports, who.person, sentence)]);
}

function alone(ports: DeliverPorts, { who, where }: Told, sentence: string): readonly Way[] {
  if (where.kind === 'direct') return [];
  const { channel, responseUrl } = where;
  const threadTs = where.threadTs ?? null;
  if (isDirect(channel) && where.kind === 'thread') return [() => say(ports, { channel, threadTs }, sentence)];
  return [
    ...(responseUrl === null ? [] : [() => respond(ports, responseUrl, { sentence, threadTs })]),
    () => whisper(ports, { channel, threadTs, person: who.person }, sentence),
  ];
}

function directly(ports: DeliverPorts, person: string, sentence: string): Way {
  return () => say(ports, { channel: person, threadTs: null }, sentence);
}

/** Throws what the last way threw. */
async function firstThatWorks(log: Log, ways: readonly Way[]): Promise<void> {
  let failed: unknown = null;
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (error) {
      failed = error;
      log.warn({ err: error }, 'one way to tell a person failed');
    }
  }
  throw failed;
}

export interface Trouble {
  readonly eventId: string;
  readonly incoming: Incoming;
  readonly error: unknown;
}

export interface ApologyPorts extends DeliverPorts {
  readonly newId: () => string;
}

/** Says that there is no answer, with a reference to what the log says of it. Never throws. */
export async function apologise(ports: ApologyPorts, { eventId, incoming, error }: Trouble): Promise<void> {
  const { who, where } = incoming;
  const reference = ports.newId().slice(0, 8);
  ports.log.error({ err: error, reference, eventId, what: incoming.what.kind }, 'event not answered');
  // Nobody asked for it in words, and opening it again is all there is to do.
  if (incoming.what.kind === 'home') return;
  const sentence = `${reasonOf(error)} Please ask again in a few minutes. (Reference ${reference})`;
  try {
    // In the open: who asked may not be looking, and a message to one person alone is gone then.
    const openly = where.kind === 'thread' ? [() => say(ports, where, sentence)] : [];
    const others = [...alone(ports, { who, where }, sentence), directly(ports, who.person, sentence)];
    await firstThatWorks(ports.log, [...openly, ...others]);
  } catch (failed) {
    ports.log.error({ err: failed, reference, eventId }, 'nobody could be told');
  }
}

function reasonOf(error: unknown): string {
  return error instanceof StoreError
    ? 'I can not reach the figures at the moment, so this has no answer.'
    : 'Something went wrong on my side, so this has no answer.';
}
