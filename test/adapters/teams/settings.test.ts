import { describe, expect, it } from 'vitest';
import { TEAMS_SETTINGS } from '../../../adapters/teams/settings.ts';
import { readSettings, SettingsError } from '../../../src/index.ts';

const read = (environment: Readonly<Record<string, string>>) => readSettings(environment).of(TEAMS_SETTINGS);

describe('the settings of Teams', () => {
  it('are none where nothing is set', () => {
    expect(read({})).toBeNull();
    expect(read({ MicrosoftAppId: '' })).toBeNull();
  });

  it('have no password with a managed identity', () => {
    expect(read({ MicrosoftAppId: 'id', MicrosoftAppTenantId: 'tenant', MicrosoftAppType: 'UserAssignedMSI' })).toEqual(
      {
        app: { id: 'id', password: null, type: 'UserAssignedMSI', tenantId: 'tenant' },
        tenantIds: [],
        allowsGuests: false,
        allowsExternal: false,
      },
    );
  });

  it.each([
    [{ MicrosoftAppId: 'id' }, /^The setting MicrosoftAppTenantId is missing: /],
    [{ MicrosoftAppId: 'id', MicrosoftAppTenantId: 't' }, /^The setting MicrosoftAppPassword is missing: /],
    [{ MicrosoftAppPassword: 'secret' }, /^The setting MicrosoftAppId is missing: /],
  ])('%j are refused in one line that names it', (environment, message) => {
    const reading = () => read(environment);
    expect(reading).toThrow(SettingsError);
    expect(reading).toThrow(message);
    expect(reading).not.toThrow(/secret|\n/);
  });
});
