import { randomBytes } from 'node:crypto';

import type { Environment } from '../../config.ts';

/** What `coop setup` was told on its command line. */
export interface SetupOptions {
  readonly url?: string;
  readonly token?: string;
  readonly tokenFile?: string;
  readonly login?: string;
  readonly passwordFile?: string;
  readonly team?: readonly string[];
  readonly callbackUrl?: string;
  readonly publicUrl?: string;
  readonly host?: string;
  readonly port?: string;
  readonly database?: string;
  readonly plugin?: string;
  readonly json?: true;
}

/** The settings of an installation, the token of the bot excepted. */
export interface Installation {
  readonly url: string;
  readonly callbackUrl: string;
  readonly publicUrl: string;
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly secret: string;
}

const usualPort = '8787';

/** What was told, else what the file has, else what is usual; the secret is made once. */
export function installationOf(
  url: string,
  options: SetupOptions,
  file: Environment,
): Installation {
  const port = options.port ?? portIn(options.callbackUrl) ?? file['COOP_PORT'] ?? usualPort;
  const callbackUrl =
    options.callbackUrl ?? file['COOP_CALLBACK_URL'] ?? `http://127.0.0.1:${port}`;
  return {
    url: withoutSlash(url),
    port,
    callbackUrl: withoutSlash(callbackUrl),
    publicUrl: withoutSlash(options.publicUrl ?? file['COOP_PUBLIC_URL'] ?? callbackUrl),
    host: options.host ?? file['COOP_HOST'] ?? '127.0.0.1',
    database: options.database ?? file['COOP_DATABASE'] ?? 'sqlite:.data/coop.sqlite',
    secret: file['COOP_SECRET'] ?? randomBytes(32).toString('hex'),
  };
}

/** The port that an address over http names: the bot listens there itself, with no proxy before it. */
function portIn(callbackUrl: string | undefined): string | undefined {
  if (callbackUrl === undefined || !URL.canParse(callbackUrl)) return undefined;
  const { protocol, port } = new URL(callbackUrl);
  return protocol === 'http:' && port !== '' ? port : undefined;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** As the file of settings has them. */
export function settingsOf(
  installation: Installation,
  { botToken, siteUrl }: { readonly botToken: string; readonly siteUrl: string },
): Readonly<Record<string, string>> {
  return {
    COOP_MATTERMOST_URL: installation.url,
    COOP_SITE_URL: siteUrl,
    COOP_BOT_TOKEN: botToken,
    COOP_SECRET: installation.secret,
    COOP_DATABASE: installation.database,
    COOP_CALLBACK_URL: installation.callbackUrl,
    COOP_PUBLIC_URL: installation.publicUrl,
    COOP_HOST: installation.host,
    COOP_PORT: installation.port,
  };
}
