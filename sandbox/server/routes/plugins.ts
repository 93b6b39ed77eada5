import { json, ok, raw } from '../http/answer.ts';
import type { Answer } from '../http/answer.ts';
import { AppError } from '../http/app-error.ts';
import type { Call } from '../http/call.ts';
import { multipartBoundary, readMultipart } from '../http/multipart.ts';
import type { Router } from '../http/router.ts';
import { openBundle } from '../plugins/bundle.ts';
import type { Bundle } from '../plugins/bundle.ts';
import { clientManifest, manifestView } from '../plugins/manifest.ts';
import { isEnabled, stateOf } from '../plugins/plugin-states.ts';
import type { InstalledPlugin, PluginStore } from '../plugins/plugin-store.ts';
import type { Sandbox } from '../sandbox.ts';

const READ = 'sysconsole_read_plugins';
const WRITE = 'sysconsole_write_plugins';
const GRACE = 512;

/** Plugins without server part: upload, enabling, what browsers are told of them. */
export function registerPluginRoutes(router: Router, sandbox: Sandbox, store: PluginStore): void {
  const plugins = new PluginAdministration(sandbox, store);
  router.post('/api/v4/plugins', (call) => plugins.upload(call), {
    maxBody: () => Number.MAX_SAFE_INTEGER,
  });
  router.post('/api/v4/plugins/install_from_url', (call) => plugins.download(call));
  router.get('/api/v4/plugins', (call) => plugins.list(call));
  router.get('/api/v4/plugins/statuses', (call) => plugins.statuses(call));
  router.get('/api/v4/plugins/webapp', () => plugins.forBrowsers(), { session: false });
  router.post('/api/v4/plugins/:plugin_id/enable', (call) => plugins.enable(call));
  router.post('/api/v4/plugins/:plugin_id/disable', (call) => plugins.disable(call));
  router.delete('/api/v4/plugins/:plugin_id', (call) => plugins.remove(call));
}

class PluginAdministration {
  readonly #sandbox: Sandbox;
  readonly #store: PluginStore;

  constructor(sandbox: Sandbox, store: PluginStore) {
    this.#sandbox = sandbox;
    this.#store = store;
  }

  async upload(call: Call): Promise<Answer> {
    const session = call.session;
    if (!this.#isOpen()) {
      throw new AppError('app.plugin.upload_disabled.app_error', 501);
    }
    this.#sandbox.permissions.needSystem(session, WRITE);
    if (call.raw.length > this.#sandbox.config().FileSettings.MaxFileSize + GRACE) {
      throw new AppError('api.plugin.upload.file_too_large.app_error', 413);
    }
    const parts = readMultipart(
      call.raw,
      multipartBoundary(call.request.headers['content-type'] ?? '') ?? '',
    );
    if (parts === undefined) return notMultipart();
    const archive = parts.find((part) => part.name === 'plugin' && part.filename !== '');
    if (archive === undefined) throw new AppError('api.plugin.upload.no_file.app_error', 400);
    const force = parts.find((part) => part.name === 'force' && part.filename === '');
    const bundle = await openBundle(archive.bytes);
    const plugin = this.#install(bundle, force?.bytes.toString('utf8') === 'true');
    return json(manifestView(plugin.manifest), 201);
  }

  /** Only from addresses of `https`, which the sandbox does not call. */
  download(call: Call): Answer {
    const session = call.session;
    if (!this.#isOpen()) throw new AppError('app.plugin.disabled.app_error', 501);
    this.#sandbox.permissions.needSystem(session, WRITE);
    throw new AppError('api.plugin.install.download_failed.app_error', 400);
  }

  list(call: Call): Answer {
    this.#need(call, READ);
    const all = [...this.#store.installed.values()];
    const views = (isWanted: boolean) =>
      all
        .filter((plugin) => this.#isRunning(plugin) === isWanted)
        .map((plugin) => manifestView(plugin.manifest));
    return json({ active: views(true), inactive: views(false) });
  }

  statuses(call: Call): Answer {
    this.#need(call, READ);
    return json(this.#statuses());
  }

  /** Running plugins as browsers load them; settings never reach them. */
  forBrowsers(): Answer {
    this.#needEnabled();
    const running = [...this.#store.installed.values()].filter((plugin) => this.#isRunning(plugin));
    return json(
      running
        .filter(({ manifest }) => manifest.webapp !== undefined)
        .map(({ id, manifest }) =>
          clientManifest({ ...manifest, settings_schema: undefined }, this.#hashOf(id)),
        ),
    );
  }

  enable(call: Call): Answer {
    this.#need(call, WRITE);
    const plugin = this.#existing(call);
    const wasRunning = this.#isRunning(plugin);
    const isChanged = this.#switch(plugin.id, true);
    if (!wasRunning && this.#isRunning(plugin)) this.#announce('plugin_enabled', plugin);
    if (isChanged) this.#announceStatuses();
    return ok();
  }

  disable(call: Call): Answer {
    this.#need(call, WRITE);
    this.#stop(this.#existing(call));
    return ok();
  }

  remove(call: Call): Answer {
    this.#need(call, WRITE);
    const plugin = this.#existing(call);
    this.#stop(plugin);
    this.#store.installed.remove(plugin.id);
    this.#announceStatuses();
    return ok();
  }

  /** A running plugin of the same id is replaced while it runs: clients are told of the new one only. */
  #install(bundle: Bundle, force: boolean): InstalledPlugin {
    if (this.#store.installed.has(bundle.manifest.id) && !force) {
      throw new AppError('app.plugin.install_id.app_error', 400);
    }
    const plugin = this.#store.install(bundle);
    if (plugin.manifest.webapp !== undefined && !this.#store.unpackWebapp(plugin)) {
      throw new AppError('app.plugin.webapp_bundle.app_error', 500);
    }
    if (isEnabled(this.#sandbox, plugin.id) && !this.#isRunning(plugin)) {
      throw new AppError('app.plugin.restart.app_error', 500);
    }
    if (this.#isRunning(plugin)) this.#announce('plugin_enabled', plugin);
    this.#announceStatuses();
    return plugin;
  }

  #stop(plugin: InstalledPlugin): void {
    if (this.#isRunning(plugin)) this.#announce('plugin_disabled', plugin);
    if (this.#switch(plugin.id, false)) this.#announceStatuses();
  }

  /** Whether the configuration changed; the same setting again changes nothing. */
  #switch(pluginId: string, isOn: boolean): boolean {
    const states = this.#sandbox.config().PluginSettings.PluginStates;
    if (isOn === isEnabled(this.#sandbox, pluginId) && pluginId in states) return false;
    this.#sandbox.changeConfig({
      PluginSettings: { PluginStates: { [pluginId]: { Enable: isOn } } },
    });
    return true;
  }

  #announce(event: 'plugin_enabled' | 'plugin_disabled', { id, manifest }: InstalledPlugin): void {
    if (manifest.webapp === undefined) return;
    const hash = event === 'plugin_enabled' ? this.#hashOf(id) : '';
    this.#sandbox.hub.emit(event, { manifest: clientManifest(manifest, hash) });
  }

  #announceStatuses(): void {
    this.#sandbox.hub.emit(
      'plugin_statuses_changed',
      { plugin_statuses: this.#statuses() },
      { only: 'administrators' },
    );
  }

  #statuses(): readonly Record<string, unknown>[] {
    return [...this.#store.installed.values()].map((plugin) => ({
      plugin_id: plugin.id,
      cluster_id: '',
      plugin_path: `plugins/${plugin.id}`,
      ...stateOf(this.#sandbox, this.#store, plugin),
      name: plugin.manifest.name,
      description: plugin.manifest.description,
      version: plugin.manifest.version,
    }));
  }

  #isOpen(): boolean {
    const settings = this.#sandbox.config().PluginSettings;
    const isClosed = settings['RequirePluginSignature'] === true;
    return settings.Enable && settings.EnableUploads && !isClosed;
  }

  #isRunning(plugin: InstalledPlugin): boolean {
    return stateOf(this.#sandbox, this.#store, plugin).state === 2;
  }

  #hashOf(pluginId: string): string {
    return this.#store.webapps.get(pluginId)?.hash ?? '';
  }

  #existing(call: Call): InstalledPlugin {
    const plugin = this.#store.installed.get(call.param('plugin_id').toLowerCase());
    if (plugin === undefined) throw new AppError('app.plugin.not_installed.app_error', 404);
    return plugin;
  }

  #need(call: Call, permission: string): void {
    const session = call.session;
    this.#needEnabled();
    this.#sandbox.permissions.needSystem(session, permission);
  }

  #needEnabled(): void {
    if (!this.#sandbox.config().PluginSettings.Enable) {
      throw new AppError('app.plugin.disabled.app_error', 501);
    }
  }
}

function notMultipart(): Answer {
  return raw(
    "request Content-Type isn't multipart/form-data\n",
    { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    400,
  );
}
