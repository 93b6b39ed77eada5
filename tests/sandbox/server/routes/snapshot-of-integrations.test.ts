import { describe, expect, it } from '@jest/globals';
import { startSandboxServer } from '../../../../sandbox/server/server.ts';
import { bundle } from '../support/bundle.ts';
import { newScene, Person } from '../support/scene.ts';

describe('a snapshot', () => {
  it('keeps commands, files and plugins', async () => {
    const scene = await newScene();
    const { admin, teamId } = scene;
    const channelId = await scene.channel(admin, 'work');
    await admin.post('/api/v4/commands', {
      team_id: teamId,
      method: 'P',
      url: 'http://a.example',
      trigger: 'coop',
    });
    const form = new FormData();
    form.append('plugin', new Blob([new Uint8Array(bundle({}))]), 'plugin.tar.gz');
    await admin.post('/api/v4/plugins', form);
    await admin.post('/api/v4/plugins/coop/enable');
    const upload = await admin.post(
      `/api/v4/files?channel_id=${channelId}&filename=a.txt`,
      Buffer.from('kept'),
    );
    const fileId = /"id":"([a-z0-9]{26})"/.exec(upload.text)?.[1] ?? '';
    const snapshot = structuredClone(scene.server.world.snapshot());
    await scene.close();

    const server = await startSandboxServer({ snapshot });
    const again = new Person(server.url, admin.id, admin.token);
    const commands = await again.get(`/api/v4/commands?team_id=${teamId}&custom_only=true`);
    const plugins = await again.get('/api/v4/plugins/webapp');
    const file = await again.get(`/api/v4/files/${fileId}`);
    const logo = await again.get('/plugins/coop/public/logo.svg');

    await server.close();
    expect(commands.text).toContain('"trigger":"coop"');
    expect(plugins.text).toContain('"id":"coop"');
    expect(file.text).toBe('kept');
    expect(logo.text).toBe('<svg/>');
  });
});
