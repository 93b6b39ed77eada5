/** The version of Mattermost whose behaviour the sandbox doubles. */
export const VERSION = '11.0.3';

/** As the event stream and the header `X-Version-Id` give it: version, build, configuration, licence. */
export const FULL_VERSION = `${VERSION}.${VERSION}.sandbox.false`;
