import { describe, expect, it } from '@jest/globals';
import type { MattermostEvent } from '../../../../bot/src/adapters/mattermost/events.ts';
import type { HeardEvent } from '../../../../bot/src/core/describe-event.ts';
import { toHeardEvents } from '../../../../bot/src/adapters/mattermost/heard-events.ts';
import { postShape, toStoredPost } from '../../../../bot/src/adapters/mattermost/post-shape.ts';
import { toMattermostUser, userShape } from '../../../../bot/src/adapters/mattermost/user-shape.ts';
import { postJson, userJson } from './support/json.ts';

type Posted = Extract<MattermostEvent, { readonly kind: 'posted' }>;

function posted(
  fields: Readonly<Record<string, unknown>>,
  channelKind: Posted['channelKind'] = 'direct',
): Posted {
  const post = toStoredPost(postShape.parse(postJson(fields)));
  return { kind: 'posted', post, channelKind, teamId: undefined, mentionsMe: false };
}

const user = (id: string) => toMattermostUser(userShape.parse(userJson({ id })));

describe('what features hear', () => {
  it('is a message of a person to the bot', () => {
    const event = posted({ user_id: 'alice', root_id: 'r', file_ids: ['f'], message: 'Aide' });

    expect(toHeardEvents(event, 'bot')).toEqual([
      {
        type: 'direct-message',
        postId: 'post1',
        userId: 'alice',
        channelId: 'channel1',
        rootId: 'r',
        text: 'Aide',
        fileIds: ['f'],
      },
    ]);
  });

  it.each<[string, Posted]>([
    ['what the bot says', posted({ user_id: 'bot' })],
    ['what Mattermost says', posted({ user_id: 'alice', type: 'system_generic' })],
    ['what people say in a channel', posted({ user_id: 'alice' }, 'public')],
    ['what people say in a group', posted({ user_id: 'alice' }, 'group')],
  ])('is not %s', (_, event) => {
    expect(toHeardEvents(event, 'bot')).toEqual([]);
  });

  it.each<[MattermostEvent, string]>([
    [{ kind: 'team-joined', teamId: 't', userId: 'alice' }, 'team-joined'],
    [{ kind: 'team-left', teamId: 't', userId: 'alice' }, 'account-changed'],
    [{ kind: 'user-created', userId: 'alice' }, 'account-changed'],
    [{ kind: 'user-updated', user: user('alice') }, 'account-changed'],
  ])('is what concerns a person: %j', (event, type) => {
    expect(toHeardEvents(event, 'bot')).toMatchObject([{ type, userId: 'alice' }]);
  });

  it.each<[MattermostEvent, HeardEvent]>([
    [
      { kind: 'user-added', channelId: 'c', userId: 'alice', teamId: 't' },
      { type: 'channel-joined', channelId: 'c', userId: 'alice' },
    ],
    [
      { kind: 'user-removed', channelId: 'c', userId: 'alice', removerId: 'bob' },
      { type: 'channel-left', channelId: 'c', userId: 'alice', byId: 'bob' },
    ],
    [
      { kind: 'channel-archived', channelId: 'c' },
      { type: 'channel-changed', channelId: 'c' },
    ],
    [
      { kind: 'channel-changed', channelId: 'c' },
      { type: 'channel-changed', channelId: 'c' },
    ],
  ])('is what changes a channel or who is in it: %j', (event, heard) => {
    expect(toHeardEvents(event, 'bot')).toEqual([heard]);
  });

  it.each<MattermostEvent>([
    { kind: 'user-updated', user: user('bot') },
    { kind: 'config-changed' },
    { kind: 'post-edited', post: posted({ user_id: 'alice' }).post },
  ])('is nothing else: %j', (event) => {
    expect(toHeardEvents(event, 'bot')).toEqual([]);
  });
});
