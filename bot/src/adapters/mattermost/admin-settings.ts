import { z } from 'zod';
import { ask, type SendRequest } from './rest-request.ts';

/** The settings of the server on which the product depends. */
export interface ServerSettings {
  /** Without it slash commands do not work; empty when not set. */
  readonly siteUrl: string;
  readonly botAccounts: boolean;
  readonly accessTokens: boolean;
  readonly commands: boolean;
  /** Origins whose pages may call the server, separated by blanks; empty: none. */
  readonly corsOrigins: string;
  /** Host names and ranges the server may call although they are internal, separated by blanks. */
  readonly internalConnections: string;
  readonly plugins: boolean;
  readonly maxUsersPerTeam: number;
  /** Read only: Mattermost lets nobody change it but in its own configuration file or environment. */
  readonly pluginUploads: boolean;
}

export type SettingsChange = Partial<Omit<ServerSettings, 'pluginUploads'>>;

export interface AdminSettings {
  readonly settings: () => Promise<ServerSettings>;
  /**
   * Changes what is given, keeps the rest. Mattermost accepts and ignores a setting fixed by its
   * environment: read again to know.
   */
  readonly changeSettings: (change: SettingsChange) => Promise<ServerSettings>;
}

const configShape = z.object({
  ServiceSettings: z.object({
    SiteURL: z.string(),
    EnableBotAccountCreation: z.boolean(),
    EnableUserAccessTokens: z.boolean(),
    EnableCommands: z.boolean(),
    AllowCorsFrom: z.string(),
    AllowedUntrustedInternalConnections: z.string(),
  }),
  TeamSettings: z.object({ MaxUsersPerTeam: z.number() }),
  PluginSettings: z.object({ Enable: z.boolean(), EnableUploads: z.boolean() }),
});

export function makeAdminSettings(send: SendRequest): AdminSettings {
  return {
    settings: async () =>
      toSettings(await ask(send, { method: 'GET', route: '/config' }, configShape)),
    changeSettings: async (change) => {
      const request = { method: 'PUT', route: '/config/patch', body: patchOf(change) } as const;
      return toSettings(await ask(send, request, configShape));
    },
  };
}

function toSettings(config: z.infer<typeof configShape>): ServerSettings {
  const { ServiceSettings: service, PluginSettings: plugin, TeamSettings: team } = config;
  return {
    siteUrl: service.SiteURL,
    botAccounts: service.EnableBotAccountCreation,
    accessTokens: service.EnableUserAccessTokens,
    commands: service.EnableCommands,
    corsOrigins: service.AllowCorsFrom,
    internalConnections: service.AllowedUntrustedInternalConnections,
    plugins: plugin.Enable,
    maxUsersPerTeam: team.MaxUsersPerTeam,
    pluginUploads: plugin.EnableUploads,
  };
}

/** Keys without a value do not survive JSON, and what is absent from a patch stays as it is. */
function patchOf(change: SettingsChange): Record<string, Record<string, unknown>> {
  return {
    ServiceSettings: {
      SiteURL: change.siteUrl,
      EnableBotAccountCreation: change.botAccounts,
      EnableUserAccessTokens: change.accessTokens,
      EnableCommands: change.commands,
      AllowCorsFrom: change.corsOrigins,
      AllowedUntrustedInternalConnections: change.internalConnections,
    },
    TeamSettings: { MaxUsersPerTeam: change.maxUsersPerTeam },
    PluginSettings: { Enable: change.plugins },
  };
}
