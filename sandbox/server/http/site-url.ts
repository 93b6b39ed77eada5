import type { Call } from './call.ts';

/** The server's address as the caller wrote it, without slash at the end. */
export function siteUrl(call: Call): string {
  const { headers } = call.request;
  const isSecure = headers['x-forwarded-proto'] === 'https';
  return `${isSecure ? 'https' : 'http'}://${headers.host ?? ''}`;
}
