import { isDeepStrictEqual } from 'node:util';

import { describe, expect, it } from '@jest/globals';

import { pluginId } from '@coop/contract/identity';
import { isJsonObject, readJsonObject, type JsonObject } from '../../build/json-file.ts';
import { filesOf, root, textOf } from './support/source-files.ts';

const sources = filesOf('{contract,bot,webapp,sandbox,hosts,build,bench}/**/*.{ts,tsx,mjs}');
const manifest = readJsonObject(`${root}/plugin.json`);
const workspaces = ['contract', 'bot', 'webapp', 'sandbox'];

describe('the manifest', () => {
  it('is the one place of the plugin’s id, which the contract repeats for the browser', () => {
    expect(pluginId).toBe(manifest['id']);
  });

  it('is the one place of the version, which every package repeats for npm', () => {
    const versions = workspaces.map((name) => readJsonObject(`${root}/${name}/package.json`));

    expect(new Set(versions.map(({ version }) => version))).toEqual(new Set([manifest['version']]));
  });
});

/** Mattermost's own name for what its page gives to plugins. */
const namesOfTheHost = ['sandbox/web/src/host/post-utils.tsx'];

describe('names', () => {
  it('say what is inside: no drawer for what has no name', () => {
    const drawer =
      /(^|\/|-)(utils?|helpers?|common|managers?|services?|misc)(\/|-|\.)|\/(data|info)(\/|\.)/;
    const ours = [...sources, ...filesOf('tests/**/*.{ts,tsx}')];

    const drawers = ours.filter((file) => drawer.test(file));

    expect(drawers.filter((file) => !namesOfTheHost.includes(file))).toEqual([]);
  });

  it('are in kebab-case, of files and of folders', () => {
    const ours = [...sources, ...filesOf('tests/**/*.{ts,tsx}')];

    expect(ours.filter((file) => /[A-Z_ ]/.test(file))).toEqual([]);
  });
});

/** Longer than 300 lines because they are one list: of words, or of the routes of one subject. */
const longFiles: readonly string[] = [
  'bot/src/features/cra/one-line/form-words.ts',
  'sandbox/server/routes/post-lists.ts',
  'sandbox/server/routes/users.ts',
];

it('a source file longer than 300 lines is one of those that have a reason', () => {
  const long = sources.filter((file) => textOf(file).split('\n').length > 301);

  expect(long.sort()).toEqual([...longFiles].sort());
});

const licences = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Public Domain',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

function licenceOf(license: unknown, path: string): string {
  return typeof license === 'string' ? license : (unnamed.get(path) ?? '');
}

/** Packages whose manifest names no licence, with the one that their LICENSE file is. */
const unnamed = new Map([['node_modules/png-js', 'MIT']]);

describe('dependencies', () => {
  const { packages } = readJsonObject(`${root}/package-lock.json`);
  const locked = Object.entries(isJsonObject(packages) ? packages : {}).flatMap(
    ([path, entry]): readonly (readonly [string, JsonObject])[] =>
      isJsonObject(entry) && path.includes('node_modules/') ? [[path, entry]] : [],
  );

  it('are locked as the packages of the repository ask for them, so that npm ci accepts both', () => {
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
    const differing = ['', ...workspaces].flatMap((folder) => {
      const asked = readJsonObject(`${root}/${folder}/package.json`);
      const entry = isJsonObject(packages) ? packages[folder] : undefined;
      const got = isJsonObject(entry) ? entry : {};
      return kinds
        .filter((kind) => !isDeepStrictEqual(asked[kind] ?? {}, got[kind] ?? {}))
        .map((kind) => `${folder}/package.json: ${kind}`);
    });

    expect(differing).toEqual([]);
  });

  it('are locked without the address of a registry', () => {
    const addressed = locked.filter(([, { resolved }]) =>
      JSON.stringify(resolved ?? '').includes('://'),
    );

    expect(locked.length).toBeGreaterThan(100);
    expect(addressed.map(([path]) => path)).toEqual([]);
  });

  it('are free to use: every licence is one of the list', () => {
    const others = locked
      .filter(([, { link }]) => link !== true)
      .map(([path, { license }]) => [path, licenceOf(license, path)] as const)
      .filter(([, license]) => !isAllowed(license));

    expect(others).toEqual([]);
  });
});

/** `(MIT OR CC0-1.0)` is allowed by one, `A AND B` by both. */
function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  return bare.split(' AND ').every((one) => licences.has(one.trim()));
}
