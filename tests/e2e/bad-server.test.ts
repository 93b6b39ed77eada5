import { expect, it, jest } from '@jest/globals';

import { openBadNetwork, type Fate } from './support/bad-network.ts';
import { ChatUser } from './support/chat-user.ts';
import { aNews, withStorage } from './support/first-path.ts';
import { insist } from './support/insistent.ts';
import { openStage } from './support/stage.ts';
import { startStageBot } from './support/stage-bot.ts';

jest.setTimeout(180_000);

const messages = 12;
const fates: readonly Fate[] = [
  'passes',
  'loses its answer',
  'is lost',
  'passes',
  'loses its answer',
];

/** Runs on the sandbox alone: a network between a real server and the bot is not ours to cut. */
it('says each message once to a Mattermost that is slow and loses requests and answers', async () => {
  const stage = await openStage({ onSandbox: true, withPlugin: false });
  const network = await openBadNetwork(stage.host.url);
  const environment = { ...stage.environment, COOP_MATTERMOST_URL: network.url };
  const bot = await startStageBot(environment);
  const user = await ChatUser.enter(stage);
  network.latencyMs = 400;
  let posts = 0;
  network.fateOf = ({ method, path }) =>
    method === 'POST' && /\/posts$/.test(path)
      ? (fates[posts++ % fates.length] ?? 'passes')
      : 'passes';

  await withStorage(stage, async ({ transaction, queue }) => {
    await transaction(async ({ outbox }) => {
      for (let round = 0; round < messages; round++) {
        await outbox.add(aNews(round, user.adviser.userId));
      }
    });
    bot.wake();
    await insist(async () => ((await queue.counts()).waiting === 0 ? true : undefined));
  });

  const said = (await user.readDirect()).filter((text) => text.startsWith('nouvelle')).sort();
  expect(said).toEqual(
    Array.from({ length: messages }, (_, index) => `nouvelle ${String(index)}`).sort(),
  );
  expect(posts).toBeGreaterThan(messages);
  user.leave();
  await bot.close();
  await network.close();
  await stage.close();
});
