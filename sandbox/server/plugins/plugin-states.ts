import { isObject } from '../http/go-json.ts';
import type { Sandbox } from '../sandbox.ts';
import type { InstalledPlugin, PluginStore } from './plugin-store.ts';

/** 0 not running, 2 running, 3 failed to start. */
export interface PluginState {
  readonly state: 0 | 2 | 3;
  /** Why it does not run, in the server's words. */
  readonly error: string;
}

/** The version the sandbox says it is. */
const SERVER_VERSION = [11, 0, 3];

/** Whether a plugin runs: enabled in the configuration, made for this version, with a part for browsers. */
export function stateOf(
  sandbox: Sandbox,
  store: PluginStore,
  plugin: InstalledPlugin,
): PluginState {
  if (!isEnabled(sandbox, plugin.id)) return { state: 0, error: '' };
  const error = obstacle(store, plugin);
  return error === undefined ? { state: 2, error: '' } : { state: 3, error };
}

/** Whether the configuration has the plugin enabled. */
export function isEnabled(sandbox: Sandbox, pluginId: string): boolean {
  const { Enable, PluginStates } = sandbox.config().PluginSettings;
  const state = PluginStates[pluginId];
  return Enable && isObject(state) && state['Enable'] === true;
}

function obstacle(store: PluginStore, { id, manifest }: InstalledPlugin): string | undefined {
  const needed = manifest.min_server_version;
  if (needed !== '') {
    const version = /^(\d+)\.(\d+)\.(\d+)/.exec(needed)?.slice(1).map(Number);
    if (version === undefined) return `failed to parse MinServerVersion: ${id}`;
    if (isLater(version)) return `plugin requires Mattermost ${needed}: ${id}`;
  }
  if (manifest.server !== undefined)
    return 'unable to start plugin: the sandbox runs no servers of plugins';
  if (manifest.webapp === undefined) {
    return 'unable to start plugin: must at least have a web app or server component';
  }
  return store.webapps.has(id) ? undefined : `unable to generate webapp bundle: ${id}`;
}

function isLater(version: readonly number[]): boolean {
  for (const [place, own] of SERVER_VERSION.entries()) {
    const asked = version[place] ?? 0;
    if (asked !== own) return asked > own;
  }
  return false;
}
