import { expect, it } from '@jest/globals';
import { startSandboxServer } from '../../../sandbox/server/server.ts';
import type { WorldSnapshot } from '../../../sandbox/server/state/world.ts';
import { newScene, Person } from './support/scene.ts';

it('goes on from a snapshot with the same people, posts and sessions, after a way through JSON', async () => {
  const scene = await newScene();
  const alice = await scene.member('alice');
  const channelId = await scene.channel(alice, 'open');
  await alice.post('/api/v4/posts', { channel_id: channelId, message: 'still here' });
  const path = `/api/v4/channels/${channelId}/posts`;
  const before = await alice.get(path);
  const text = JSON.stringify(scene.server.world.snapshot());
  await scene.close();

  const snapshot = JSON.parse(text) as WorldSnapshot; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- written above
  const next = await startSandboxServer({ snapshot });
  const again = await new Person(next.url, alice.id, alice.token).get(path);
  const whole = JSON.stringify(next.world.snapshot());
  await next.close();
  expect(again.text).toBe(before.text);
  expect(whole).toBe(text);
});
