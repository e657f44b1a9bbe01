import { COMMANDS } from './commands.ts';

/** What an administrator tells Teams about the bot. */
export interface ManifestFacts {
  /** Of the app registration: a GUID. */
  readonly appId: string;
  /** Where the outside reaches us, without a slash at its end. */
  readonly publicUrl: string;
  /** Whom Teams names as the developer, with a page of theirs. */
  readonly organisation: string;
  readonly website: string;
}

/** Of the search while a message is written: sent back as `commandId`, and as the name of the parameter. */
export const SEARCH = { command: 'measures', parameter: 'words' } as const;

/** Raised with every change of what follows: Teams takes no other under a version that it has. */
const VERSION = '1.1.0';

/**
 * The newest version that Microsoft's documentation names; later ones add nothing for bots, and a tenant that lags
 * refuses them. https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema
 */
const SCHEMA = '1.22';

const SCOPES = ['personal', 'team', 'groupChat'] as const;

/** Without `supportedChannelTypes`: Teams offers the bot in no channel that is shared with another organisation. */
export function manifestOf({ appId, publicUrl, organisation, website }: ManifestFacts) {
  const commands = COMMANDS.map(({ says, description }) => ({ title: says, description }));
  return {
    $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA,
    version: VERSION,
    id: appId,
    developer: {
      name: organisation,
      websiteUrl: website,
      privacyUrl: website,
      termsOfUseUrl: website,
    },
    name: { short: 'Scorecard Bot', full: 'Scorecard Bot: answers about performance indicators' },
    description: {
      short: 'Ask how we are doing: the published figure, with its source.',
      full:
        'Scorecard Bot answers questions about performance indicators from the published figures: how a measure is ' +
        'doing, its trend and target, how others do, what needs attention, and where each number comes from. It ' +
        'runs on your own servers and sends nothing elsewhere.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1F3A5F',
    bots: [
      {
        botId: appId,
        scopes: [...SCOPES],
        isNotificationOnly: false,
        // So that figures can be sent in a personal chat, by whom the operator has named; nobody else's files are read.
        supportsFiles: true,
        // A list a scope, though they are alike: Teams wants it so.
        commandLists: SCOPES.map((scope) => ({ scopes: [scope], commands })),
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: SEARCH.command,
            type: 'query',
            context: ['compose', 'commandBox'],
            title: 'Find a measure',
            description: 'Insert the newest figure of a measure into a message',
            initialRun: true,
            parameters: [
              { name: SEARCH.parameter, title: 'Measure', description: 'A name, a theme or a code', inputType: 'text' },
            ],
          },
        ],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(publicUrl).host],
  } as const;
}
