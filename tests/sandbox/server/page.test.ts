import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { registerSandboxPage } from '../../../sandbox/server/page.ts';

describe("the sandbox's page, served", () => {
  let dist: string;
  let app: FastifyInstance;

  beforeEach(async () => {
    dist = await mkdtemp(join(tmpdir(), 'page-'));
    await mkdir(join(dist, 'assets'));
    await writeFile(join(dist, 'index-17.html'), 'seventeen');
    await writeFile(join(dist, 'index-18.html'), 'eighteen');
    await writeFile(join(dist, 'page-18.js'), 'script');
    await writeFile(join(dist, 'assets/font.woff2'), 'font');
    app = fastify();
    registerSandboxPage(app, { dist });
  });

  afterEach(async () => {
    await app.close();
    await rm(dist, { recursive: true });
  });

  const read = (url: string, accept = 'text/html') =>
    app.inject({ method: 'GET', url, headers: { accept } });

  it('stands at the root and at the paths of channels, people and messages', async () => {
    const paths = ['/', '/login', '/t/channels/c', '/t/messages/@claire', '/t/pl/x', '/coop'];

    const answers = await Promise.all(paths.map((path) => read(path)));

    expect(answers.map((answer) => answer.body)).toEqual(paths.map(() => 'eighteen'));
  });

  it('allows no script but its own', async () => {
    const { headers } = await read('/');

    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('chooses the host by the query, another one when that is not built', async () => {
    expect((await read('/?react=17')).body).toBe('seventeen');
    expect((await read('/?react=19')).body).toBe('eighteen');
    expect((await read('/?react=../../x')).body).toBe('eighteen');
  });

  it('serves its files, those named by their content for ever', async () => {
    const script = await read('/sandbox/page/page-18.js');
    const font = await read('/sandbox/page/assets/font.woff2');

    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toBe('no-cache');
    expect(font.headers['cache-control']).toContain('immutable');
  });

  it.each(['/sandbox/page/missing.js', '/sandbox/page/..%2fpage.ts', '/sandbox/page/.hidden'])(
    'answers 404 to %s',
    async (path) => {
      expect((await read(path)).statusCode).toBe(404);
    },
  );

  it('leaves a word of one segment to others unless a page is asked for', async () => {
    expect((await read('/coop', 'application/json')).statusCode).toBe(404);
  });

  it('says so when nothing is built', async () => {
    await rm(join(dist, 'index-17.html'));
    await rm(join(dist, 'index-18.html'));

    expect((await read('/')).statusCode).toBe(503);
  });
});
