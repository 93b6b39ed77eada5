import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { oddRequestTo } from './support/odd-requests.ts';
import { routesOf } from './support/routes.ts';
import { newScene } from './support/scene.ts';
import type { Person, Reply, Scene } from './support/scene.ts';

/** Without its web application Mattermost has no page to show here. */
const PAGES = ['/hooks/:name'];

let scene: Scene;

beforeAll(async () => {
  scene = await newScene();
});

afterAll(() => scene.close());

it('answers senseless requests to every route with a refusal, never with a fault of its own', async () => {
  const { ids, people } = await populate();
  const start = scene.server.world.snapshot();
  for (const route of routesOf(scene.server.sandbox)) {
    if (PAGES.includes(route.path)) continue;
    scene.server.world.load(start);
    const property = fc.asyncProperty(
      oddRequestTo(route, ids),
      fc.constantFrom(...people),
      async ({ path, body }, person) => {
        const reply = await person.send(route.method, path, body);
        expect(isFault(reply) ? reply.text : '').toBe('');
      },
    );
    await fc.assert(property, { numRuns: 6, seed: 1 });
  }
}, 60_000);

/** Mattermost answers some refusals with 500 too; these have an id. */
function isFault({ status, body }: Reply): boolean {
  return status >= 500 && body['id'] === undefined;
}

/** People, channels, posts and integrations the requests may hit. */
async function populate(): Promise<{ ids: readonly string[]; people: readonly Person[] }> {
  const { admin, stranger, teamId } = scene;
  const alice = await scene.member('alice');
  const bob = await scene.account('bob');
  const open = await scene.channel(alice, 'open');
  const closed = await scene.channel(alice, 'closed', 'P');
  const made = await Promise.all([
    alice.post('/api/v4/posts', { channel_id: open, message: 'hello' }),
    alice.post('/api/v4/channels/direct', [alice.id, bob.id]),
    admin.post('/api/v4/commands', { team_id: teamId, trigger: 'tell', method: 'P', url: NOWHERE }),
  ]);
  const bot = await admin.post('/api/v4/bots', { username: 'helper' });
  const ids = [
    ...[teamId, admin.id, alice.id, bob.id, open, closed, String(bot.body['user_id'])],
    ...made.map((reply) => String(reply.body['id'])),
  ];
  return { ids, people: [admin, alice, bob, stranger] };
}

const NOWHERE = 'http://127.0.0.1:1/';
