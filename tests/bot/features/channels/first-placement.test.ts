import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { openChannelStage, type ChannelStage } from './support/channel-stage.ts';

jest.setTimeout(120_000);

describe('a fresh team, the default file', () => {
  let stage: ChannelStage;
  beforeEach(async () => {
    stage = await openChannelStage();
  });
  afterEach(() => stage.close());

  it('1. a plan makes 148 channels and adopts two; applied, the second is empty and writes nothing', async () => {
    const shown = await stage.plan();
    expect(shown.shown.filter((one) => one.startsWith('adopt'))).toHaveLength(2);
    const made = await stage.apply(shown);

    expect(made).toMatchObject({ state: 'done' });
    const creations = stage.network.requests.filter(
      ({ method, route }) => method === 'POST' && route === '/channels',
    );
    expect(creations).toHaveLength(148);
    const before = stage.network.writes().length;
    const second = await stage.plan();
    expect(second).toMatchObject({ state: 'shown', shown: [], removals: 0 });
    await stage.apply(second);
    expect(stage.network.writes().slice(before)).toEqual([]);
  });

  it('until a plan was applied, passes only observe', async () => {
    await stage.addPerson('claire');
    await stage.round();

    expect(stage.network.writes()).toEqual([]);
  });
});
