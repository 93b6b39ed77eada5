import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { editDistance } from './core/command-table.ts';
import { emailMatches, type EmailMatch } from './features/registry/linking/email-match.ts';

/** One setting of the installation: the documentation is made from this list. */
interface Setting<T> {
  readonly name: `COOP_${string}`;
  readonly sentence: { readonly fr: string };
  readonly secret?: true;
  readonly fallback?: T;
  readonly read: (text: string) => T | undefined;
  /** What a value must look like, said when it does not. */
  readonly form: string;
}

const text = (value: string) => (value === '' ? undefined : value);

function address(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const { protocol } = new URL(value);
  return /^https?:$/.test(protocol) ? value.replace(/\/+$/, '') : undefined;
}

function port(value: string): number | undefined {
  const read = Number(value);
  return /^\d+$/.test(value) && read <= 65_535 ? read : undefined;
}

function setting<T>(given: Setting<T>): Setting<T> {
  return given;
}

/** Every setting of the installation. Secrets may also come from a file: `<NAME>_FILE`. */
export const settings = {
  mattermostUrl: setting({
    name: 'COOP_MATTERMOST_URL',
    sentence: { fr: 'Adresse du serveur Mattermost, telle que le bot la joint.' },
    read: address,
    form: 'https://…',
  }),
  botToken: setting({
    name: 'COOP_BOT_TOKEN',
    sentence: { fr: 'Jeton du compte du bot, créé par `coop setup`.' },
    secret: true,
    read: text,
    form: 'jeton',
  }),
  secret: setting({
    name: 'COOP_SECRET',
    sentence: {
      fr: 'Clé dont sont tirés les sceaux des boutons et les sessions du greffon (32 caractères au moins).',
    },
    secret: true,
    read: (value) => (value.length >= 32 ? value : undefined),
    form: '≥ 32 caractères',
  }),
  formerSecret: setting({
    name: 'COOP_SECRET_FORMER',
    sentence: { fr: 'Clé précédente, acceptée encore après un changement de clé.' },
    secret: true,
    fallback: '',
    read: (value) => value,
    form: 'texte',
  }),
  database: setting({
    name: 'COOP_DATABASE',
    sentence: { fr: 'Base de données : `sqlite:<chemin>` ou `postgres://…`.' },
    secret: true,
    fallback: 'sqlite:.data/coop.sqlite',
    read: (value) => (/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(value) ? value : undefined),
    form: 'sqlite:<chemin> ou postgres://…',
  }),
  erasures: setting({
    name: 'COOP_ERASURES',
    sentence: {
      fr: 'Fichier de la liste des effacements, gardé hors de la base et de ses sauvegardes (par défaut : à côté de la base SQLite, sinon `.data/coop.erasures`).',
    },
    fallback: '',
    read: (value) => value,
    form: 'chemin',
  }),
  callbackUrl: setting({
    name: 'COOP_CALLBACK_URL',
    sentence: { fr: 'Adresse du bot, telle que le serveur Mattermost la joint.' },
    fallback: 'http://127.0.0.1:8787',
    read: address,
    form: 'https://…',
  }),
  publicUrl: setting({
    name: 'COOP_PUBLIC_URL',
    sentence: { fr: 'Adresse du bot, telle que les navigateurs la joignent.' },
    fallback: 'http://127.0.0.1:8787',
    read: address,
    form: 'https://…',
  }),
  siteUrl: setting({
    name: 'COOP_SITE_URL',
    sentence: {
      fr: 'Adresse du site Mattermost dans le navigateur (par défaut : COOP_MATTERMOST_URL).',
    },
    fallback: '',
    read: (value) => (value === '' ? '' : address(value)),
    form: 'https://…',
  }),
  host: setting({
    name: 'COOP_HOST',
    sentence: { fr: 'Adresse locale sur laquelle le bot écoute.' },
    fallback: '127.0.0.1',
    read: text,
    form: 'adresse IP',
  }),
  port: setting({
    name: 'COOP_PORT',
    sentence: { fr: 'Port sur lequel le bot écoute (0 : un port libre).' },
    fallback: 8787,
    read: port,
    form: '0 à 65535',
  }),
  metricsPort: setting({
    name: 'COOP_METRICS_PORT',
    sentence: { fr: 'Port local des mesures Prometheus (0 : un port libre).' },
    fallback: 0,
    read: port,
    form: '0 à 65535',
  }),
  requestsPerMinute: setting({
    name: 'COOP_REQUESTS_PER_MINUTE',
    sentence: { fr: 'Nombre de demandes du greffon par personne et par minute.' },
    fallback: 600,
    read: (value) => (/^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined),
    form: '1 à 9999999',
  }),
  emailMatch: setting({
    name: 'COOP_EMAIL_MATCH',
    sentence: {
      fr: 'Lien entre fiche et compte par adresse : `auto` (si Mattermost vérifie les adresses, sinon proposé), `propose` ou `off`.',
    },
    fallback: emailMatches[0],
    read: (value) => emailMatches.find((one) => one === value),
    form: 'auto, propose ou off',
  }),
  community: setting({
    name: 'COOP_COMMUNITY',
    sentence: { fr: 'Fichier de la communauté, `community.yaml` (par défaut : celui livré).' },
    fallback: '',
    read: (value) => value,
    form: 'chemin',
  }),
  logLevel: setting({
    name: 'COOP_LOG_LEVEL',
    sentence: { fr: 'Détail du journal technique : `debug`, `info`, `warn`, `error` ou `silent`.' },
    fallback: 'info',
    read: (value) => (/^(debug|info|warn|error|silent)$/.test(value) ? value : undefined),
    form: 'debug, info, warn, error ou silent',
  }),
} as const;

export interface Config {
  readonly mattermostUrl: string;
  readonly botToken: string;
  readonly secret: string;
  readonly formerSecret: string;
  readonly database: string;
  readonly erasures: string;
  readonly callbackUrl: string;
  readonly publicUrl: string;
  readonly siteUrl: string;
  readonly host: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly requestsPerMinute: number;
  readonly emailMatch: EmailMatch;
  readonly community: string;
  readonly logLevel: string;
}

export interface ConfigProblem {
  readonly name: string;
  readonly problem: 'missing' | 'invalid' | 'unknown' | 'unreadable-file';
  /** What was expected, or for an unknown name the nearest known one. */
  readonly expected: string;
}

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Names and values, as a process or a file gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of the process that runs; the one place that reads the environment. */
export function processEnvironment(): Environment {
  return process.env;
}

/** Reads all settings, or answers **all** that is wrong with them at once. */
export function readConfig(env: Environment): ConfigReading {
  const problems: ConfigProblem[] = unknownNames(env);
  const value = <T>(one: Setting<T>) => valueOf(one, env, problems);
  const read: { [K in keyof Config]: Config[K] | undefined } = {
    mattermostUrl: value(settings.mattermostUrl),
    botToken: value(settings.botToken),
    secret: value(settings.secret),
    formerSecret: value(settings.formerSecret),
    database: value(settings.database),
    erasures: value(settings.erasures),
    callbackUrl: value(settings.callbackUrl),
    publicUrl: value(settings.publicUrl),
    siteUrl: value(settings.siteUrl),
    host: value(settings.host),
    port: value(settings.port),
    metricsPort: value(settings.metricsPort),
    requestsPerMinute: value(settings.requestsPerMinute),
    emailMatch: value(settings.emailMatch),
    community: value(settings.community),
    logLevel: value(settings.logLevel),
  };
  if (!isWhole(read)) return { ok: false, problems };
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: Object.freeze({
      ...read,
      community: read.community || shipped,
      siteUrl: read.siteUrl || read.mattermostUrl,
      erasures: read.erasures || erasuresBeside(read.database),
    }),
  };
}

const shipped = fileURLToPath(new URL('community/community.fr.yaml', import.meta.url));

function erasuresBeside(database: string): string {
  const [, path] = /^sqlite:(.+)$/.exec(database) ?? [];
  return path === undefined ? '.data/coop.erasures' : `${path}.erasures`;
}

/** The database by itself, for commands that need no other setting. */
export function readDatabase(
  env: Environment,
):
  | { readonly ok: true; readonly database: string }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const database = valueOf(settings.database, env, problems);
  return database === undefined ? { ok: false, problems } : { ok: true, database };
}

/** What is wrong is added to the problems. */
function valueOf<T>(one: Setting<T>, env: Environment, problems: ConfigProblem[]): T | undefined {
  const given = given_(one, env);
  if (typeof given === 'object') {
    problems.push({ name: given.name, problem: 'unreadable-file', expected: given.path });
    return undefined;
  }
  if (given === undefined) {
    if (one.fallback === undefined) {
      problems.push({ name: one.name, problem: 'missing', expected: one.form });
    }
    return one.fallback;
  }
  const read = one.read(given);
  if (read === undefined) problems.push({ name: one.name, problem: 'invalid', expected: one.form });
  return read;
}

function isWhole(read: { [K in keyof Config]: Config[K] | undefined }): read is Config {
  return Object.values(read).every((one) => one !== undefined);
}

interface UnreadableFile {
  readonly name: string;
  readonly path: string;
}

function given_<T>(one: Setting<T>, env: Environment): string | UnreadableFile | undefined {
  const path = one.secret ? env[`${one.name}_FILE`] : undefined;
  if (path === undefined) return env[one.name];
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return { name: `${one.name}_FILE`, path };
  }
}

function unknownNames(env: Environment): ConfigProblem[] {
  const known = Object.values(settings).flatMap((one) =>
    'secret' in one ? [one.name, `${one.name}_FILE`] : [one.name],
  );
  return Object.keys(env)
    .filter((name) => name.startsWith('COOP_') && !known.includes(name))
    .map((name) => {
      const [nearest] = [...known].sort((a, b) => editDistance(name, a) - editDistance(name, b));
      return { name, problem: 'unknown', expected: nearest ?? '' };
    });
}
