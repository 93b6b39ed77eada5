import { z } from 'zod';
import { anyAnswer, ask, type SendRequest } from './rest-request.ts';

/** What the server tells everybody with a session about itself. */
export interface ServerFacts {
  /** For people to read; what the server can do is found by what answers, not by its version. */
  readonly version: string;
  /** Undefined when the administrator has not set it: then slash commands fail. */
  readonly siteUrl: string | undefined;
  readonly maxPostCharacters: number;
  readonly maxFileBytes: number;
  readonly hasCommands: boolean;
  readonly hasPlugins: boolean;
  /** `any` or `team`. */
  readonly directMessages: string;
  readonly defaultLocale: string;
  /** Whether nobody uses the server before their address was verified. */
  readonly verifiesEmails: boolean;
}

export interface Config {
  readonly facts: () => Promise<ServerFacts>;
  /** Resolves when the server answers; needs no session. */
  readonly ping: () => Promise<void>;
}

const clientConfigShape = z.object({
  Version: z.string(),
  SiteURL: z.string().default(''),
  MaxPostSize: z.coerce.number().default(4000),
  MaxFileSize: z.coerce.number().default(0),
  EnableCommands: z.string().default('false'),
  PluginsEnabled: z.string().default('false'),
  RestrictDirectMessage: z.string().default('any'),
  DefaultClientLocale: z.string().default('en'),
  RequireEmailVerification: z.string().default('false'),
});

export function makeConfig(send: SendRequest): Config {
  return {
    facts: async () => {
      const query = { format: 'old' };
      const request = { method: 'GET', route: '/config/client', query } as const;
      return toFacts(await ask(send, request, clientConfigShape));
    },
    ping: async () => {
      await ask(send, { method: 'GET', route: '/system/ping' }, anyAnswer);
    },
  };
}

function toFacts(config: z.infer<typeof clientConfigShape>): ServerFacts {
  return {
    version: config.Version,
    siteUrl: config.SiteURL === '' ? undefined : config.SiteURL,
    maxPostCharacters: config.MaxPostSize,
    maxFileBytes: config.MaxFileSize,
    hasCommands: config.EnableCommands === 'true',
    hasPlugins: config.PluginsEnabled === 'true',
    directMessages: config.RestrictDirectMessage,
    defaultLocale: config.DefaultClientLocale,
    verifiesEmails: config.RequireEmailVerification === 'true',
  };
}
