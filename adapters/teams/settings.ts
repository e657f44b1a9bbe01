import { z } from 'zod';
import { missingSetting, SETTING_KINDS, settingsSection } from '../../src/index.ts';

export interface TeamsSettings {
  /** null: by TEAMS_DEVELOPMENT alone, on loopback only. */
  readonly app: {
    readonly id: string;
    /** null with a managed identity. */
    readonly password: string | null;
    readonly type: 'SingleTenant' | 'UserAssignedMSI';
    readonly tenantId: string;
  } | null;
  /** Tenants that may ask; empty: that of the app alone. */
  readonly tenantIds: readonly string[];
  readonly allowsGuests: boolean;
  readonly allowsExternal: boolean;
}

const { ids, text, yesOrNo } = SETTING_KINDS;

const schema = z.object({
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'SingleTenant or UserAssignedMSI')
    .default('SingleTenant'),
  MicrosoftAppTenantId: text,
  TEAMS_TENANT_ID: ids,
  TEAMS_ALLOW_GUESTS: yesOrNo,
  TEAMS_ALLOW_EXTERNAL: yesOrNo,
  TEAMS_DEVELOPMENT: yesOrNo,
});

/** null: not set up, so Teams is left out. */
export const TEAMS_SETTINGS = settingsSection({
  title: 'Microsoft Teams',
  about: 'Teams is part of the process once MicrosoftAppId is set.',
  schema,
  settings: {
    MicrosoftAppId: { meaning: 'The id of the app registration' },
    MicrosoftAppPassword: { meaning: 'Its client secret; a managed identity has none' },
    MicrosoftAppType: { meaning: '`SingleTenant`, or `UserAssignedMSI` for a managed identity' },
    MicrosoftAppTenantId: { meaning: 'The tenant that it is registered in' },
    TEAMS_TENANT_ID: { meaning: 'Tenants that may ask, with commas', unset: "the app's own" },
    TEAMS_ALLOW_GUESTS: { meaning: 'Whether guests of the tenant may ask' },
    TEAMS_ALLOW_EXTERNAL: {
      meaning: 'Whether people of other organisations may, and anybody in channels shared with them',
    },
    TEAMS_DEVELOPMENT: { meaning: "With no app id, for Microsoft's emulator on this machine alone" },
  },
  secret: ['MicrosoftAppPassword'],
  from: teamsOf,
});

function teamsOf(data: z.infer<typeof schema>): TeamsSettings | null {
  const who = {
    tenantIds: data.TEAMS_TENANT_ID,
    allowsGuests: data.TEAMS_ALLOW_GUESTS === 'true',
    allowsExternal: data.TEAMS_ALLOW_EXTERNAL === 'true',
  };
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = data;
  if (!id) {
    if (password)
      throw missingSetting('MicrosoftAppId', 'MicrosoftAppPassword is set and Teams needs the id of the app');
    return data.TEAMS_DEVELOPMENT === 'true' ? { app: null, ...who } : null;
  }
  if (!tenantId) throw missingSetting('MicrosoftAppTenantId', 'Teams needs the tenant that the app is registered in');
  const type = data.MicrosoftAppType;
  if (type === 'SingleTenant' && !password) {
    throw missingSetting('MicrosoftAppPassword', 'Teams needs it, unless MicrosoftAppType is UserAssignedMSI');
  }
  return { app: { id, password: type === 'SingleTenant' ? (password ?? null) : null, type, tenantId }, ...who };
}
