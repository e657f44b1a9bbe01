import { webApi } from '@slack/bolt';
import type { Log, Settings } from '../../src/index.ts';
import type { Patience } from './calls.ts';

export type SlackSettings = NonNullable<Settings['slack']>;

/** Slack's own address of the Web API. */
const SLACK_API = 'https://slack.com/api/';

/**
 * How Slack's clients are set up: each call is one attempt and a 429 is given to us, so that trying again is our own
 * (calls.ts), the same for every call.
 */
export function clientOptions(apiUrl: string | null, log: Log, patience: Patience): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl ?? SLACK_API,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: patience.timeoutMs,
    logger: slackLogger(log),
  };
}

export function createClient(
  { botToken, apiUrl }: Pick<SlackSettings, 'botToken' | 'apiUrl'>,
  log: Log,
  patience: Patience,
): webApi.WebClient {
  return new webApi.WebClient(botToken, clientOptions(apiUrl, log, patience));
}

/** Slack's packages write into our log; what they say at their lowest level holds people's words, and is dropped. */
export function slackLogger(log: Log): webApi.Logger {
  const say = (words: readonly unknown[]) => ({ slack: words.map((each) => String(each)).join(' ') });
  return {
    debug: () => {},
    info: (...words) => log.debug(say(words), 'said by a package of Slack'),
    warn: (...words) => log.warn(say(words), 'said by a package of Slack'),
    error: (...words) => log.error(say(words), 'said by a package of Slack'),
    setLevel: () => {},
    getLevel: () => webApi.LogLevel.INFO,
    setName: () => {},
  };
}
