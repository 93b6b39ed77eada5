import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { archive, bundle } from '../support/bundle.ts';
import { listen } from '../support/listener.ts';
import { newScene } from '../support/scene.ts';
import type { Reply, Scene } from '../support/scene.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await newScene();
});

afterEach(() => scene.close());

function upload(bytes: Buffer, fields: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const form = new FormData();
  form.append('plugin', new Blob([new Uint8Array(bytes)]), 'plugin.tar.gz');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return scene.admin.post('/api/v4/plugins', form);
}

const enable = (id = 'coop') => scene.admin.post(`/api/v4/plugins/${id}/enable`);
const disable = (id = 'coop') => scene.admin.post(`/api/v4/plugins/${id}/disable`);
const browsers = async () => (await scene.stranger.get('/api/v4/plugins/webapp')).text;

describe('a bundle', () => {
  it.each<[string, Buffer, number, string]>([
    ['nothing in it', archive({}), 400, 'app.plugin.manifest'],
    ['something else compressed', gzipSync(Buffer.from('text')), 400, 'app.plugin.extract'],
    ['a manifest that is no JSON', archive({ 'plugin.json': '{' }), 400, 'app.plugin.manifest'],
    [
      'a manifest of another shape',
      archive({ 'plugin.json': '{"id":"coop","version":1}' }),
      400,
      'app.plugin.manifest',
    ],
    ['an id with other signs', bundle({ id: 'co op' }), 400, 'app.plugin.invalid_id'],
    [
      'a bundle that is not in it',
      bundle({ webapp: { bundle_path: 'none.js' } }),
      500,
      'app.plugin.webapp_bundle',
    ],
    [
      'a bundle outside',
      bundle({ webapp: { bundle_path: '../main.js' } }),
      500,
      'app.plugin.webapp_bundle',
    ],
  ])('is refused with %s', async (_what, bytes, status, id) => {
    expect(await upload(bytes)).toMatchObject({ status, body: { id: `${id}.app_error` } });
  });

  it('is refused without file, in another form, and where uploads are off', async () => {
    const closed = await newScene({ PluginSettings: { EnableUploads: false } });

    const without = await scene.admin.post('/api/v4/plugins', new FormData());
    const json = await scene.admin.post('/api/v4/plugins', {});
    const off = await closed.admin.post('/api/v4/plugins', {});

    await closed.close();
    expect(json).toMatchObject({
      status: 400,
      text: expect.stringContaining('multipart/form-data'),
    });
    expect(without.status).toBe(400);
    expect(off).toMatchObject({
      status: 501,
      body: { id: 'app.plugin.upload_disabled.app_error' },
    });
  });

  it('has its id lowered and its settings shown to administrators only', async () => {
    const settings_schema = { settings: [{ key: 'boturl', type: 'text' }] };

    const uploaded = await upload(bundle({ id: 'COOP', description: 'd', settings_schema }));
    await enable();

    expect(uploaded.body).toMatchObject({
      id: 'coop',
      description: 'd',
      settings_schema: {
        header: '',
        footer: '',
        settings: [{ key: 'boturl', type: 'text', default: null, secret: false }],
        sections: null,
      },
    });
    expect(await browsers()).not.toMatch(/settings_schema|description/);
  });
});

describe('enabling', () => {
  it('twice says nothing the second time', async () => {
    await upload(bundle({}));
    await enable();
    const heard = listen(scene.server, scene.admin.id);

    const again = await enable();

    expect(again.status).toBe(200);
    expect(heard).toEqual([]);
  });

  it('tells everybody, and administrators the states', async () => {
    const alice = await scene.member('alice');
    await upload(bundle({}));
    const [ofAdmin, ofAlice] = [scene.admin.id, alice.id].map((id) => listen(scene.server, id));

    await enable();
    await disable();

    expect(ofAlice?.map(({ event }) => event)).toEqual([
      'config_changed',
      'plugin_enabled',
      'plugin_disabled',
      'config_changed',
    ]);
    expect(ofAdmin?.filter(({ event }) => event === 'plugin_statuses_changed')).toHaveLength(2);
  });

  it.each([
    [{ server: { executable: 'x' } }, 'no servers of plugins'],
    [{ webapp: null }, 'must at least have a web app'],
    [{ min_server_version: '11.1.0' }, 'plugin requires Mattermost 11.1.0: coop'],
  ])('of a plugin that cannot run is accepted: %j', async (manifest, reason) => {
    await upload(bundle(manifest));

    const reply = await enable();
    const { text } = await scene.admin.get('/api/v4/plugins/statuses');

    expect(reply.status).toBe(200);
    expect(JSON.parse(text)).toMatchObject([{ state: 3, error: expect.stringContaining(reason) }]);
    expect(await browsers()).toBe('[]');
  });

  it('runs what needs this very version', async () => {
    await upload(bundle({ min_server_version: '11.0.3' }));

    await enable();

    expect(await browsers()).toContain('"coop"');
  });
});

describe('an upgrade of a running plugin', () => {
  it('that needs a later server is refused, and nothing runs', async () => {
    await upload(bundle({}));
    await enable();

    const reply = await upload(bundle({ min_server_version: '99.0.0' }), { force: 'true' });

    expect(reply).toMatchObject({ status: 500, body: { id: 'app.plugin.restart.app_error' } });
    expect(await browsers()).toBe('[]');
  });
});

describe('removing', () => {
  it('a running plugin stops it first, and it stays disabled when it comes back', async () => {
    await upload(bundle({}));
    await enable();
    const heard = listen(scene.server, (await scene.member('alice')).id);

    await scene.admin.delete('/api/v4/plugins/coop');
    await upload(bundle({}));

    expect(heard.map(({ event }) => event)).toEqual(['plugin_disabled', 'config_changed']);
    expect(await browsers()).toBe('[]');
  });
});

describe('files of plugins', () => {
  it('of the bundle stay when the plugin is disabled, those of public/ do not', async () => {
    await upload(bundle({}));
    await enable();
    const path = /"bundle_path":"\/static\/([^"]+)"/.exec(await browsers())?.[1] ?? '';
    await disable();

    const script = await scene.stranger.get(`/static/plugins/${path}`);
    const logo = await scene.stranger.get('/plugins/coop/public/logo.svg');

    expect(script).toMatchObject({ status: 200, text: '// 1.0.0' });
    expect(logo.status).toBe(404);
  });

  it.each([
    '/plugins/coop/public/../plugin.json',
    '/plugins/coop/public/%2e%2e/plugin.json',
    '/plugins/coop/public/',
    '/plugins/coop',
    '/static/plugins/coop/',
  ])('do not include %s', async (path) => {
    await upload(bundle({}));
    await enable();

    expect(await scene.stranger.get(path)).toMatchObject({
      status: 404,
      text: '404 page not found\n',
    });
  });
});

describe('where plugins are off', () => {
  it('nothing of them is there', async () => {
    const off = await newScene({ PluginSettings: { Enable: false } });

    const replies = await Promise.all([
      off.admin.get('/api/v4/plugins'),
      off.stranger.get('/api/v4/plugins/webapp'),
      off.admin.post('/api/v4/plugins/coop/enable'),
    ]);

    await off.close();
    for (const reply of replies) {
      expect(reply).toMatchObject({ status: 501, body: { id: 'app.plugin.disabled.app_error' } });
    }
  });
});
