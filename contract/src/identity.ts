/** The plugin's id: the same as in `plugin.json` (a test compares them). */
export const pluginId = 'coop';

/** The hidden words by which the plugin asks for a session. */
export const sessionCommand = '/coop session';

/** Key of the bot's answer to the session command, and of its own marks, in `props`. */
export const propsKey = 'coop';

/** Prefix of every route of the API. */
export const apiPrefix = '/api/v1';
