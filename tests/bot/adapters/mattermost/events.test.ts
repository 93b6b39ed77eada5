import { describe, expect, it } from '@jest/globals';
import { readEvents } from '../../../../bot/src/adapters/mattermost/events.ts';
import { postJson, userJson } from './support/json.ts';

const inTown = { channel_id: 'town', user_id: '' };

function posted(fields: Readonly<Record<string, unknown>>, data: object = {}) {
  const post = JSON.stringify(postJson(fields));
  return readEvents({
    event: 'posted',
    seq: 1,
    data: { post, channel_type: 'O', team_id: 'team1', ...data },
    broadcast: inTown,
  });
}

describe('an event of Mattermost', () => {
  it('tells a post with the kind of its channel and whether the bot is mentioned', () => {
    const events = posted({ id: 'p', root_id: 'r' }, { mentions: '["bot"]' });

    expect(events).toEqual([
      expect.objectContaining({
        kind: 'posted',
        channelKind: 'public',
        teamId: 'team1',
        mentionsMe: true,
        post: expect.objectContaining({ id: 'p', rootId: 'r', editedAtMs: undefined }),
      }),
    ]);
  });

  it('gives a direct message no team', () => {
    const events = posted({}, { channel_type: 'D', team_id: '' });

    expect(events[0]).toMatchObject({ channelKind: 'direct', teamId: undefined });
  });

  it.each([
    ['joins', { type: 'system_join_team', user_id: 'zoe', props: { username: 'zoe' } }],
    ['is added to', { type: 'system_add_to_team', props: { addedUserId: 'zoe' } }],
  ])('tells who %s the team', (_, fields) => {
    const events = posted(fields);

    expect(events[1]).toEqual({ kind: 'team-joined', teamId: 'team1', userId: 'zoe' });
  });

  it.each([
    ['members', { remover_id: 'bot', user_id: 'bob' }, { channel_id: 'work', user_id: '' }],
    [
      'the person removed',
      { remover_id: 'bot', channel_id: 'work' },
      { channel_id: '', user_id: 'bob' },
    ],
  ])('reads a removal as %s hear it', (_, data, broadcast) => {
    const events = readEvents({ event: 'user_removed', seq: 1, data, broadcast });

    expect(events).toEqual([
      { kind: 'user-removed', channelId: 'work', userId: 'bob', removerId: 'bot' },
    ]);
  });

  it.each([
    [
      'user_added',
      { team_id: 'team1', user_id: 'bob' },
      { kind: 'user-added', channelId: 'town', userId: 'bob', teamId: 'team1' },
    ],
    [
      'added_to_team',
      { team_id: 't', user_id: 'u' },
      { kind: 'added-to-team', teamId: 't', userId: 'u' },
    ],
    ['leave_team', { team_id: 't', user_id: 'u' }, { kind: 'team-left', teamId: 't', userId: 'u' }],
    ['new_user', { user_id: 'u' }, { kind: 'user-created', userId: 'u' }],
    ['channel_deleted', { channel_id: 'c' }, { kind: 'channel-archived', channelId: 'c' }],
    ['channel_restored', { channel_id: 'c' }, { kind: 'channel-restored', channelId: 'c' }],
    ['config_changed', { config: {} }, { kind: 'config-changed' }],
  ])('reads %s', (event, data, expected) => {
    const events = readEvents({ event, seq: 1, data, broadcast: inTown });

    expect(events).toEqual([expected]);
  });

  it.each([
    ['post_edited', 'post-edited'],
    ['post_deleted', 'post-deleted'],
  ])('reads %s', (event, kind) => {
    const post = JSON.stringify(postJson({ id: 'p', message: 'x' }));

    const events = readEvents({ event, seq: 1, data: { post } });

    expect(events).toMatchObject([{ kind, post: { id: 'p', message: 'x' } }]);
  });

  it('reads a deactivation in the changed account', () => {
    const data = { user: userJson({ delete_at: 5 }) };

    const events = readEvents({ event: 'user_updated', seq: 1, data });

    expect(events).toMatchObject([
      { kind: 'user-updated', user: { id: 'alice1', isActive: false } },
    ]);
  });

  it('ignores what is not used', () => {
    expect(readEvents({ event: 'typing', seq: 1, data: {} })).toEqual([]);
  });

  it('throws on a used event without its fields', () => {
    expect(() => readEvents({ event: 'user_added', seq: 1, data: {} })).toThrow();
  });
});
