import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import type { Where } from './receive.ts';
import type { Content } from './render.ts';
import type { TeamsSettings } from './settings.ts';
import { ConnectorError, createTransport } from './transport.ts';

/** Who can be told from a token: 'unavailable' where the keys that it is checked against can't be had. */
export type Checked = 'accepted' | 'refused' | 'unavailable';

/** What Teams says of a person in a conversation. */
export interface Member {
  /** 'user', 'owner', 'guest' or 'anonymous'. */
  readonly role: string | null;
  readonly tenant: string | null;
  readonly principalName: string | null;
}

/** The Bot Connector service, one attempt a call. What it throws is a ConnectorError. */
export interface Connector {
  /** Whether a request comes from the Bot Connector, for this bot and with the service URL that it names. */
  check(activity: unknown, authorization: string): Promise<Checked>;
  /** Sends a message; gives the id that it has there. */
  send(
    where: Where,
    content: Content,
    how: { readonly replyTo: string | null; readonly signal?: AbortSignal },
  ): Promise<string>;
  /** Shows something else in a message of the bot's own. */
  update(where: Where, id: string, content: Content): Promise<void>;
  /** Takes a message of the bot's own away. */
  remove(where: Where, id: string): Promise<void>;
  /** null: nobody of that id is in the conversation, or the bot isn't. */
  member(where: Where): Promise<Member | null>;
  /** Gets a token, as sending will. Throws what the sign-in service says. */
  signIn(): Promise<void>;
}

type CredentialsFactory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** What a test puts in the place of Microsoft's services; the product leaves it out. */
export interface Stand {
  readonly credentials?: CredentialsFactory;
  /** Of the keys that inbound tokens are signed with. */
  readonly openIdUrl?: string;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
const LOGIN_URL = 'https://login.microsoftonline.com/botframework.com';
/** Both the scope that we ask tokens for, and who issues those that come with requests. */
const SERVICE = 'https://api.botframework.com';

/** The one file that knows the SDK, but for the transport that it is given. */
export function createConnector(app: TeamsSettings['app'], stand: Stand = {}): Connector {
  const signals = new AsyncLocalStorage<AbortSignal>();
  const credentials = stand.credentials ?? new ConfigurationServiceClientCredentialFactory(credentialsOf(app));
  const transport = createTransport(stand.timeoutMs ?? TIMEOUT_MS, () => signals.getStore() ?? null);
  const authentication = new ConfigurationBotFrameworkAuthentication(
    stand.openIdUrl === undefined ? {} : standIn(stand.openIdUrl),
    credentials,
    undefined,
    undefined,
    { httpClient: transport },
  );
  const adapter = new CloudAdapter(authentication);
  const appId = app?.id ?? '';

  /** Runs `work` as a turn in the conversation: the only way that the SDK has to send. */
  async function turn<T>(where: Where, work: (context: TurnContext) => Promise<T>): Promise<T> {
    const done: T[] = [];
    await adapter.continueConversationAsync(appId, referenceOf(where), async (context) => {
      done.push(await work(context));
    });
    return done[0] as T;
  }

  return {
    async check(activity, authorization) {
      try {
        await authentication.authenticateRequest(activity as Activity, authorization);
        return 'accepted';
      } catch (error) {
        return isUnavailable(error) ? 'unavailable' : 'refused';
      }
    },
    send(where, content, { replyTo, signal }) {
      const post = () =>
        turn(where, async (context) => {
          context.onSendActivities((_, activities, next) => {
            // The turn was begun by us, so the SDK would answer an activity that there never was.
            for (const each of activities) addressed(each, replyTo);
            return next();
          });
          // Without its tenant the connector may not know where a message of ours belongs.
          const channelData = where.tenant === '' ? {} : { channelData: { tenant: { id: where.tenant } } };
          const sent = await context.sendActivity({ ...content, ...channelData } as unknown as Partial<Activity>);
          return sent?.id ?? '';
        });
      return known(signal === undefined ? post : () => signals.run(signal, post));
    },
    update: (where, id, content) =>
      known(() =>
        turn(where, async (context) => {
          await context.updateActivity({ ...content, id } as unknown as Partial<Activity>);
        }),
      ),
    remove: (where, id) => known(() => turn(where, (context) => context.deleteActivity(id))),
    member: (where) =>
      known(() =>
        turn(where, async (context) => {
          try {
            return memberOf(await rosterIn(context, adapter).getConversationMember(rosterOf(where), where.user));
          } catch (error) {
            if (error instanceof ConnectorError && (error.status === 403 || error.status === 404)) return null;
            throw error;
          }
        }),
      ),
    async signIn() {
      const token: unknown = await credentials.createCredentials(appId, SERVICE, LOGIN_URL, true);
      if (hasToken(token)) await token.getToken();
    },
  };
}

function credentialsOf(app: TeamsSettings['app']) {
  if (app === null) return {};
  const { id, password, type, tenantId } = app;
  const known = { MicrosoftAppId: id, MicrosoftAppType: type, MicrosoftAppTenantId: tenantId };
  return password === null ? known : { ...known, MicrosoftAppPassword: password };
}

/** As the public cloud is set up, with keys from elsewhere: the SDK takes all of it or nothing. */
function standIn(openIdUrl: string) {
  return {
    ToChannelFromBotLoginUrl: LOGIN_URL,
    ToChannelFromBotOAuthScope: SERVICE,
    ToBotFromChannelTokenIssuer: SERVICE,
    OAuthUrl: SERVICE,
    ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
    CallerId: '',
  };
}

function referenceOf({ serviceUrl, channelId, conversation, kind, tenant, bot, user }: Where) {
  const conversationType = kind === 'group' ? 'groupChat' : kind;
  const reference = {
    serviceUrl,
    channelId,
    bot: { id: bot },
    ...(user === '' ? {} : { user: { id: user } }),
    conversation: { id: conversation, conversationType, isGroup: kind !== 'personal', tenantId: tenant },
  };
  return reference as unknown as Partial<ConversationReference>;
}

function addressed(activity: Partial<Activity>, replyTo: string | null): void {
  if (replyTo === null) delete activity.replyToId;
  else activity.replyToId = replyTo;
}

interface Roster {
  readonly conversations: { getConversationMember(conversation: string, user: string): Promise<unknown> };
}

function rosterIn(context: TurnContext, adapter: CloudAdapter): Roster['conversations'] {
  return context.turnState.get<Roster>(adapter.ConnectorClientKey).conversations;
}

/** In a channel those of the team may ask. */
function rosterOf({ team, conversation }: Where): string {
  return team ?? conversation.replace(/;messageid=.*$/i, '');
}

function memberOf(found: unknown): Member {
  const facts = typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null);
  return { role: text('userRole'), tenant: text('tenantId'), principalName: text('userPrincipalName') };
}

function hasToken(credentials: unknown): credentials is { getToken(): Promise<string> } {
  return typeof credentials === 'object' && credentials !== null && 'getToken' in credentials;
}

/** The keys couldn't be fetched: no fault of the request. A token that is wrong in any way is the request's own. */
function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'FetchError' || ('statusCode' in error && error.statusCode === 500);
}

/** Everything that isn't from the transport came before it: signing in failed, and nothing was sent. */
async function known<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConnectorError) throw error;
    const reason = error instanceof Error ? error.name : 'Error';
    throw new ConnectorError({ status: null, reason, retryAfterMs: null, neverLeft: true }, error);
  }
}
