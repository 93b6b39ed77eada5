import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeChannelMembers } from '../../../../bot/src/adapters/mattermost/channel-members.ts';
import { makeChannels } from '../../../../bot/src/adapters/mattermost/channels.ts';
import { EventStream } from '../../../../bot/src/adapters/mattermost/event-stream.ts';
import type { MattermostEvent } from '../../../../bot/src/adapters/mattermost/events.ts';
import { checkSession } from '../../../../bot/src/adapters/mattermost/session-check.ts';
import { makeTeams } from '../../../../bot/src/adapters/mattermost/teams.ts';
import { timerSleep } from '../../../../bot/src/adapters/mattermost/timer-sleep.ts';
import { startTestTeam, type TestTeam, unique } from './support/test-server.ts';

/** What the stream told, waited for by a condition. */
class Heard {
  readonly events: MattermostEvent[] = [];
  readonly signs: string[] = [];

  /** Fails after ten seconds, so that a stream that stays silent does not hold the test up. */
  async until(condition: () => boolean): Promise<void> {
    const endMs = Date.now() + 10_000;
    while (!condition()) {
      if (Date.now() > endMs) throw new Error(`Only heard: ${this.signs.join(', ')}`);
      await timerSleep(5);
    }
  }

  count(sign: string): number {
    return this.signs.filter((heard) => heard === sign).length;
  }

  hasPost(message: string): boolean {
    return this.events.some((event) => event.kind === 'posted' && event.post.message === message);
  }
}

describe('the event stream on a server', () => {
  let team: TestTeam;
  let channelId: string;
  let heard: Heard;
  let stream: EventStream;

  beforeAll(async () => {
    team = await startTestTeam();
    const channel = { teamId: team.teamId, name: unique('canal-'), displayName: 'Canal' };
    channelId = (await makeChannels(team.bot).create({ ...channel, kind: 'public' })).id;
    await makeChannelMembers(team.bot).add(channelId, [team.alice.id]);
    heard = new Heard();
    stream = listen();
    await heard.until(() => heard.count('gap started') === 1);
  });

  afterAll(async () => {
    await stream.close();
    await team.close();
  });

  function listen(): EventStream {
    const { signs, events } = heard;
    return EventStream.open(
      {
        url: team.url,
        token: team.botToken,
        userAgent: 'coop-tests/0',
        backoff: { firstMs: 20, maximumMs: 50 },
        heartbeatMs: 50,
        answerTimeoutMs: 500,
      },
      {
        random: () => 0,
        sleep: timerSleep,
        checkSession: () => checkSession(team.bot),
        handlers: {
          onEvent: (event) => void events.push(event),
          onGap: (reason) => void signs.push(`gap ${reason}`),
          onRevoked: () => void signs.push('revoked'),
          onState: (state) => void signs.push(state),
          onError: (error, event) => void signs.push(`error ${event} ${String(error)}`),
        },
      },
    );
  }

  async function say(message: string): Promise<void> {
    const body = { channel_id: channelId, message };
    await team.alice.send({ method: 'POST', route: '/posts', body });
  }

  it('hears people write', async () => {
    await say('Bonjour');
    await heard.until(() => heard.hasPost('Bonjour'));

    expect(heard.events).toContainEqual(
      expect.objectContaining({
        kind: 'posted',
        channelKind: 'public',
        teamId: team.teamId,
        mentionsMe: false,
        post: expect.objectContaining({ authorId: team.alice.id, channelId, message: 'Bonjour' }),
      }),
    );
  });

  it('hears people come into a channel and the team, and go', async () => {
    const who = { userId: team.zoe.id, teamId: team.teamId };
    const isAbout = (kind: MattermostEvent['kind']) =>
      heard.events.some(
        (event) => event.kind === kind && 'userId' in event && event.userId === who.userId,
      );

    await makeTeams(team.bot).add(team.teamId, who.userId);
    await makeChannelMembers(team.bot).add(channelId, [who.userId]);
    await makeChannelMembers(team.bot).remove(channelId, who.userId);
    await makeTeams(team.bot).remove(team.teamId, who.userId);
    await heard.until(() => isAbout('team-left'));

    expect(heard.events).toContainEqual({ kind: 'team-joined', ...who });
    expect(heard.events).toContainEqual({ kind: 'user-added', channelId, ...who });
    expect(heard.events).toContainEqual({
      kind: 'user-removed',
      channelId,
      userId: who.userId,
      removerId: team.botUserId,
    });
  });

  it('misses nothing when the connection breaks', async () => {
    const connections = heard.count('connected');

    stream.sessionRefused();
    await say('Pendant l’absence');
    await heard.until(() => heard.hasPost('Pendant l’absence'));

    expect(heard.count('connected')).toBe(connections + 1);
    expect(heard.signs.filter((sign) => sign.startsWith('gap'))).toEqual(['gap started']);
  });

  it('notices that the bot is disabled, and is there again once it is enabled', async () => {
    const turn = (route: string) =>
      team.admin({ method: 'POST', route, path: { botUserId: team.botUserId } });

    await turn('/bots/{botUserId}/disable');
    await heard.until(() => heard.count('revoked') === 1);
    const connections = heard.count('connected');
    await turn('/bots/{botUserId}/enable');
    await heard.until(() => heard.count('connected') > connections);
    await say('De retour');
    await heard.until(() => heard.hasPost('De retour'));

    expect(heard.signs.filter((sign) => sign.startsWith('error'))).toEqual([]);
  });
});
