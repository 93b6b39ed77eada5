import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

import { importRules } from './support/import-rules.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['contract/src', 'bot/src', 'webapp/src', 'sandbox', 'hosts', 'build', 'bench'];
const foldersInCircle = 'no folder imports another that imports it';

let found: ICruiseResult;

beforeAll(async () => {
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: {
        forbidden: [
          ...importRules.map(({ title, from, to }) => ({ name: title, from, to })),
          {
            name: foldersInCircle,
            scope: 'folder',
            // The double follows Mattermost, whose posts, commands and cards know each other.
            from: { pathNot: '^sandbox/server/' },
            to: { circular: true },
          },
        ],
      },
      exclude: { path: '(^|/)dist/' },
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      metrics: true,
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.json'],
      conditionNames: ['import'],
      exportsFields: ['exports'],
    },
  );
  if (typeof output === 'string') throw new Error(output);
  found = output;
}, 120_000);

describe('imports point one way', () => {
  it('sees the files of every part', () => {
    const parts = new Set(found.modules.map(({ source }) => source.split('/')[0]));

    expect([...parts]).toEqual(expect.arrayContaining(['contract', 'bot', 'webapp', 'sandbox']));
  });

  it.each([...importRules.map(({ title }) => title), foldersInCircle])('%s', (title) => {
    const broken = found.summary.violations.filter(({ rule }) => rule.name === title);

    expect(broken.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
});
