import { webApi } from '@slack/bolt';
import type { Log } from '../../src/index.ts';
import type { Patience } from './calls.ts';
import type { SlackSettings } from './settings.ts';

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

/**
 * Slack's packages write into our log. What they say at their lowest level holds people's words, and is dropped; of the
 * rest nobody knows what it quotes, so it is told at our lowest level alone.
 */
export function slackLogger(log: Log): webApi.Logger {
  const say = (words: readonly unknown[]) => {
    log.debug({ slack: words.map((each) => String(each)).join(' ') }, 'said by a package of Slack');
  };
  const tell = (level: 'warn' | 'error', words: readonly unknown[]) => {
    log[level]({}, 'a package of Slack has something to say: LOG_LEVEL=debug shows it');
    say(words);
  };
  return {
    debug: () => {},
    info: (...words) => say(words),
    warn: (...words) => tell('warn', words),
    error: (...words) => tell('error', words),
    setLevel: () => {},
    getLevel: () => webApi.LogLevel.INFO,
    setName: () => {},
  };
}
