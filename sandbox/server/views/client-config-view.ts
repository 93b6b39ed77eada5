import known from '../state/client-config.json' with { type: 'json' };
import type { JsonValue } from '../config.ts';
import { newId } from '../ids.ts';
import { serverKeys } from '../integrations/server-keys.ts';
import type { Sandbox } from '../sandbox.ts';
import { VERSION } from '../version.ts';

const diagnosticIds = new WeakMap<object, { readonly id: string; readonly since: number }>();

/** Settings whose name differs between the configuration and what clients read. */
const RENAMED = new Map([
  ['PluginsEnabled', ['PluginSettings', 'Enable']],
  ['PasswordMinimumLength', ['PasswordSettings', 'MinimumLength']],
  ['PasswordRequireLowercase', ['PasswordSettings', 'Lowercase']],
  ['PasswordRequireNumber', ['PasswordSettings', 'Number']],
  ['PasswordRequireSymbol', ['PasswordSettings', 'Symbol']],
  ['PasswordRequireUppercase', ['PasswordSettings', 'Uppercase']],
] as const);

/** What a client is told of the configuration, all as text; strangers are told a part. */
export function clientConfigView(sandbox: Sandbox, isStranger: boolean): Record<string, string> {
  const all: Record<string, string> = {
    ...known.values,
    ...settings(sandbox),
    ...ofThisServer(sandbox),
  };
  if (!isStranger) return all;
  const shown = new Set(known.public);
  return Object.fromEntries(Object.entries(all).filter(([key]) => shown.has(key)));
}

/** Client keys that have the name of a setting follow it. */
function settings(sandbox: Sandbox): Record<string, string> {
  const config = sandbox.config();
  const keys = new Set(Object.keys(known.values));
  const found = Object.values(config).flatMap((section) =>
    isSection(section) ? Object.entries(section).filter(([key]) => keys.has(key)) : [],
  );
  const renamed = [...RENAMED].map(([key, [section, name]]) => {
    const values = config[section];
    return [key, isSection(values) ? values[name] : ''] as const;
  });
  return Object.fromEntries([...found, ...renamed].map(([key, value]) => [key, asText(value)]));
}

function isSection(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

function ofThisServer(sandbox: Sandbox): Record<string, string> {
  const identity = diagnosticIds.get(sandbox.world) ?? { id: newId(), since: sandbox.clock.now() };
  diagnosticIds.set(sandbox.world, identity);
  return {
    AsymmetricSigningPublicKey: serverKeys(sandbox.world).publicKey,
    DiagnosticId: identity.id,
    TelemetryId: identity.id,
    NoAccounts: String(sandbox.world.users.size === 0),
    InstallationDate: String(identity.since),
    SiteURL: sandbox.config().ServiceSettings.SiteURL,
    Version: VERSION,
  };
}
