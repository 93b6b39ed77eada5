import { describe, expect, it } from '@jest/globals';
import {
  siteAddress,
  SiteAddressInvalid,
} from '../../../../bot/src/adapters/mattermost/site-address.ts';

describe('the address of a site', () => {
  it.each([
    ['https://chat.example.org', 'https://chat.example.org', 'wss://chat.example.org'],
    ['https://example.org/chat/', 'https://example.org/chat', 'wss://example.org/chat'],
    ['http://127.0.0.1:8065//', 'http://127.0.0.1:8065', 'ws://127.0.0.1:8065'],
  ])('%s', (text, site, socketSite) => {
    expect(siteAddress(text)).toEqual({
      site,
      api: `${site}/api/v4`,
      socket: `${socketSite}/api/v4/websocket`,
    });
  });

  it.each([
    '',
    'chat.example.org',
    'ftp://example.org',
    'https://user:secret@example.org',
    'https://example.org/?a=1',
    'https://example.org/#a',
  ])('%p is refused, without repeating it', (text) => {
    expect(() => siteAddress(text)).toThrow(SiteAddressInvalid);
    expect(() => siteAddress(text)).not.toThrow(/secret/);
  });
});
