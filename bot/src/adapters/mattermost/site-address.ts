/** The addresses derived from a Mattermost site, which may live under a sub-path. */
export interface SiteAddress {
  /** Without trailing slash, for example `https://example.org/chat`. */
  readonly site: string;
  readonly api: string;
  readonly socket: string;
}

export class SiteAddressInvalid extends Error {
  override readonly name = 'SiteAddressInvalid';
  readonly code = 'mattermost-address-invalid';
}

/**
 * Reads the address of a Mattermost site: http or https, host, optional sub-path. Credentials, a
 * query or a fragment are refused, for they would leak into logs or change every request.
 */
export function siteAddress(text: string): SiteAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new SiteAddressInvalid('The address of Mattermost must begin with http:// or https://');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new SiteAddressInvalid('The address of Mattermost has no credentials, query or fragment');
  }
  const site = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  const api = `${site}/api/v4`;
  return { site, api, socket: `${api.replace(/^http/, 'ws')}/websocket` };
}
