import type { Log } from '../../src/index.ts';
import { type DeliverPorts, respond, say, whisper } from './deliver.ts';
import type { Incoming } from './incoming.ts';
import { isDirect } from './where.ts';

type Told = Pick<Incoming, 'who' | 'where'>;
type Way = () => Promise<unknown>;

/**
 * One plain sentence to the person: to them alone where others could see it, else by direct message. That something went
 * wrong is said in the open first: who asked may not be looking, and a message to one person alone is gone then.
 */
export async function tell(
  ports: DeliverPorts,
  { who, where }: Told,
  sentence: string,
  why: 'said' | 'sorry' = 'said',
): Promise<void> {
  const openly = why === 'sorry' && where.kind === 'thread' ? [() => say(ports, where, sentence)] : [];
  const others = [...alone(ports, { who, where }, sentence), directly(ports, who.person, sentence)];
  await firstThatWorks(ports.log, [...openly, ...others]);
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
