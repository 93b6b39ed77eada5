import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import {
  joinChannel,
  type ChooseDeps,
} from '../../../../bot/src/features/channels/own/join-channel.ts';
import { leaveChannel } from '../../../../bot/src/features/channels/own/leave-channel.ts';
import { myChannels } from '../../../../bot/src/features/channels/own/my-channels.ts';
import { whyChannel } from '../../../../bot/src/features/channels/own/why-channel.ts';
import { adoptChannel } from '../../../../bot/src/features/channels/tend/adopt-channel.ts';
import { repairChannel } from '../../../../bot/src/features/channels/tend/repair-channel.ts';
import { setException } from '../../../../bot/src/features/channels/tend/set-exception.ts';
import {
  writeText,
  type WriteTextDeps,
} from '../../../../bot/src/features/channels/tend/write-text.ts';
import { aPerson } from '../../../support/people.ts';
import { openChannelStage, type ChannelStage } from './support/channel-stage.ts';
import { smallFile } from './support/small-file.ts';

jest.setTimeout(60_000);

const in64 = {
  affectations: [{ structureId: '13002603200016', departement: '64', from: '2024-01-01' }],
};

let stage: ChannelStage;
let claire: string;
beforeEach(async () => {
  stage = await openChannelStage({ text: () => smallFile() });
  claire = await stage.addPerson('claire', in64);
  await stage.apply(await stage.plan());
});
afterEach(() => stage.close());

const actor = () => aPerson({ userId: claire });
const deps = (): ChooseDeps & WriteTextDeps => ({ ...stage.deps, hasten: () => undefined });
const isIn = async (channel: string) => (await stage.membersOf(channel)).includes(claire);

describe('one’s own channels', () => {
  it('are listed with why, beside those that are free to join', async () => {
    const listed = await myChannels(deps(), { actor: actor() });

    const { mine, open } = listed.ok ? listed.value : { mine: [], open: [] };
    expect(mine.map(({ channel, cause, mayLeave }) => [channel.key, cause, mayLeave])).toEqual([
      ['accueil', 'rule', false],
      ['actualites', 'rule', false],
      ['dep-64', 'rule', true],
    ]);
    expect(open.map(({ key }) => key)).toEqual(['education']);
  });

  it('are joined by name, key or display name, and left for good', async () => {
    await joinChannel(deps(), { actor: actor(), channel: 'Éducation' });
    expect(await isIn('education')).toBe(true);
    await leaveChannel(deps(), { actor: actor(), channel: '~dep-64' });
    expect(await isIn('dep-64')).toBe(false);
    stage.work().wantFull();
    await stage.round();

    expect(await isIn('education')).toBe(true);
    expect(await isIn('dep-64')).toBe(false);
    await joinChannel(deps(), { actor: actor(), channel: 'dep-64' });
    expect(await isIn('dep-64')).toBe(true);
  });

  it('are not left where everybody stays, nor joined where others belong', async () => {
    expect(await leaveChannel(deps(), { actor: actor(), channel: 'actualites' })).toMatchObject({
      failure: { tag: 'LeaveRefused' },
    });
    expect(await joinChannel(deps(), { actor: actor(), channel: 'dep-35' })).toMatchObject({
      failure: { tag: 'JoinRefused' },
    });
    expect(await joinChannel(deps(), { actor: actor(), channel: 'nulle part' })).toMatchObject({
      failure: { tag: 'ChannelUnknown' },
    });
    expect(await joinChannel(deps(), { actor: actor(), channel: 'dep' })).toMatchObject({
      failure: { tag: 'ChannelAmbiguous' },
    });
  });

  it('are closed by the charter, and say so', async () => {
    stage.world.gate = { passes: () => false };

    expect(await joinChannel(deps(), { actor: actor(), channel: 'education' })).toMatchObject({
      failure: { tag: 'ChannelClosed', cause: 'charter' },
    });
    expect(await whyChannel(deps(), { actor: actor(), channel: 'dep-64' })).toMatchObject({
      value: { desire: { want: 'absent', cause: 'charter' } },
    });
  });
});

describe('tending channels', () => {
  const animateur = () => aPerson({ userId: claire, roles: new Set(['animateur']) });

  it('an exception of a stranger to the channel is refused, one of an animateur holds', async () => {
    const request = {
      channel: 'coordination',
      person: '@claire',
      decision: 'present',
      until: '31/12/2026',
      reason: 'Remplace Karim',
    } as const;
    expect(await setException(deps(), { actor: actor(), ...request })).toMatchObject({
      failure: { tag: 'NotReferent' },
    });
    const wrong = { ...request, reason: 'court', actor: animateur() };
    expect(await setException(deps(), wrong)).toMatchObject({ failure: { tag: 'ReasonLength' } });
    const far = { ...request, until: '2040-01-01', actor: animateur() };
    expect(await setException(deps(), far)).toMatchObject({ failure: { tag: 'UntilRefused' } });
    await setException(deps(), { actor: animateur(), ...request });
    stage.work().hasten();
    await stage.round();

    expect(await isIn('coordination')).toBe(true);
  });

  it('a repair restores what was archived and puts address and privacy back', async () => {
    const id = await stage.channelId('coordination');
    await stage.call('PUT', `/channels/${id}/patch`, { name: 'autre' });
    await stage.call('PUT', `/channels/${id}/privacy`, { privacy: 'O' });
    await stage.call('DELETE', `/channels/${id}`);
    const repaired = await repairChannel(deps(), { actor: animateur(), channel: 'coordination' });

    expect(repaired).toMatchObject({ value: { repairs: ['restored', 'renamed', 'made-private'] } });
    expect(await stage.call('GET', `/channels/${id}`)).toMatchObject({
      name: 'coordination',
      type: 'P',
      delete_at: 0,
    });
  });

  it('a text stands after the mark and is kept by the passes', async () => {
    await stage.addPerson('fatou', { roles: ['animateur'], affectations: [] });
    await stage.round();
    await writeText(deps(), { actor: animateur(), channel: 'dep-64', text: 'Réunion le mardi' });
    stage.work().wantFull();
    await stage.round();

    const id = await stage.channelId('dep-64');
    expect(await stage.call('GET', `/channels/${id}`)).toMatchObject({
      header: 'channels.header.referents@fatou ‖ Réunion le mardi',
    });
  });

  it('a channel that stands already is not adopted again', async () => {
    const request = { actor: animateur(), channel: 'dep-64', existing: '~off-topic' };

    expect(await adoptChannel(deps(), request)).toMatchObject({ failure: { tag: 'AlreadyBound' } });
  });
});
