import { describe, expect, it } from 'vitest';
import { SLACK_SETTINGS } from '../../../adapters/slack/settings.ts';
import { readSettings, SettingsError } from '../../../src/index.ts';

const read = (environment: Readonly<Record<string, string>>) => readSettings(environment).of(SLACK_SETTINGS);

describe('the settings of Slack', () => {
  it('are none where nothing is set', () => {
    expect(read({})).toBeNull();
    expect(read({ SLACK_BOT_TOKEN: '' })).toBeNull();
  });

  it('are of Socket Mode with an app token', () => {
    expect(
      read({
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_SIGNING_SECRET: 'both',
        SLACK_TEAM_IDS: 'T1, T2',
      }),
    ).toEqual({
      botToken: 'xoxb-1',
      transport: { kind: 'socket', appToken: 'xapp-1' },
      apiUrl: null,
      teamIds: ['T1', 'T2'],
      allowsGuests: false,
      allowsExternal: false,
    });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'secret' }, /^The setting SLACK_BOT_TOKEN is something else; allowed: a value that begins/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^The setting SLACK_SIGNING_SECRET is missing: /],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^The setting SLACK_BOT_TOKEN is missing: /],
  ])('%j are refused in one line that names it', (environment, message) => {
    const reading = () => read(environment);
    expect(reading).toThrow(SettingsError);
    expect(reading).toThrow(message);
    expect(reading).not.toThrow(/secret|\n/);
  });
});
