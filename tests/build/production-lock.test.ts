import { describe, expect, it } from '@jest/globals';

import { productionPackages } from '../../build/production-lock.ts';

const locked = {
  '': { version: '1.0.0' },
  bot: { dependencies: { web: '^1', '@coop/contract': '*' }, devDependencies: { tool: '^1' } },
  contract: { dependencies: { schema: '^4' } },
  'node_modules/@coop/contract': { resolved: 'contract', link: true },
  'node_modules/web': { version: '1.2.0', dependencies: { words: '^1' }, dev: true },
  'node_modules/words': { version: '1.0.0', optionalDependencies: { native: '*' } },
  'node_modules/tool': { version: '1.0.0' },
};

describe('the lock file of the packaged bot', () => {
  it('holds what the bot needs, and what that needs, but no tool nor workspace', () => {
    expect(Object.keys(productionPackages(locked, 'bot'))).toEqual([
      'node_modules/web',
      'node_modules/words',
    ]);
  });

  it('forgets that a package also serves development', () => {
    expect(productionPackages(locked, 'bot')['node_modules/web']).not.toHaveProperty('dev');
  });

  it('moves what stands in the workspace’s own folder to the top', () => {
    const own = { ...locked, 'bot/node_modules/web': { version: '2.0.0' } };

    expect(productionPackages(own, 'bot')).toEqual({ 'node_modules/web': { version: '2.0.0' } });
  });

  it('refuses two versions of a package at one place', () => {
    const two = {
      bot: { dependencies: { web: '^1', words: '^2' } },
      'bot/node_modules/words': { version: '2.0.0' },
      'node_modules/web': { version: '1.2.0', dependencies: { words: '^1' } },
      'node_modules/words': { version: '1.0.0' },
    };

    expect(() => productionPackages(two, 'bot')).toThrow('Two versions of words');
  });

  it('refuses a lock file that lacks a package', () => {
    expect(() => productionPackages({ bot: { dependencies: { web: '^1' } } }, 'bot')).toThrow(
      'web, needed by bot, is not in the lock file.',
    );
  });
});
