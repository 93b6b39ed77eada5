/** The part of Mattermost's configuration that the sandbox obeys or shows. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export interface SandboxConfig extends JsonObject {
  readonly ServiceSettings: {
    readonly SiteURL: string;
    readonly AllowCorsFrom: string;
    readonly CorsExposedHeaders: string;
    readonly CorsAllowCredentials: boolean;
    readonly AllowedUntrustedInternalConnections: string;
    readonly EnableBotAccountCreation: boolean;
    readonly EnableUserAccessTokens: boolean;
    readonly DisableBotsWhenOwnerIsDeactivated: boolean;
    readonly MaximumLoginAttempts: number;
    readonly MaximumPayloadSizeBytes: number;
    readonly MaximumURLLength: number;
    readonly OutgoingIntegrationRequestsTimeout: number;
    readonly EnableCommands: boolean;
    readonly EnableIncomingWebhooks: boolean;
    readonly EnableOutgoingWebhooks: boolean;
    readonly EnablePostUsernameOverride: boolean;
    readonly EnablePostIconOverride: boolean;
    readonly EnableOAuthServiceProvider: boolean;
    readonly SessionLengthWebInHours: number;
    readonly UniqueEmojiReactionLimitPerPost: number;
    readonly PostEditTimeLimit: number;
    readonly EnableCustomEmoji: boolean;
    readonly EnableAPIUserDeletion: boolean;
    readonly EnableAPITeamDeletion: boolean;
    readonly EnableAPIChannelDeletion: boolean;
    readonly EnableEmailInvitations: boolean;
    readonly [key: string]: JsonValue;
  };
  readonly TeamSettings: {
    readonly SiteName: string;
    readonly MaxUsersPerTeam: number;
    readonly MaxChannelsPerTeam: number;
    readonly MaxNotificationsPerChannel: number;
    readonly EnableUserCreation: boolean;
    readonly EnableOpenServer: boolean;
    readonly RestrictDirectMessage: string;
    readonly EnableUserDeactivation: boolean;
    readonly RestrictCreationToDomains: string;
    readonly TeammateNameDisplay: string;
    readonly EnableCustomUserStatuses: boolean;
    readonly ExperimentalDefaultChannels: readonly string[];
    readonly [key: string]: JsonValue;
  };
  readonly PasswordSettings: {
    readonly MinimumLength: number;
    readonly [key: string]: JsonValue;
  };
  readonly FileSettings: {
    readonly EnableFileAttachments: boolean;
    readonly EnablePublicLink: boolean;
    readonly MaxFileSize: number;
    readonly [key: string]: JsonValue;
  };
  readonly RateLimitSettings: {
    readonly Enable: boolean;
    readonly PerSec: number;
    readonly MaxBurst: number;
    readonly [key: string]: JsonValue;
  };
  readonly PrivacySettings: {
    readonly ShowEmailAddress: boolean;
    readonly ShowFullName: boolean;
    readonly [key: string]: JsonValue;
  };
  readonly LocalizationSettings: {
    readonly DefaultServerLocale: string;
    readonly DefaultClientLocale: string;
    readonly AvailableLocales: string;
    readonly [key: string]: JsonValue;
  };
  readonly PluginSettings: {
    readonly Enable: boolean;
    readonly EnableUploads: boolean;
    readonly Plugins: JsonObject;
    readonly PluginStates: JsonObject;
    readonly [key: string]: JsonValue;
  };
  /** What the double alone knows. */
  readonly SandboxSettings: {
    /** People who may be active at once: 250 in Team Edition, more for a large demonstration. */
    readonly MaxActiveUsers: number;
    readonly [key: string]: JsonValue;
  };
  readonly EmailSettings: {
    readonly EnableSignUpWithEmail: boolean;
    readonly EnableSignInWithEmail: boolean;
    readonly EnableSignInWithUsername: boolean;
    readonly [key: string]: JsonValue;
  };
}

/** An open server with bots, tokens and plugin uploads: the configuration the transcripts begin with. */
export const basicConfig: SandboxConfig = {
  ServiceSettings: {
    SiteURL: '',
    WebsocketURL: '',
    AllowCorsFrom: '',
    CorsExposedHeaders: '',
    CorsAllowCredentials: false,
    AllowedUntrustedInternalConnections: '127.0.0.1 localhost',
    EnableBotAccountCreation: true,
    EnableUserAccessTokens: true,
    DisableBotsWhenOwnerIsDeactivated: true,
    MaximumLoginAttempts: 10,
    MaximumPayloadSizeBytes: 300_000,
    MaximumURLLength: 2048,
    OutgoingIntegrationRequestsTimeout: 30,
    EnableCommands: true,
    EnableIncomingWebhooks: true,
    EnableOutgoingWebhooks: true,
    EnablePostUsernameOverride: false,
    EnablePostIconOverride: false,
    EnableOAuthServiceProvider: true,
    SessionLengthWebInHours: 4320,
    UniqueEmojiReactionLimitPerPost: 50,
    PostEditTimeLimit: -1,
    EnableCustomEmoji: true,
    EnableAPIUserDeletion: false,
    EnableAPITeamDeletion: false,
    EnableAPIChannelDeletion: false,
    EnableEmailInvitations: true,
    CollapsedThreads: 'always_on',
    PostPriority: true,
    MinimumHashtagLength: 3,
  },
  TeamSettings: {
    SiteName: 'Mattermost',
    MaxUsersPerTeam: 50,
    MaxChannelsPerTeam: 2000,
    MaxNotificationsPerChannel: 1000,
    EnableUserCreation: true,
    EnableOpenServer: true,
    RestrictDirectMessage: 'any',
    EnableUserDeactivation: false,
    RestrictCreationToDomains: '',
    TeammateNameDisplay: 'username',
    EnableCustomUserStatuses: true,
    EnableJoinLeaveMessageByDefault: true,
    ExperimentalDefaultChannels: [],
    CustomBrandText: '',
    CustomDescriptionText: '',
  },
  PasswordSettings: {
    MinimumLength: 8,
    Lowercase: false,
    Number: false,
    Uppercase: false,
    Symbol: false,
  },
  FileSettings: { EnableFileAttachments: true, EnablePublicLink: false, MaxFileSize: 104_857_600 },
  RateLimitSettings: { Enable: false, PerSec: 10, MaxBurst: 100, MemoryStoreSize: 10_000 },
  PrivacySettings: { ShowEmailAddress: true, ShowFullName: true },
  LocalizationSettings: {
    DefaultServerLocale: 'en',
    DefaultClientLocale: 'en',
    AvailableLocales: '',
  },
  PluginSettings: { Enable: true, EnableUploads: true, Plugins: {}, PluginStates: {} },
  SandboxSettings: { MaxActiveUsers: 250 },
  EmailSettings: {
    EnableSignUpWithEmail: true,
    EnableSignInWithEmail: true,
    EnableSignInWithUsername: true,
  },
};

function isSection(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `changes` over `base`, section by section; lists are replaced whole. */
export function merged<T extends JsonObject>(base: T, changes: JsonObject): T {
  const result: Record<string, JsonValue> = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const former = result[key];
    result[key] = isSection(former) && isSection(value) ? merged(former, value) : value;
  }
  return result as T; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- the same keys as the base, with more
}
