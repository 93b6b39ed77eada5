import { z } from 'zod';
import { ask, type RestRequest, type SendRequest } from './rest-request.ts';

export interface InstalledPlugin {
  readonly id: string;
  readonly version: string;
}

export interface PluginStatus extends InstalledPlugin {
  readonly isRunning: boolean;
  /** Mattermost's reason when it does not run though enabled, for example a server too old. */
  readonly problem: string | undefined;
}

export interface AdminPlugins {
  /**
   * Installs a `.tar.gz`, over the version that is there. `disabled` when uploads are switched off;
   * `invalid` when it is no plugin. A plugin that ran before runs on in the new version.
   */
  readonly uploadPlugin: (archive: Uint8Array) => Promise<InstalledPlugin>;
  /** Accepted even when the plugin cannot run: see `pluginStatus`. */
  readonly enablePlugin: (pluginId: string) => Promise<void>;
  readonly disablePlugin: (pluginId: string) => Promise<void>;
  /** Undefined when it is not installed. */
  readonly pluginStatus: (pluginId: string) => Promise<PluginStatus | undefined>;
}

const uploadTimeoutMs = 120_000;
const runningState = 2;

const manifestShape = z.object({ id: z.string(), version: z.string() });

const statusesShape = z.array(
  z.object({
    plugin_id: z.string(),
    version: z.string(),
    state: z.number(),
    error: z.string().optional(),
  }),
);

export function makeAdminPlugins(send: SendRequest): AdminPlugins {
  const turn = async (route: string, pluginId: string) => {
    await send({ method: 'POST', route, path: { pluginId }, repeatable: true });
  };
  return {
    uploadPlugin: (archive) => ask(send, uploadOf(archive), manifestShape),
    enablePlugin: (pluginId) => turn('/plugins/{pluginId}/enable', pluginId),
    disablePlugin: (pluginId) => turn('/plugins/{pluginId}/disable', pluginId),
    pluginStatus: async (pluginId) => {
      const request: RestRequest = { method: 'GET', route: '/plugins/statuses' };
      const statuses = await ask(send, request, statusesShape);
      const status = statuses.find(({ plugin_id: id }) => id === pluginId);
      return status === undefined ? undefined : toStatus(status);
    },
  };
}

function uploadOf(archive: Uint8Array): RestRequest {
  const body = new FormData();
  body.append('force', 'true');
  body.append('plugin', new Blob([Uint8Array.from(archive)]), 'plugin.tar.gz');
  return { method: 'POST', route: '/plugins', body, timeoutMs: uploadTimeoutMs };
}

function toStatus(status: z.infer<typeof statusesShape>[number]): PluginStatus {
  const problem = status.error ?? '';
  return {
    id: status.plugin_id,
    version: status.version,
    isRunning: status.state === runningState,
    problem: problem === '' ? undefined : problem,
  };
}
