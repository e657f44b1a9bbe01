import type { Settings } from '../src/index.ts';
import type { PlatformChoice, ServiceChoice } from './shared/service.ts';
import { SLACK_SETTINGS } from './slack/settings.ts';
import { TEAMS_SETTINGS } from './teams/settings.ts';
import { isServed } from './web/reach.ts';

/** Every platform that the bot can be part of. */
export const PLATFORMS: readonly PlatformChoice[] = [
  {
    name: 'slack',
    section: SLACK_SETTINGS,
    isSetUp: (settings) => settings.of(SLACK_SETTINGS) !== null,
    whyReached: (settings) =>
      settings.of(SLACK_SETTINGS)?.transport.kind === 'http'
        ? 'Slack over HTTP reaches this server from outside'
        : null,
    load: async () => (await import('./slack/main.ts')).createSlackService,
  },
  {
    name: 'teams',
    section: TEAMS_SETTINGS,
    isSetUp: (settings) => settings.of(TEAMS_SETTINGS) !== null,
    whyReached: (settings) =>
      (settings.of(TEAMS_SETTINGS)?.app ?? null) === null ? null : 'Teams reaches this server from outside',
    load: async () => (await import('./teams/main.ts')).createTeams,
  },
];

/** Whether the page to try it on is part of the process. Throws a SettingsError where that needs more settings. */
export function isPageServed(settings: Settings): boolean {
  const others = PLATFORMS.filter((each) => each.isSetUp(settings));
  return isServed(settings, {
    areOthers: others.length > 0,
    whyReached: others.map((each) => each.whyReached(settings)),
  });
}

/** Every adapter that can be part of the process, in the order in which they are asked whether a request is theirs. */
export const CHOICES: readonly ServiceChoice[] = [
  ...PLATFORMS,
  { name: 'web', isSetUp: isPageServed, load: async () => (await import('./web/main.ts')).createWeb },
];
