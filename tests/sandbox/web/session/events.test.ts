import { beforeEach, describe, expect, it } from '@jest/globals';
import { makeRest } from '../../../../sandbox/web/src/client/rest.ts';
import type { SocketMessage } from '../../../../sandbox/web/src/client/socket.ts';
import {
  channelMemberSchema,
  channelSchema,
  userSchema,
} from '../../../../sandbox/web/src/client/model.ts';
import type { SessionDeps } from '../../../../sandbox/web/src/session/deps.ts';
import { hearEvent } from '../../../../sandbox/web/src/session/events.ts';
import { rootsOf, sidebarEntries, threadOf } from '../../../../sandbox/web/src/store/selectors.ts';
import { aPost, makeStage } from '../support/page-store.ts';

/** A person "me" in two channels of one team, on the first of them; every request succeeds. */
function makeSession(): SessionDeps & { readonly asked: string[] } {
  const { store } = makeStage();
  const asked: string[] = [];
  const rest = makeRest({
    fetch: (url, init) => {
      asked.push(`${init.method ?? ''} ${url}`);
      const text = () => Promise.resolve('{}');
      return Promise.resolve({ ok: true, status: 200, statusText: '', text });
    },
    cookies: () => '',
  });
  store.dispatch({ type: 'RECEIVED_ME', data: userSchema.parse({ id: 'me', username: 'me' }) });
  store.dispatch({
    type: 'RECEIVED_PROFILES_LIST',
    data: [userSchema.parse({ id: 'karim', username: 'karim' })],
  });
  store.dispatch({ type: 'SELECT_TEAM', data: 'team' });
  const ids = ['here', 'there'];
  store.dispatch({
    type: 'RECEIVED_CHANNELS',
    data: ids.map((id) =>
      channelSchema.parse({ id, team_id: 'team', type: 'O', name: id, display_name: id }),
    ),
  });
  store.dispatch({
    type: 'RECEIVED_MY_CHANNEL_MEMBERS',
    data: ids.map((id) => channelMemberSchema.parse({ channel_id: id, user_id: 'me' })),
  });
  store.dispatch({ type: 'SELECT_CHANNEL', data: 'here', unread: { from: 0, to: 0 } });
  return { rest, store, now: () => 1_000, asked };
}

function event(name: string, data: Record<string, unknown>): SocketMessage {
  const asText = Object.entries(data).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { event: name, data: Object.fromEntries(asText), broadcast: {} };
}

const posted = (channelId: string, mentions = '') =>
  event('posted', {
    post: aPost({ id: 'p', channel_id: channelId, user_id: 'karim', create_at: 5, message: 'x' }),
    mentions,
  });

describe('what is heard', () => {
  let session: ReturnType<typeof makeSession>;
  const there = () =>
    sidebarEntries(session.store.getState()).team.find((entry) => entry.channel.id === 'there');

  beforeEach(() => {
    session = makeSession();
  });

  it('marks another channel as unread, and counts a mention', async () => {
    await hearEvent(session, posted('there', '["me"]'));

    expect(there()).toMatchObject({ isUnread: true, mentions: 1 });
  });

  it('does not count the mention of somebody else', async () => {
    await hearEvent(session, posted('there', '["karim"]'));

    expect(there()).toMatchObject({ isUnread: true, mentions: 0 });
  });

  it('shows a message of the channel on screen and marks it as read', async () => {
    await hearEvent(session, posted('here'));

    expect(rootsOf(session.store.getState(), 'here').map((post) => post.id)).toEqual(['p']);
    expect(session.asked).toContain('POST /api/v4/channels/members/me/view');
  });

  it('keeps a private answer where it was given', async () => {
    const post = aPost({ id: 'e', channel_id: 'here', type: 'system_ephemeral', user_id: 'me' });

    await hearEvent(session, event('ephemeral_message', { post }));

    expect(rootsOf(session.store.getState(), 'here')).toHaveLength(1);
  });

  it('takes the replies away with a deleted root', async () => {
    const root = aPost({ id: 'r', channel_id: 'here', user_id: 'me' });
    const reply = aPost({ id: 's', channel_id: 'here', user_id: 'me', root_id: 'r' });
    session.store.dispatch({ type: 'RECEIVED_POSTS', data: [root, reply] });

    await hearEvent(session, event('post_deleted', { post: root }));

    expect(threadOf(session.store.getState(), 'r')).toEqual([]);
  });

  it('adds a reaction once and takes it back', async () => {
    session.store.dispatch({
      type: 'RECEIVED_POSTS',
      data: [aPost({ id: 'p', channel_id: 'here', user_id: 'me' })],
    });
    const reaction = { user_id: 'karim', post_id: 'p', emoji_name: '+1' };
    const reactions = () =>
      session.store.getState().entities.posts.posts['p']?.metadata?.reactions ?? [];

    await hearEvent(session, event('reaction_added', { reaction }));
    await hearEvent(session, event('reaction_added', { reaction }));
    expect(reactions()).toHaveLength(1);

    await hearEvent(session, event('reaction_removed', { reaction }));
    expect(reactions()).toEqual([]);
  });

  it('leaves the channel that the person was taken out of', async () => {
    await hearEvent(session, event('user_removed', { channel_id: 'there' }));

    expect(there()).toBeUndefined();
  });

  it('keeps a dialog for the trigger that asked for it', async () => {
    const dialog = { trigger_id: 't', url: 'u', dialog: { title: 'T', elements: null } };

    await hearEvent(session, event('open_dialog', { dialog }));

    expect(session.store.getState().entities.integrations).toMatchObject({
      dialog: { trigger_id: 't', dialog: { elements: [] } },
      dialogTriggerId: '',
    });
  });

  it('passes over what it does not know', async () => {
    await expect(hearEvent(session, event('custom_thing', {}))).resolves.toBeUndefined();
  });
});
