import * as z from 'zod/mini';
import { manifestSchema, type Manifest } from '../client/model.ts';
import type { Rest } from '../client/rest.ts';
import { api } from '../session/deps.ts';
import type { PageStore } from '../store/actions.ts';
import type { Registry } from './registry.ts';

interface PluginInstance {
  readonly initialize?: (registry: Registry, store: PageStore) => unknown;
  readonly uninitialize?: () => unknown;
}

interface LifeDeps {
  readonly document: Document;
  readonly rest: Rest;
  readonly store: PageStore;
  /** Path under which the server lies, without the last slash: `''` at the root. */
  readonly basePath: string;
  readonly registryFor: (pluginId: string) => Registry;
  readonly forget: (pluginId: string) => void;
  readonly report: (problem: unknown) => void;
}

export interface PluginLife {
  /** `window.plugins`. */
  readonly plugins: Record<string, PluginInstance>;
  /** `window.registerPlugin`, which the bundle calls while its script runs. */
  readonly registerPlugin: (id: string, instance: PluginInstance) => void;
  /**
   * Loads what the server lists and removes what it lists no more. Resolves when every plugin is
   * through: one whose `initialize` throws keeps the page on its loading screen for ever, as in
   * the real web app.
   */
  readonly synchronise: () => Promise<void>;
}

/** Lazy chunks and the main file lie under `/static/plugins`, though the manifest leaves it out. */
export function bundleAddress(bundlePath: string, basePath: string): string {
  const isShort = bundlePath.includes('/static/') && !bundlePath.includes('/static/plugins/');
  return basePath + (isShort ? bundlePath.replace('/static/', '/static/plugins/') : bundlePath);
}

export function makePluginLife(deps: LifeDeps): PluginLife {
  const plugins: Record<string, PluginInstance> = {};
  const loaded = new Map<string, string>();

  function initialise(id: string): void {
    plugins[id]?.initialize?.(deps.registryFor(id), deps.store);
  }

  function load(id: string, bundlePath: string): Promise<void> {
    return new Promise((resolve) => {
      const script = deps.document.createElement('script');
      script.id = `plugin_${id}`;
      script.src = bundleAddress(bundlePath, deps.basePath);
      script.defer = true;
      script.onload = () => {
        initialise(id);
        resolve();
      };
      script.onerror = () => {
        deps.report(new Error(`The bundle of plugin ${id} could not be loaded.`));
        resolve();
      };
      loaded.set(id, bundlePath);
      deps.document.head.append(script);
    });
  }

  function drop(id: string): void {
    loaded.delete(id);
    deps.store.dispatch({ type: 'REMOVED_WEBAPP_PLUGIN', data: id });
    deps.document.getElementById(`plugin_${id}`)?.remove();
  }

  function remove(id: string): void {
    drop(id);
    plugins[id]?.uninitialize?.();
    deps.forget(id);
  }

  function loadIfNew({ id, webapp }: Manifest): Promise<void> {
    const path = webapp?.bundle_path;
    const present = loaded.get(id);
    if (path === undefined || path === present) return Promise.resolve();
    if (present !== undefined) drop(id);
    return load(id, path);
  }

  return {
    plugins,
    registerPlugin: (id, instance) => {
      plugins[id]?.uninitialize?.();
      plugins[id] = instance;
    },
    synchronise: async () => {
      const manifests = await deps.rest.get(`${api}/plugins/webapp`, z.array(manifestSchema));
      deps.store.dispatch({ type: 'RECEIVED_WEBAPP_PLUGINS', data: manifests });
      const listed = new Set(manifests.map((manifest) => manifest.id));
      for (const id of [...loaded.keys()]) if (!listed.has(id)) remove(id);
      await Promise.all(manifests.map(loadIfNew));
    },
  };
}
