import { describe, expect, it } from '@jest/globals';

import type { HostState } from '../../../webapp/src/core/host-state.ts';
import {
  commandPlaces,
  currentLocale,
  currentName,
  currentUserId,
  sitePath,
} from '../../../webapp/src/core/selectors.ts';

function person(user: { first_name?: string; username?: string; locale?: string }): HostState {
  return { entities: { users: { currentUserId: 'u', profiles: { u: { id: 'u', ...user } } } } };
}

function site(SiteURL: string): HostState {
  return { entities: { general: { config: { SiteURL } } } };
}

describe('the person on screen', () => {
  it('is nobody on a page that has just been loaded', () => {
    expect(currentUserId({})).toBeUndefined();
    expect(currentUserId({ entities: { users: { currentUserId: '' } } })).toBeUndefined();
  });

  it('is called by the first name, else by the user name', () => {
    expect(currentName(person({ first_name: 'Claire', username: 'claire' }))).toBe('Claire');
    expect(currentName(person({ first_name: ' ', username: 'claire' }))).toBe('claire');
    expect(currentName({})).toBe('');
  });

  it.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['en', 'en'],
    ['de', 'en'],
    ['', 'fr'],
  ])('with the locale « %s » reads %s', (locale, expected) => {
    expect(currentLocale(person({ locale }))).toBe(expected);
  });

  it('before the login, reads the language of the server', () => {
    const state = { entities: { general: { config: { DefaultClientLocale: 'en' } } } };

    expect(currentLocale(state)).toBe('en');
    expect(currentLocale({})).toBe('fr');
  });
});

describe('the path of the site', () => {
  it.each([
    ['https://chat.example', ''],
    ['https://chat.example/', ''],
    ['https://example/chat/', '/chat'],
  ])('of %s is « %s »', (url, path) => {
    expect(sitePath(site(url))).toBe(path);
  });

  it('is unknown without an address', () => {
    expect(sitePath({})).toBeUndefined();
    expect(sitePath(site('nothing'))).toBeUndefined();
  });
});

describe('where a command is run', () => {
  const channels = {
    here: { id: 'here', team_id: 'team', type: 'O' },
    old: { id: 'old', team_id: 'team', type: 'O', delete_at: 12 },
    direct: { id: 'direct', team_id: '', type: 'D' },
    far: { id: 'far', team_id: 'other', type: 'O' },
  };
  const state = (currentChannelId: string, mine: readonly string[]): HostState => ({
    entities: {
      teams: { currentTeamId: 'team' },
      channels: {
        currentChannelId,
        channels,
        myMembers: Object.fromEntries(mine.map((id) => [id, {}])),
      },
    },
  });

  it('begins with the channel on screen', () => {
    const places = commandPlaces(state('direct', ['here', 'direct']));

    expect(places).toEqual([
      { channelId: 'direct', teamId: 'team' },
      { channelId: 'here', teamId: 'team' },
    ]);
  });

  it('is any channel of the team when there is none on screen, never an archived one', () => {
    const places = commandPlaces(state('', ['old', 'far', 'direct', 'here']));

    expect(places.map(({ channelId }) => channelId)).toEqual(['here', 'direct', 'far']);
  });

  it('is nowhere before the channels are known', () => {
    expect(commandPlaces({})).toEqual([]);
  });
});
