import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { bindEvent } from '../../../../bot/src/core/describe-event.ts';
import type { BoundTaker, Turn } from '../../../../bot/src/core/describe-taker.ts';
import { hearDirectMessage } from '../../../../bot/src/features/identity/hear-direct-message.event.ts';
import { anAccount, makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';
import { accountId } from '../../../support/people.ts';

const claire = accountId('claire');
const heard = {
  type: 'direct-message',
  postId: 'p1',
  userId: claire,
  channelId: 'dm',
  rootId: '',
  text: 'bonjour',
  fileIds: [],
} as const;

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene({ accounts: [anAccount('claire', { locale: 'en' })] });
});
afterEach(() => scene.end());

describe('a message to the bot that nothing asked for', () => {
  it('is answered kindly in its thread, once, in the language of who wrote', async () => {
    await scene.hear(heard);
    await scene.hear(heard);
    await scene.hear({ ...heard, postId: 'p2', rootId: 'p1' });

    const effects = [...scene.tables.outbox.values()].map(({ effect }) => effect);
    expect(effects.map((effect) => effect.kind === 'say' && effect.to)).toEqual([
      { kind: 'channel', channelId: 'dm', rootId: 'p1', reader: claire },
      { kind: 'channel', channelId: 'dm', rootId: 'p1', reader: claire },
    ]);
    const [first] = await scene.waiting();
    expect(first?.message).toContain('I am a program');
  });
});

describe('a file to the bot that nothing asked for', () => {
  it('waits for its command when it is a table or an archive, and that is said once', async () => {
    scene.posted.set('f1', { name: 'people.CSV', text: 'id' });
    await scene.hear({ ...heard, fileIds: ['f1'] });
    await scene.hear({ ...heard, fileIds: ['f1'] });

    expect(await scene.storage.readers.files.lastOf(claire, scene.clock.now())).toEqual({
      fileId: 'f1',
      name: 'people.CSV',
      sizeBytes: 2,
      userId: claire,
      postedAt: scene.clock.now(),
    });
    const said = await scene.waiting();
    expect(said.map((one) => one?.message)).toEqual([expect.stringContaining('people.CSV')]);
  });

  it('is the last one of several', async () => {
    for (const id of ['f1', 'f2', 'f3']) {
      scene.posted.set(id, { name: id === 'f3' ? 'photo.png' : `${id}.csv`, text: '' });
    }

    await scene.hear({ ...heard, fileIds: ['f1', 'f2', 'f3'] });

    const kept = await scene.storage.readers.files.lastOf(claire, scene.clock.now());
    expect(kept?.fileId).toBe('f2');
  });

  it('is answered as any message when it can be no import, or is no more', async () => {
    scene.posted.set('f1', { name: 'photo.png', text: '' });
    await scene.hear({ ...heard, fileIds: ['f1', 'gone'] });

    expect(await scene.storage.readers.files.lastOf(claire, scene.clock.now())).toBeUndefined();
    expect((await scene.waiting())[0]?.message).toContain('I am a program');
  });
});

describe('the dispatcher of messages to the bot', () => {
  it('offers a message to replies, then to what asked, then to files, until one takes it', async () => {
    const offered: string[] = [];
    const taker = (takes: Turn, isTaken = false): BoundTaker => ({
      name: takes,
      takes,
      take: () => {
        offered.push(takes);
        return Promise.resolve(isTaken);
      },
    });
    const takers = [taker('anything'), taker('file', true), taker('asked'), taker('reply')];
    const event = bindEvent(hearDirectMessage, { takers: () => takers });

    await event.run(heard);
    await event.run({ type: 'gap' });

    expect(offered).toEqual(['reply', 'asked', 'file']);
  });
});
