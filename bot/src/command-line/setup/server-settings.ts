import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

import { advice, done, good, wrong, type Finding } from './findings.ts';
import type {
  AdminSettings,
  ServerSettings,
  SettingsChange,
} from '../../adapters/mattermost/admin-settings.ts';
import { say } from '../../core/text.ts';

/** What the installation needs of the server. */
export interface ServerNeeds {
  readonly siteUrl: string;
  readonly callbackUrl: string;
}

type Changeable = keyof SettingsChange;

const nameInConsole: Readonly<Record<Changeable | 'pluginUploads', string>> = {
  siteUrl: 'ServiceSettings.SiteURL',
  botAccounts: 'ServiceSettings.EnableBotAccountCreation',
  accessTokens: 'ServiceSettings.EnableUserAccessTokens',
  commands: 'ServiceSettings.EnableCommands',
  corsOrigins: 'ServiceSettings.AllowCorsFrom',
  internalConnections: 'ServiceSettings.AllowedUntrustedInternalConnections',
  plugins: 'PluginSettings.Enable',
  maxUsersPerTeam: 'TeamSettings.MaxUsersPerTeam',
  pluginUploads: 'PluginSettings.EnableUploads',
};

/** The environment variable by which a setting can be fixed. */
export function environmentName(setting: Changeable | 'pluginUploads'): string {
  return `MM_${nameInConsole[setting].replace('.', '_').toUpperCase()}`;
}

export function consoleName(setting: Changeable | 'pluginUploads'): string {
  return nameInConsole[setting];
}

/** Changes what an API can change; says what only a person can, and where. */
export async function settleServerSettings(
  admin: AdminSettings,
  needs: ServerNeeds,
): Promise<readonly Finding[]> {
  const before = await admin.settings();
  const change = await changeFor(before, needs);
  const names = changedNames(change);
  const after = names.length > 0 ? await admin.changeSettings(change) : before;
  const findings = names.map((name) =>
    after[name] === change[name]
      ? done('settings', say('operation.settings.changed', factsOf(name, change)))
      : wrong('settings', say('operation.settings.fixed', factsOf(name, change))),
  );
  if (names.length === 0) findings.push(good('settings', say('operation.settings.good')));
  if (after.maxUsersPerTeam <= 50) {
    const text = say('operation.settings.fewUsers', { maximum: after.maxUsersPerTeam });
    findings.push(advice('settings', text));
  }
  return findings;
}

function changedNames(change: SettingsChange): readonly Changeable[] {
  const all: readonly Changeable[] = [
    'siteUrl',
    'botAccounts',
    'accessTokens',
    'commands',
    'internalConnections',
    'plugins',
  ];
  return all.filter((name) => change[name] !== undefined);
}

function factsOf(name: Changeable, change: SettingsChange) {
  return {
    name: nameInConsole[name],
    environment: environmentName(name),
    value: String(change[name]),
  };
}

async function changeFor(
  settings: ServerSettings,
  { siteUrl, callbackUrl }: ServerNeeds,
): Promise<SettingsChange> {
  const host = new URL(callbackUrl).hostname;
  const isOpen = await isCallAllowed(settings.internalConnections, host);
  return {
    ...(settings.siteUrl === '' && { siteUrl }),
    ...(!settings.botAccounts && { botAccounts: true }),
    ...(!settings.accessTokens && { accessTokens: true }),
    ...(!settings.commands && { commands: true }),
    ...(!settings.plugins && { plugins: true }),
    ...(!isOpen && { internalConnections: `${settings.internalConnections} ${host}`.trim() }),
  };
}

/** Whether Mattermost would call this host: public, or named among the internal ones. */
async function isCallAllowed(allowed: string, host: string): Promise<boolean> {
  const addresses = await addressesOf(host);
  if (!addresses.some((address) => isPrivate(address))) return true;
  const named = allowed.split(/[\s,]+/).filter((one) => one !== '');
  return named.includes(host) || addresses.every((one) => named.some((range) => has(range, one)));
}

async function addressesOf(host: string): Promise<readonly string[]> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return [bare];
  const found = await lookup(bare, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

function has(range: string, address: string): boolean {
  const [network = '', prefix = ''] = range.split('/');
  if (isIP(network) !== isIP(address) || isIP(address) === 0) return false;
  if (!/^\d{1,3}$/.test(prefix)) return range === address;
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), familyOf(network));
  return list.check(address, familyOf(address));
}

const privateRanges: readonly string[] = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  '0.0.0.0/8',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];

export function isPrivate(address: string): boolean {
  return privateRanges.some((range) => has(range, address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
