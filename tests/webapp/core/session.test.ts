import { describe, expect, it } from '@jest/globals';

import type { CommandAnswer } from '../../../webapp/src/core/host-api.ts';
import type { CommandPlace } from '../../../webapp/src/core/selectors.ts';
import { makeSessionKeeper } from '../../../webapp/src/core/session.ts';

const here = { channelId: 'here', teamId: 'team' };

function answered(status: number, body: unknown = {}): CommandAnswer {
  return { tag: 'Answered', status, body };
}

function session(token: string, expiresAt: number): CommandAnswer {
  return answered(200, { text: '', props: { coop: { token, expiresAt, apiUrl: 'https://bot' } } });
}

interface FakeWorld {
  readonly asked: CommandPlace[];
  user: string;
  now: number;
  places: readonly CommandPlace[];
  /** What the host answers when the page knows no place. */
  found: readonly CommandPlace[];
}

/** A host whose answers are given one after the other, the last one again and again. */
function setUp(...answers: readonly CommandAnswer[]) {
  const world: FakeWorld = { asked: [], user: 'claire', now: 1_000, places: [here], found: [] };
  const keeper = makeSessionKeeper({
    execute: (_, place) => {
      world.asked.push(place);
      return Promise.resolve(
        answers[Math.min(world.asked.length, answers.length) - 1] ?? answered(500),
      );
    },
    userId: () => world.user,
    places: () => world.places,
    findPlaces: () => Promise.resolve(world.found),
    now: () => world.now,
  });
  return { world, keeper };
}

describe('the session with the bot', () => {
  it('is asked for once, however many wait for it', async () => {
    const { world, keeper } = setUp(session('one', 900_000));

    const answers = await Promise.all([keeper.get(), keeper.get(), keeper.renew()]);

    expect(world.asked).toHaveLength(1);
    expect(answers.map((answer) => answer.ok && answer.value.token)).toEqual(['one', 'one', 'one']);
  });

  it('is kept until a minute before its end, then renewed', async () => {
    const { world, keeper } = setUp(session('one', 900_000), session('two', 1_800_000));

    await keeper.get();
    world.now = 839_000;
    const kept = await keeper.get();
    world.now = 841_000;
    const renewed = await keeper.get();

    expect([kept, renewed]).toMatchObject([
      { value: { token: 'one' } },
      { value: { token: 'two' } },
    ]);
  });

  it('is never that of another person', async () => {
    const { world, keeper } = setUp(session('of Claire', 900_000), session('of Karim', 900_000));

    const first = keeper.get();
    world.user = 'karim';
    const late = await first;
    const own = await keeper.get();

    expect(late).toEqual({ ok: false, failure: { tag: 'SignedOut' } });
    expect(own).toMatchObject({ value: { token: 'of Karim' } });
  });

  it('is asked for again once forgotten', async () => {
    const { world, keeper } = setUp(session('one', 900_000));

    await keeper.get();
    keeper.forget();
    await keeper.get();

    expect(world.asked).toHaveLength(2);
  });

  it('is asked for in another channel when the first one refuses commands', async () => {
    const { world, keeper } = setUp(answered(403), session('one', 900_000));
    world.places = [here, { channelId: 'there', teamId: 'team' }];

    const answer = await keeper.get();

    expect(answer.ok).toBe(true);
    expect(world.asked.map(({ channelId }) => channelId)).toEqual(['here', 'there']);
  });

  it.each([
    [answered(401), 'SignedOut'],
    [answered(403), 'NotAllowed'],
    [answered(404), 'CommandUnknown'],
    [answered(500), 'BotDown'],
    [answered(200, { text: 'hello' }), 'SessionUnreadable'],
    [{ tag: 'NotSignedIn' } as const, 'SignedOut'],
    [{ tag: 'HostUnreachable' } as const, 'HostUnreachable'],
  ])('fails with a name: %j', async (answer, tag) => {
    const { keeper } = setUp(answer);

    expect(await keeper.get()).toEqual({ ok: false, failure: { tag } });
  });

  it('cannot be asked for without a channel', async () => {
    const { world, keeper } = setUp();
    world.places = [];

    expect(await keeper.get()).toEqual({ ok: false, failure: { tag: 'NoChannel' } });
    expect(world.asked).toEqual([]);
  });

  it('is asked for in a channel that the host names, on a page that knows none', async () => {
    const { world, keeper } = setUp(session('one', 900_000));
    world.places = [];
    world.found = [here];

    expect((await keeper.get()).ok).toBe(true);
    expect(world.asked).toEqual([here]);
  });

  it('is asked for again after a failure', async () => {
    const { keeper } = setUp(answered(500), session('one', 900_000));

    await keeper.get();

    expect(await keeper.get()).toMatchObject({ ok: true });
  });
});
