import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import contractEn from '@coop/contract/catalogues/en.json' with { type: 'json' };
import contractFr from '@coop/contract/catalogues/fr.json' with { type: 'json' };
import { describe, expect, it } from '@jest/globals';

import en from '../../../webapp/src/catalogues/en.json' with { type: 'json' };
import fr from '../../../webapp/src/catalogues/fr.json' with { type: 'json' };

const source = join(import.meta.dirname, '../../../webapp/src');

/** Names of what a message is filled with. */
function placeholders(message: string): readonly string[] {
  return [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? ''))].sort();
}

describe.each([
  ['the plugin', fr, en],
  ['the contract', contractFr, contractEn],
])('the catalogue of %s', (_, french, english) => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(english)).toEqual(Object.keys(french));
  });

  it('has the same placeholders in both languages', () => {
    const translated = new Map<string, string>(Object.entries(english));
    const different = Object.entries(french).filter(
      ([key, message]) =>
        placeholders(message).join() !== placeholders(translated.get(key) ?? '').join(),
    );

    expect(different).toEqual([]);
  });
});

describe('the catalogue of the plugin', () => {
  it('has no key that nobody says', () => {
    const code = globSync('**/*.{ts,tsx}', { cwd: source })
      .map((file) => readFileSync(join(source, file), 'utf8'))
      .join('\n');
    const stems = [...code.matchAll(/[`'"]([a-zA-Z.]*[a-zA-Z])\.?(?:\$\{|['"`])/g)].map(
      ([, stem]) => stem,
    );

    const unused = Object.keys(fr).filter(
      (key) => !stems.some((stem) => stem === key || (stem !== undefined && isUnder(key, stem))),
    );

    expect(unused).toEqual([]);
  });

  it('has French spaces: narrow before ; ! ? %, and none that breaks before : or in guillemets', () => {
    const wrong = Object.entries(fr).filter(([, message]) =>
      /[ \u00a0][;!?%]|[^\s\u00a0] :(?!\/)|« | »|'/.test(message),
    );

    expect(wrong).toEqual([]);
  });
});

/** Whether a key is said through a template such as `cra.warning.${kind}`. */
function isUnder(key: string, stem: string): boolean {
  return stem.includes('.') && stem.split('.').length >= 2 && key.startsWith(`${stem}.`);
}
