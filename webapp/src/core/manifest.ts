import pluginJson from '../../../plugin.json' with { type: 'json' };

/** Id and version of the plugin, as `plugin.json` states them. */
export const manifest = { id: pluginJson.id, version: pluginJson.version } as const;
