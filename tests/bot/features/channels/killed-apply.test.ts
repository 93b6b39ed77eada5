import { afterEach, describe, expect, it, jest } from '@jest/globals';

import * as z from 'zod';

import { openChannelStage, type ChannelStage } from './support/channel-stage.ts';
import { smallFile } from './support/small-file.ts';

jest.setTimeout(600_000);

const channelShape = z.object({
  name: z.string(),
  header: z.string(),
  purpose: z.string(),
  type: z.string(),
});

/** What can be seen in Mattermost in the end. */
async function stateOf(stage: ChannelStage) {
  const { bindings } = await stage.storage.readers.channels.whole();
  const channels: Record<string, unknown> = {};
  for (const [key, { channelId }] of bindings) {
    const seen = channelShape.parse(await stage.call('GET', `/channels/${channelId}`));
    const members = (await stage.membersOf(seen.name)).length;
    channels[key] = { ...seen, members };
  }
  const listed = await stage.call('GET', `/teams/${stage.teamId}/channels?per_page=200`);
  return { channels, publicOnes: Array.isArray(listed) ? listed.length : 0 };
}

async function openPeopled(): Promise<ChannelStage> {
  const stage = await openChannelStage({ text: () => smallFile() });
  for (const [index, name] of ['ana', 'bob', 'cid'].entries()) {
    const departement = index === 0 ? '64' : '35';
    await stage.addPerson(name, {
      roles: index === 2 ? ['coordinateur', 'animateur'] : ['conseiller'],
      affectations: [{ structureId: '13002603200016', departement, from: '2024-01-01' }],
    });
  }
  return stage;
}

type Death = 'before the call' | 'after the call';

/** Mattermost is never heard of again once the bot has died at that write. */
function killAt(stage: ChannelStage, position: number, death: Death): void {
  const state = { writes: 0, isDead: false };
  stage.network.state.meddle = async (request, go) => {
    if (state.isDead) throw new Error('dead');
    if (!stage.network.isWrite(request)) return go(request);
    state.writes += 1;
    if (state.writes < position) return go(request);
    state.isDead = true;
    if (death === 'after the call') await go(request);
    throw new Error('dead');
  };
}

describe('7. a bot killed at any write of a first application', () => {
  const stages: ChannelStage[] = [];
  afterEach(async () => {
    for (const stage of stages.splice(0)) await stage.close();
  });

  it.each<Death>(['before the call', 'after the call'])(
    'goes on after its death %s: same final state, nothing twice, no write left',
    async (death) => {
      const whole = await openPeopled();
      stages.push(whole);
      await whole.apply(await whole.plan());
      const wanted = await stateOf(whole);
      const writes = whole.network.writes().length;

      expect(writes).toBeGreaterThan(10);
      const step = process.env['CI'] === undefined ? Math.ceil(writes / 8) : 1;
      for (let position = 1; position <= writes; position += step) {
        const stage = await openPeopled();
        stages.push(stage);
        const shown = await stage.plan();
        killAt(stage, position, death);
        await stage.apply(shown);
        delete stage.network.state.meddle;
        stage.restart();
        await stage.round();

        expect(await stage.storage.readers.channels.run(shown.id)).toMatchObject({ state: 'done' });
        expect([position, await stateOf(stage)]).toEqual([position, wanted]);
        const before = stage.network.writes().length;
        stage.work().wantFull();
        await stage.round();
        expect(stage.network.writes().slice(before)).toEqual([]);
        const { intents, lines } = await stage.storage.readers.channels.whole();
        expect(intents.size).toBe(0);
        const made = [...lines].filter(([key]) => key !== 'accueil');
        const origins = made.flatMap(([, some]) => [...some.values()].map(({ origin }) => origin));
        expect(new Set(origins)).toEqual(new Set(['rule']));
      }
    },
  );
});
