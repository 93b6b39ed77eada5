import { afterEach, describe, expect, it } from '@jest/globals';

import { makeFindPlaces } from '../../../webapp/src/core/host-api.ts';

interface Asked {
  readonly url: string;
  readonly headers: unknown;
}

/** A host that answers each path with a list, or with what is no list. */
function setUp(answers: Readonly<Record<string, unknown>>) {
  document.cookie = 'MMCSRF=csrf';
  const asked: Asked[] = [];
  const find = makeFindPlaces({
    basePath: () => '/chat',
    fetch: (url, request) => {
      asked.push({ url, headers: request.headers });
      const path = url.replace('/chat/api/v4/users/me/', '');
      return path in answers
        ? Promise.resolve({
            status: 200,
            text: () => Promise.resolve(JSON.stringify(answers[path])),
          })
        : Promise.reject(new TypeError('Failed to fetch'));
    },
  });
  return { asked, find };
}

afterEach(() => {
  document.cookie = 'MMCSRF=; Max-Age=0';
});

describe('where a command can be run, asked to the host', () => {
  it('is in the channels of the first team, those that are not archived', async () => {
    const { find } = setUp({
      teams: [{ id: 'gone', delete_at: 5 }, { id: 'team', delete_at: 0 }, { id: 'other' }],
      'teams/team/channels': [
        { id: 'old', delete_at: 7 },
        { id: 'here', delete_at: 0 },
      ],
    });

    expect(await find()).toEqual([{ channelId: 'here', teamId: 'team' }]);
  });

  it('is asked with the token without which the host ends the session', async () => {
    const { asked, find } = setUp({ teams: [{ id: 'team' }], 'teams/team/channels': [] });

    await find();

    expect(asked.map(({ headers }) => headers)).toEqual([
      expect.objectContaining({ 'X-CSRF-Token': 'csrf' }),
      expect.objectContaining({ 'X-CSRF-Token': 'csrf' }),
    ]);
  });

  it('is not asked at all without that token', async () => {
    const { asked, find } = setUp({ teams: [{ id: 'team' }] });
    document.cookie = 'MMCSRF=; Max-Age=0';

    expect(await find()).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each([
    ['does not answer', {}],
    ['answers no list', { teams: { id: 'api.context.session_expired' } }],
    ['knows no team of the person', { teams: [] }],
  ])('is nowhere when the host %s', async (_, answers) => {
    const { find } = setUp(answers);

    expect(await find()).toEqual([]);
  });
});
