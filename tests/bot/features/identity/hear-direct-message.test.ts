import { describe, expect, it } from '@jest/globals';

import { bindEvent } from '../../../../bot/src/core/describe-event.ts';
import { hearDirectMessage } from '../../../../bot/src/features/identity/hear-direct-message.event.ts';
import { anAccount, makeBotScene } from '../../../support/bot/bot-scene.ts';
import { accountId } from '../../../support/people.ts';

const heard = {
  type: 'direct-message',
  postId: 'p1',
  userId: accountId('claire'),
  channelId: 'dm',
  rootId: '',
  text: 'bonjour',
  fileIds: [],
} as const;

describe('a message to the bot that nothing asked for', () => {
  it('is answered kindly in its thread, once, in the language of who wrote', async () => {
    const scene = await makeBotScene({ accounts: [anAccount('claire', { locale: 'en' })] });
    const { clock, storage } = scene;
    const event = bindEvent(hearDirectMessage, { clock, transaction: storage.transaction });

    await event.run(heard);
    await event.run(heard);
    await event.run({ ...heard, postId: 'p2', rootId: 'p1' });
    await event.run({ type: 'gap' });

    const effects = [...scene.tables.outbox.values()].map(({ effect }) => effect);
    expect(effects.map((effect) => effect.kind === 'say' && effect.to)).toEqual([
      { kind: 'channel', channelId: 'dm', rootId: 'p1', reader: accountId('claire') },
      { kind: 'channel', channelId: 'dm', rootId: 'p1', reader: accountId('claire') },
    ]);
    const [first] = await scene.waiting();
    expect(first?.message).toContain('I am a program');
    await scene.end();
  });
});
