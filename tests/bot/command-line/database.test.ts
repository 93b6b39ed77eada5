import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { coop, makeFolder } from './support/coop.ts';

const header = 'id;email;prenom;nom;siret;structure;departements';
const claire = 'c1;claire@exemple.fr;Claire;Martin;13002603200016;Mairie;44';
const karim = 'c2;karim@exemple.fr;Karim;Benali;1,30026E+13;Mairie;44';

let folder = makeFolder();

function write(name: string, ...lines: readonly string[]): string {
  const path = join(folder.path, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

function run(...args: readonly string[]) {
  const env = { COOP_DATABASE: `sqlite:${join(folder.path, 'coop.sqlite')}` };
  return coop(args, { cwd: folder.path, env });
}

beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => {
  folder.remove();
});

describe('coop registry import', () => {
  it('shows what would be done, does it, and finds nothing to do again', async () => {
    const file = write('people.csv', header, claire);

    const dry = await run('registry', 'import', file, '--dry-run', '--json');
    const first = await run('registry', 'import', file, '--json');
    const second = await run('registry', 'import', file);

    expect([dry.code, first.code, second.code]).toEqual([0, 0, 0]);
    expect(JSON.parse(dry.out)).toMatchObject({ applied: false, created: [{ id: 'c1' }] });
    expect(JSON.parse(first.out)).toMatchObject({ applied: true, created: [{ id: 'c1' }] });
    expect(second.out).toContain('0 changement');
  });

  it('applies the valid lines and answers 1 for the refused ones, which it lists', async () => {
    const file = write('people.csv', header, claire, karim);

    const { code, out } = await run('registry', 'import', file, '--report', 'report.csv');

    expect(code).toBe(1);
    expect(out).toMatch(/ligne 3.*format texte requis/);
    expect(readFileSync(join(folder.path, 'report.csv'), 'utf8')).toContain('créée');
  });

  it.each([
    ['a file without a required column', 'id;nom', 'prenom'],
    ['an empty file', '', 'vide'],
  ])('answers 2 for %s', async (_, text, sentence) => {
    const { code, err } = await run('registry', 'import', write('people.csv', text));

    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('coop backup, restore and verify', () => {
  it('give everything back, over data only when that is forced', async () => {
    await run('registry', 'import', write('people.csv', header, claire));
    const saved = await run('backup', 'saved.gz', '--json');
    const refused = await run('restore', 'saved.gz');
    const forced = await run('restore', 'saved.gz', '--force', '--json');
    const verified = await run('verify', '--json');

    expect([saved, refused, forced, verified].map(({ code }) => code)).toEqual([0, 1, 0, 0]);
    expect(JSON.parse(forced.out)).toEqual(JSON.parse(saved.out));
    expect(JSON.parse(verified.out)).toMatchObject({
      chains: [{ ok: true }, { ok: true }, { chain: 'administration', ok: true, events: 1 }],
    });
  });

  it('answer 2 for what is no backup and no log', async () => {
    const file = write('journal-charte.jsonl', 'x');

    const restored = await run('restore', file);
    const verified = await run('verify', file);
    const missing = await run('verify', 'nothing.jsonl');

    expect([restored.code, verified.code, missing.code]).toEqual([2, 1, 2]);
  });
});
