import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newScene } from '../support/scene.ts';
import type { Person, Reply, Scene } from '../support/scene.ts';

let scene: Scene;
let alice: Person;
let bob: Person;
let channelId: string;

beforeAll(async () => {
  scene = await newScene({ FileSettings: { MaxFileSize: 1000 } });
  alice = await scene.member('alice');
  bob = await scene.member('bob');
  channelId = await scene.channel(alice, 'work');
});

afterAll(() => scene.close());

type Field = readonly [string, string] | readonly [string, string, string];

function form(...fields: readonly Field[]): FormData {
  const data = new FormData();
  for (const [name, value, filename] of fields) {
    if (filename === undefined) data.append(name, value);
    else data.append(name, new Blob([value]), filename);
  }
  return data;
}

const upload = (by: Person, ...fields: readonly Field[]): Promise<Reply> =>
  by.post('/api/v4/files', form(...fields));

async function uploaded(name = 'a.txt', text = 'a'): Promise<string> {
  const { body } = await upload(alice, ['channel_id', channelId], ['files', text, name]);
  const infos = body['file_infos'];
  const [first] = Array.isArray(infos) ? (infos as unknown[]) : []; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- read only to find the id
  return typeof first === 'object' && first !== null && 'id' in first ? String(first.id) : '';
}

describe('an upload', () => {
  it('reads the whole form where a file stands before its channel', async () => {
    const reply = await upload(
      alice,
      ['files', 'a', 'a.txt'],
      ['other', 'x'],
      ['channel_id', channelId],
      ['client_ids', 'c1'],
    );

    expect(reply).toMatchObject({
      status: 201,
      body: { file_infos: [{ name: 'a.txt' }], client_ids: ['c1'] },
    });
  });

  it('takes the channel from the address too', async () => {
    const reply = await alice.post(
      `/api/v4/files?channel_id=${channelId}`,
      form(['files', 'a', 'a.txt']),
    );

    expect(reply).toMatchObject({ status: 201, body: { client_ids: [] } });
  });

  it.each<[string, readonly Field[], number, string]>([
    ['no channel', [['files', 'a', 'a.txt']], 400, 'api.context.invalid_body_param.app_error'],
    [
      'a channel that is no id',
      [
        ['channel_id', 'x'],
        ['files', 'a', 'a.txt'],
      ],
      400,
      'api.context.invalid_url_param.app_error',
    ],
    [
      'two channels',
      [
        ['channel_id', 'x'],
        ['channel_id', 'y'],
      ],
      400,
      'api.file.upload_file.multiple_channel_ids.app_error',
    ],
  ])('is refused with %s', async (_what, fields, status, id) => {
    expect(await upload(alice, ...fields)).toMatchObject({ status, body: { id } });
  });

  it.each<[string, readonly Field[], string]>([
    ['an unknown field', [['other', 'x']], 'api.context.invalid_body_param.app_error'],
    [
      'too many client ids',
      [
        ['client_ids', '1'],
        ['client_ids', '2'],
        ['files', 'a', 'a.txt'],
      ],
      'api.file.upload_file.incorrect_number_of_client_ids.app_error',
    ],
    [
      'a file without client id after one with it',
      [
        ['client_ids', '1'],
        ['files', 'a', 'a.txt'],
        ['files', 'b', 'b.txt'],
      ],
      'api.context.invalid_body_param.app_error',
    ],
    [
      'a client id after a file without it',
      [
        ['files', 'a', 'a.txt'],
        ['client_ids', '1'],
      ],
      'api.context.invalid_body_param.app_error',
    ],
  ])('is refused after the channel with %s', async (_what, fields, id) => {
    const reply = await upload(alice, ['channel_id', channelId], ...fields);

    expect(reply).toMatchObject({ status: 400, body: { id } });
  });

  it('is refused as too large by the size of each file, then by that of the whole', async () => {
    const half = 'x'.repeat(900);

    const one = await upload(alice, ['channel_id', channelId], ['files', 'x'.repeat(1001), 'a']);
    const two = await upload(
      alice,
      ['channel_id', channelId],
      ['files', half, 'a'],
      ['files', half, 'b'],
    );

    expect(one).toMatchObject({
      status: 413,
      body: { id: 'api.file.upload_file.too_large_detailed.app_error' },
    });
    expect(two).toMatchObject({
      status: 413,
      body: { id: 'api.context.request_body_too_large.app_error' },
    });
  });

  it('by its bytes alone needs a name', async () => {
    const bytes = Buffer.from('plain');

    const named = await alice.post(
      `/api/v4/files?channel_id=${channelId}&filename=dir/a.bin&client_id=c`,
      bytes,
    );
    const nameless = await alice.post(`/api/v4/files?channel_id=${channelId}`, bytes);

    expect(named).toMatchObject({
      status: 201,
      body: {
        file_infos: [{ name: 'a.bin', extension: 'bin', mime_type: '', size: 5 }],
        client_ids: ['c'],
      },
    });
    expect(nameless).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('filename') },
    });
  });

  it('of nothing is refused', async () => {
    const reply = await alice.post(`/api/v4/files?channel_id=${channelId}&filename=a`);

    expect(reply).toMatchObject({
      status: 400,
      body: { id: 'api.file.upload_file.read_request.app_error' },
    });
  });
});

describe('a file', () => {
  it('is shown to its owner and to readers of its channel', async () => {
    const closed = await scene.channel(alice, 'closed', 'P');
    const { body } = await upload(alice, ['channel_id', closed], ['files', 'a', 'a.txt']);
    const id = /"id":"([a-z0-9]{26})"/.exec(JSON.stringify(body))?.[1] ?? '';

    expect((await alice.get(`/api/v4/files/${id}`)).status).toBe(200);
    expect((await bob.get(`/api/v4/files/${id}`)).status).toBe(403);
  });

  it('is never served as a page or a script', async () => {
    const page = await alice.get(`/api/v4/files/${await uploaded('a.html', '<script>')}`);
    const script = await alice.get(`/api/v4/files/${await uploaded('a.js', '1')}`);

    expect(page.headers.get('content-type')).toBe('text/plain');
    expect(script.headers.get('content-type')).toBe('text/plain');
  });

  it('has its name escaped in the header', async () => {
    const reply = await alice.get(`/api/v4/files/${await uploaded("é (1)'&+.txt")}`);

    expect(reply.headers.get('content-disposition')).toBe(
      'attachment;filename="%C3%A9%20%281%29%27&+.txt"; filename*=UTF-8\'\'%C3%A9%20%281%29%27&+.txt',
    );
  });

  it('of another kind than an image has no preview', async () => {
    const reply = await alice.get(`/api/v4/files/${await uploaded()}/preview`);

    expect(reply).toMatchObject({
      status: 400,
      body: { id: 'api.file.get_file_preview.no_preview.app_error' },
    });
  });

  it('takes the channel of the post that takes it', async () => {
    const other = await scene.channel(alice, 'elsewhere');
    const id = await uploaded();

    await alice.post('/api/v4/posts', { channel_id: other, message: '', file_ids: [id] });

    const { body } = await alice.get(`/api/v4/files/${id}/info`);
    expect(body['channel_id']).toBe(other);
  });
});

describe('public links', () => {
  it('open an attached file to everybody who has the whole address', async () => {
    const open = await newScene({ FileSettings: { EnablePublicLink: true } });
    const channel = await open.channel(open.admin, 'work');
    const { body } = await open.admin.post(
      `/api/v4/files?channel_id=${channel}&filename=a.txt`,
      Buffer.from('public'),
    );
    const id = /"id":"([a-z0-9]{26})"/.exec(JSON.stringify(body))?.[1] ?? '';

    const early = await open.admin.get(`/api/v4/files/${id}/link`);
    await open.admin.post('/api/v4/posts', { channel_id: channel, message: '', file_ids: [id] });
    const { body: answer } = await open.admin.get(`/api/v4/files/${id}/link`);
    const path = String(answer['link']).slice(open.server.url.length);
    const content = await open.stranger.get(path);
    const forged = await open.stranger.get(`${path}x`);

    await open.close();
    expect(early).toMatchObject({
      status: 400,
      body: { id: 'api.file.get_public_link.no_post.app_error' },
    });
    expect(content.text).toBe('public');
    expect(forged.status).toBe(400);
    expect(forged.headers.get('content-type')).toBe('text/html');
  });
});
