import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { RestRequest } from '../../../../bot/src/adapters/mattermost/rest-request.ts';
import type { Entry } from '../../../../bot/src/features/registry/index.ts';
import { makeTestClock } from '../../../support/test-clock.ts';
import { openChannelStage, type ChannelStage } from './support/channel-stage.ts';
import { smallFile } from './support/small-file.ts';

jest.setTimeout(120_000);

const in64: Partial<Entry> = {
  affectations: [{ structureId: '13002603200016', departement: '64', from: '2024-01-01' }],
};
const in35: Partial<Entry> = {
  affectations: [{ structureId: '13002603200016', departement: '35', from: '2024-01-01' }],
};
const team: Partial<Entry> = { roles: ['animateur'], affectations: [] };

describe('people in the channels of the default file', () => {
  let stage: ChannelStage;
  beforeEach(async () => {
    stage = await openChannelStage();
  });
  afterEach(() => stage.close());

  it('3. are in every hub that covers their territory, and in none when none does', async () => {
    const from = '2024-01-01';
    const structureId = '13002603200016';
    const guadeloupe = await stage.addPerson('gwen', {
      affectations: [{ structureId, departement: '971', from }],
    });
    const saintMartin = await stage.addPerson('marin', {
      affectations: [{ structureId, departement: '978', from }],
    });
    await stage.apply(await stage.plan());

    const first = await stage.channelsOf(guadeloupe);
    expect(first).toEqual(
      expect.arrayContaining(['guadeloupe', 'hub-ultranumerique', 'hub-mednum-antilles']),
    );
    const second = await stage.channelsOf(saintMartin);
    expect(second).toContain('saintmartin');
    expect(second.filter((name) => name.startsWith('hub-'))).toEqual([]);
  });

  it('4. who changes département is added, then removed, keeps what they joined, and is told once', async () => {
    const claire = await stage.addPerson('claire', in64);
    await stage.apply(await stage.plan());
    const asClaire = await stage.as('claire');
    const education = await stage.channelId('education');
    await asClaire({
      method: 'POST',
      route: `/channels/${education}/members`,
      body: { user_id: claire },
    });
    await stage.round();
    const before = stage.network.requests.length;
    await stage.changeEntry('claire', in35);
    await stage.round();

    const names = await stage.channelsOf(claire);
    expect(names).toEqual(
      expect.arrayContaining(['education', 'hub-bretagne', 'illeetvilaine', 'general']),
    );
    expect(names).not.toContain('pyreneesatlantiques');
    expect(names).not.toContain('hub-hubik');
    const kinds = stage.network.requests.slice(before).filter(stage.network.isWrite);
    expect(kinds.map(({ method }) => method)).toEqual(['POST', 'POST', 'DELETE', 'DELETE']);
    expect(await stage.said(claire, 'channels.moved.')).toBe(1);
  });

  it('25. a name held by a channel unseen is drift; everything else is made', async () => {
    const general = { team_id: stage.teamId, name: 'general', display_name: 'Secret', type: 'P' };
    await stage.idOf('/channels', general);
    await stage.apply(await stage.plan());

    expect(await stage.storage.readers.channels.drifts('principal')).toContainEqual({
      kind: 'name-taken',
      channel: 'general',
      userIds: [],
    });
    const { bindings } = await stage.storage.readers.channels.whole();
    expect(bindings.size).toBe(149);
  });
});

describe('people in the channels of a small file', () => {
  const clock = makeTestClock();
  const file = { text: smallFile() };
  let stage: ChannelStage;
  beforeEach(async () => {
    file.text = smallFile();
    stage = await openChannelStage({ clock, text: () => file.text });
  });
  afterEach(() => stage.close());

  const leave = async (name: string, userId: string, channel: string) => {
    const id = await stage.channelId(channel);
    await (
      await stage.as(name)
    )({ method: 'DELETE', route: `/channels/${id}/members/${userId}` });
  };
  const isIn = async (userId: string, channel: string) =>
    (await stage.membersOf(channel)).includes(userId);

  it('5. of an adopted channel, whoever matches becomes the rule’s, the others are left alone', async () => {
    const people = Array.from({ length: 12 }, (_, index) => `p${String(index)}`);
    const ids: string[] = [];
    for (const [index, name] of people.entries()) {
      ids.push(await stage.addPerson(name, index < 10 ? in64 : in35));
    }
    const old = await stage.idOf('/channels', {
      team_id: stage.teamId,
      name: 'ancien',
      display_name: 'Ancien',
      type: 'P',
    });
    for (const user_id of ids) await stage.call('POST', `/channels/${old}/members`, { user_id });
    file.text = smallFile({
      more: [`{key: ancien, kind: national, adopt: {id: ${old}}, members: [{territory: "64"}]}`],
    });
    await stage.load();
    stage.work().wantFull();
    await stage.apply(await stage.plan());

    expect((await stage.membersOf('ancien')).sort()).toEqual(
      expect.arrayContaining([...ids].sort()),
    );
    const drifts = await stage.storage.readers.channels.drifts('principal');
    expect(drifts.find(({ channel }) => channel === 'ancien')?.userIds).toHaveLength(3);
    await stage.changeEntry('p0', in35);
    await stage.changeEntry('p11', { affectations: [] });
    await stage.round();
    const left = await stage.membersOf('ancien');
    expect(left).not.toContain(ids[0]);
    expect(left).toContain(ids[11]);
  });

  it('8. a channel whose members could not be read to the end is left alone, the others are done', async () => {
    const claire = await stage.addPerson('claire', in64);
    await stage.apply(await stage.plan());
    const paul = await stage.addPerson('paul', in64);
    const broken = await stage.channelId('dep-64');
    stage.network.state.meddle = (request, go) =>
      isMembersOf(request, broken) ? Promise.reject(new Error('500')) : go(request);
    stage.work().wantFull();
    await stage.round();

    expect(await isIn(paul, 'actualites')).toBe(true);
    expect(await isIn(paul, 'dep-64')).toBe(false);
    delete stage.network.state.meddle;
    stage.work().wantFull();
    await stage.round();
    expect(await isIn(paul, 'dep-64')).toBe(true);
    expect(await isIn(claire, 'dep-64')).toBe(true);
  });

  it('9. on the day after the last one, where they are, people lose their channels; a week later the team', async () => {
    const there = {
      affectations: [{ structureId: '13002603200016', departement: '974', from: '2024-01-01' }],
      end: '2026-06-30',
    };
    const marie = await stage.addPerson('marie', there);
    await stage.apply(await stage.plan());
    const at = async (instant: number) => {
      clock.advance(instant - clock.now());
      stage.work().wantFull();
      await stage.round();
    };

    await at(Date.UTC(2026, 5, 30, 19, 59));
    expect(await isIn(marie, 'dep-974')).toBe(true);
    await at(Date.UTC(2026, 5, 30, 20, 0));
    expect(await isIn(marie, 'dep-974')).toBe(false);
    await at(Date.UTC(2026, 6, 7, 19, 59));
    expect(await isIn(marie, 'town-square')).toBe(true);
    await at(Date.UTC(2026, 6, 7, 20, 0));
    expect(await isIn(marie, 'town-square')).toBe(false);
  });

  it('15. who leaves a channel that puts back is back with one message, and out for good the third time', async () => {
    const claire = await stage.addPerson('claire', in64);
    await stage.apply(await stage.plan());
    for (let time = 0; time < 2; time += 1) {
      await leave('claire', claire, 'actualites');
      stage.work().hasten();
      await stage.round();
      expect(await isIn(claire, 'actualites')).toBe(true);
      clock.advance(60_000);
    }
    expect(await stage.said(claire, 'channels.put-back.')).toBe(1);
    await leave('claire', claire, 'actualites');
    stage.work().hasten();
    await stage.round();

    expect(await isIn(claire, 'actualites')).toBe(false);
    const { lines } = await stage.storage.readers.channels.whole();
    expect(lines.get('actualites')?.get(claire)?.choice).toMatchObject({
      way: 'out',
      cause: 'too-often',
    });
  });

  it('16. who left while the bot was stopped is not put back, and is added where they move to', async () => {
    const claire = await stage.addPerson('claire', in64);
    await stage.apply(await stage.plan());
    await leave('claire', claire, 'dep-64');
    stage.restart();
    await stage.round();

    expect(await isIn(claire, 'dep-64')).toBe(false);
    await stage.changeEntry('claire', in35);
    await stage.round();
    expect(await isIn(claire, 'dep-35')).toBe(true);
    expect(await isIn(claire, 'dep-64')).toBe(false);
  });

  it('17. a header that leaves no room is kept to the byte and reported', async () => {
    await stage.addPerson('fatou', team);
    await stage.apply(await stage.plan());
    const id = await stage.channelId('dep-64');
    const header = 'é'.repeat(1_020);
    await stage.call('PUT', `/channels/${id}/patch`, { header });
    stage.work().wantFull();
    await stage.round();

    expect(await stage.call('GET', `/channels/${id}`)).toMatchObject({ header });
    const drifts = await stage.storage.readers.channels.drifts('principal');
    expect(drifts).toContainEqual({
      kind: 'header-too-long',
      channel: 'dep-64',
      userIds: [],
    });
  });

  it('17. what people write after the mark is kept to the byte', async () => {
    await stage.addPerson('fatou', team);
    await stage.apply(await stage.plan());
    const id = await stage.channelId('dep-64');
    await stage.call('PUT', `/channels/${id}/patch`, { header: 'Réunion le mardi' });
    stage.work().wantFull();
    await stage.round();

    expect(await stage.call('GET', `/channels/${id}`)).toMatchObject({
      header: 'channels.header.referents@fatou ‖ Réunion le mardi',
    });
  });

  it('18. a referent who is renamed changes the headers of their channels once, and no other', async () => {
    const karim = await stage.addPerson('karim', { ...in64, roles: ['coordinateur'] });
    await stage.addPerson('fatou', team);
    await stage.apply(await stage.plan());
    const before = stage.network.requests.length;
    await stage.call('PUT', `/users/${karim}/patch`, { username: 'c.martin' });
    stage.work().hasten();
    await stage.round();
    stage.work().wantFull();
    await stage.round();

    const writes = stage.network.requests.slice(before).filter(stage.network.isWrite);
    const dep = await stage.channelId('dep-64');
    expect(writes).toMatchObject([
      { route: '/channels/{channelId}/patch', path: { channelId: dep } },
    ]);
    expect(await stage.call('GET', `/channels/${dep}`)).toMatchObject({
      header: 'channels.header.referents@c.martin ‖',
    });
  });

  it('19. a plan that would remove more than was shown stops, and is shown anew', async () => {
    const names = ['ana', 'bob', 'cid'];
    for (const name of names) await stage.addPerson(name, in64);
    await stage.apply(await stage.plan());
    await stage.addPerson('dea', in64);
    file.text = smallFile({ settings: 'auto: {maxRemovals: 0}' });
    await stage.load();
    await stage.storage.state.forget({ name: 'channels.applied', schema: undefined as never }); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- the name alone counts
    const shown = await stage.plan();
    for (const name of names) await stage.changeEntry(name, in35);
    clock.advance(600_000);
    const before = stage.network.writes().length;
    const again = await stage.apply(shown);

    expect(again).toMatchObject({ id: shown.id, state: 'shown', removals: 3 });
    expect(stage.network.writes().slice(before)).toEqual([]);
    expect(await stage.apply(shown)).toMatchObject({ tag: 'NumberNeeded', removals: 3 });
    clock.advance(1);
    expect(await stage.apply(shown, ' 3 ')).toMatchObject({ state: 'done' });
    expect(await stage.membersOf('dep-64')).toHaveLength(1);
  });

  it('22. a channel of the team lets nobody else in, and is made private again', async () => {
    const curious = await stage.addPerson('curious', in64);
    await stage.addPerson('fatou', team);
    await stage.apply(await stage.plan());
    const id = await stage.channelId('equipe');
    await stage.call('POST', `/channels/${id}/members`, { user_id: curious });
    await stage.call('PUT', `/channels/${id}/privacy`, { privacy: 'O' });
    stage.work().hasten();
    await stage.round();

    expect(await isIn(curious, 'equipe')).toBe(false);
    expect(await stage.call('GET', `/channels/${id}`)).toMatchObject({ type: 'P' });
  });

  it('23. an exception holds until the end of its last day in the community’s zone', async () => {
    const claire = await stage.addPerson('claire', in64);
    await stage.apply(await stage.plan());
    clock.advance(Date.UTC(2026, 7, 30, 10) - clock.now());
    await stage.storage.transaction(({ channels }) =>
      channels.putException({
        channel: 'coordination',
        userId: claire,
        decision: 'present',
        until: '2026-08-31',
        reason: 'Remplace Karim',
        author: 'fatou',
        at: clock.now(),
        isWarned: false,
      }),
    );
    const at = async (instant: number) => {
      clock.advance(instant - clock.now());
      stage.work().wantFull();
      await stage.round();
    };

    await at(Date.UTC(2026, 7, 31, 21, 59));
    expect(await isIn(claire, 'coordination')).toBe(true);
    expect(await stage.said('fatou', 'channels.exception.')).toBe(1);
    await at(Date.UTC(2026, 7, 31, 22, 0));
    expect(await isIn(claire, 'coordination')).toBe(false);
  });

  it('24. moderation is stronger than an exception; lifted, the same channels come back, rank included', async () => {
    const claire = await stage.addPerson('claire', in64);
    await stage.apply(await stage.plan());
    const dep = await stage.channelId('dep-64');
    const route = `/channels/${dep}/members/${claire}/schemeRoles`;
    await stage.call('PUT', route, { scheme_user: true, scheme_admin: true });
    await stage.round();
    const before = await stage.channelsOf(claire);
    stage.world.restrictions.set(claire, 'eloignement');
    stage.work().wantFull();
    await stage.round();

    expect(await stage.channelsOf(claire)).toEqual(['off-topic', 'town-square']);
    stage.world.restrictions.delete(claire);
    stage.work().wantFull();
    await stage.round();
    expect(await stage.channelsOf(claire)).toEqual(before);
    const member = await stage.call('GET', `/channels/${dep}/members/${claire}`);
    expect(member).toMatchObject({ scheme_admin: true });
  });

  it('26. removals beyond the limits wait for a plan, the additions are done', async () => {
    file.text = smallFile({ settings: 'auto: {maxRemovals: 2}' });
    await stage.load();
    const names = ['ana', 'bob', 'cid', 'dea'];
    const ids: string[] = [];
    for (const name of names) ids.push(await stage.addPerson(name, in64));
    await stage.apply(await stage.plan());
    for (const name of names) await stage.changeEntry(name, in35);
    await stage.round();

    expect((await stage.membersOf('dep-35')).sort()).toEqual([...ids].sort());
    expect((await stage.membersOf('dep-64')).sort()).toEqual([...ids].sort());
  });

  it('a key that the file calls otherwise keeps its channel; one that it drops is left alone', async () => {
    const claire = await stage.addPerson('claire', in64);
    await stage.apply(await stage.plan());
    const before = stage.network.writes().length;
    file.text = smallFile()
      .replace('key: education,', 'key: ecole, was: [education], name: education,')
      .replace(/.*key: coordination.*\n/, '');
    await stage.load();
    stage.work().wantFull();
    await stage.round();

    const { bindings } = await stage.storage.readers.channels.whole();
    expect(bindings.has('education')).toBe(false);
    expect(bindings.get('ecole')?.channelId).toBe(await stage.channelId('education'));
    const drifts = await stage.storage.readers.channels.drifts('principal');
    expect(drifts).toContainEqual({ kind: 'orphan', channel: 'coordination', userIds: [] });
    expect(stage.network.writes().slice(before)).toEqual([]);
    expect(await isIn(claire, 'dep-64')).toBe(true);
  });

  it('nobody stopped by the charter stays, and acceptance places them', async () => {
    const claire = await stage.addPerson('claire', in64);
    stage.world.gate = { passes: () => false };
    await stage.apply(await stage.plan());
    expect(await isIn(claire, 'dep-64')).toBe(false);
    stage.world.gate = { passes: () => true };
    stage.work().hasten();
    await stage.round();

    expect(await isIn(claire, 'dep-64')).toBe(true);
  });
});

function isMembersOf({ method, route, path }: RestRequest, channelId: string): boolean {
  return (
    method === 'GET' &&
    route === '/channels/{channelId}/members' &&
    path?.['channelId'] === channelId
  );
}
