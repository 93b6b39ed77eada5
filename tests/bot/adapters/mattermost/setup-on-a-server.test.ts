import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { create } from 'tar';
import { logIn, logOut, makeAdmin } from '../../../../bot/src/adapters/mattermost/admin.ts';
import { checkSession } from '../../../../bot/src/adapters/mattermost/session-check.ts';
import { makeTeams } from '../../../../bot/src/adapters/mattermost/teams.ts';
import { rejection } from './support/clients.ts';
import { clientFor, startTestTeam, type TestTeam, unique } from './support/test-server.ts';

const pluginId = 'coop-adapter-test';

describe('an installation on a server', () => {
  let team: TestTeam;

  beforeAll(async () => {
    team = await startTestTeam();
  });

  afterAll(async () => {
    await team.close();
  });

  it('makes the bot account once, and enables it again', async () => {
    const admin = makeAdmin(team.admin);
    const bot = { username: unique('bot'), displayName: 'Coop', description: '' };

    const made = await admin.ensureBot(bot);
    const again = await admin.ensureBot(bot);
    const path = { botUserId: made.userId };
    await team.admin({ method: 'POST', route: '/bots/{botUserId}/disable', path });
    const revived = await admin.ensureBot(bot);

    expect([made.change, again.change, revived.change]).toEqual([
      'created',
      'unchanged',
      'enabled',
    ]);
    expect(revived.userId).toBe(made.userId);
  });

  it('does not turn a person into a bot', async () => {
    const bot = { username: team.alice.username, displayName: 'Coop', description: '' };

    expect(await rejection(makeAdmin(team.admin).ensureBot(bot))).toMatchObject({
      kind: 'conflict',
    });
  });

  it('makes the bot administrator of a team once', async () => {
    const admin = makeAdmin(team.admin);

    const first = await admin.ensureTeamAdmin(team.teamId, team.zoe.id);
    const second = await admin.ensureTeamAdmin(team.teamId, team.zoe.id);

    expect([first, second]).toEqual([true, false]);
    expect(await makeTeams(team.admin).member(team.teamId, team.zoe.id)).toMatchObject({
      isAdmin: true,
    });
  });

  it('lists every team', async () => {
    const teams = await makeAdmin(team.admin).allTeams();

    expect(teams.map(({ id }) => id)).toContain(team.teamId);
  });

  it('reads the settings and changes one of them', async () => {
    const admin = makeAdmin(team.admin);
    const before = await admin.settings();

    const after = await admin.changeSettings({ maxUsersPerTeam: before.maxUsersPerTeam + 1 });
    await admin.changeSettings({ maxUsersPerTeam: before.maxUsersPerTeam });

    expect(after).toEqual({ ...before, maxUsersPerTeam: before.maxUsersPerTeam + 1 });
    expect(await admin.settings()).toEqual(before);
  });

  it('leaves the settings to system administrators', async () => {
    expect(await rejection(makeAdmin(team.bot).settings())).toMatchObject({ kind: 'forbidden' });
  });

  it('installs a plugin, again and again, and tells whether it runs', async () => {
    const admin = makeAdmin(team.admin);
    const archive = await packPlugin();

    const installed = await admin.uploadPlugin(archive);
    await admin.uploadPlugin(archive);
    await admin.enablePlugin(pluginId);
    const running = await admin.pluginStatus(pluginId);
    await admin.disablePlugin(pluginId);

    expect(installed).toEqual({ id: pluginId, version: '0.1.0' });
    expect(running).toMatchObject({ version: '0.1.0', isRunning: true, problem: undefined });
    expect(await admin.pluginStatus('coop-none')).toBeUndefined();
  });

  it('is refused an archive that is no plugin', async () => {
    const uploaded = makeAdmin(team.admin).uploadPlugin(Buffer.from('not an archive'));

    expect(await rejection(uploaded)).toMatchObject({ kind: 'invalid' });
  });

  it('logs in and out with a password, and does not insist on a wrong one', async () => {
    const anonymous = clientFor(team.url);
    const loginId = team.alice.username;

    const token = await logIn(anonymous.send, { loginId, password: 'Passw0rd!coop' });
    const client = clientFor(team.url, token);
    const before = await checkSession(client.send);
    await logOut(client.send);
    const after = await checkSession(client.send);
    const wrong = await rejection(logIn(anonymous.send, { loginId, password: 'wrong' }));
    client.close();
    anonymous.close();

    expect([before, after]).toEqual(['alive', 'revoked']);
    expect(wrong).toMatchObject({ kind: 'wrong-credentials', heals: false });
  });
});

async function packPlugin(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'coop-plugin-'));
  const manifest = {
    id: pluginId,
    name: 'Test',
    version: '0.1.0',
    min_server_version: '9.0.0',
    webapp: { bundle_path: 'webapp/dist/main.js' },
  };
  await mkdir(join(folder, pluginId, 'webapp/dist'), { recursive: true });
  await writeFile(join(folder, pluginId, 'plugin.json'), JSON.stringify(manifest));
  await writeFile(join(folder, pluginId, 'webapp/dist/main.js'), 'void 0;');
  const file = join(folder, 'plugin.tar.gz');
  await create({ gzip: true, cwd: folder, file }, [pluginId]);
  const archive = await readFile(file);
  await rm(folder, { recursive: true });
  return archive;
}
