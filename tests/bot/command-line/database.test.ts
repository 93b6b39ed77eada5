import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { openStorage } from '../../../bot/src/adapters/storage/open-storage.ts';
import { statement } from '../../../bot/src/adapters/storage/statement.ts';
import { makeTestClock, makeTestRandom } from '../../support/test-clock.ts';
import { coop, makeFolder } from './support/coop.ts';

const header = 'id;email;prenom;nom;siret;structure;departements';
const claire = 'c1;claire@exemple.fr;Claire;Martin;13002603200016;Mairie;44';
const karim = 'c2;karim@exemple.fr;Karim;Benali;1,30026E+13;Mairie;44';

let folder = makeFolder();

/** One byte of the first event of the log of administration. */
async function breakLog(url: string): Promise<void> {
  const clock = makeTestClock();
  const deps = { clock, random: makeTestRandom(), role: 'command-line' } as const;
  const storage = await openStorage(url, deps);
  await storage.engine.direct.run(tamper, { from: 'operator', to: 'operatos' });
  await storage.close();
}

const tamper = statement<{ from: string; to: string }>('test.tamper', ({ db }, { from, to }) =>
  db
    .updateTable('history_event')
    .set((e) => ({ event: e.fn<string>('replace', ['event', e.val(from), e.val(to)]) }))
    .where('seq', '=', 1),
);

function write(name: string, ...lines: readonly string[]): string {
  const path = join(folder.path, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

function database(): string {
  return `sqlite:${join(folder.path, 'coop.sqlite')}`;
}

function run(...args: readonly string[]) {
  const env = { COOP_DATABASE: database() };
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

describe('coop registry export', () => {
  it('writes what an import of it would not change, and says so in the log', async () => {
    await run('registry', 'import', write('people.csv', header, claire));

    const exported = await run('registry', 'export', '--output', 'registry.csv');
    const again = await run('registry', 'import', join(folder.path, 'registry.csv'), '--json');
    const waiting = await run('registry', 'export', '--without-account');

    expect([exported, again, waiting].map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(JSON.parse(again.out)).toMatchObject({ created: [], changed: [], unchanged: 1 });
    expect(readFileSync(join(folder.path, 'registre-sans-compte.csv'), 'utf8')).toContain('c1;');
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

  it('lets a broken log go on once its break is acknowledged, and still names it', async () => {
    const importing = async (line: string) =>
      run('registry', 'import', write('people.csv', header, line));
    await importing(claire);
    await breakLog(database());
    const found = await run('verify');
    const accepted = await run('verify', '--accept-break', 'administration', '--json');
    await importing(claire.replace('Claire', 'Clara'));
    const after = await run('verify');
    const again = await run('verify', '--accept-break', 'administration');

    expect([found, accepted, after, again].map(({ code }) => code)).toEqual([1, 0, 0, 0]);
    expect(found.out).toContain('rompue à l’événement 1 (hash)');
    expect(JSON.parse(accepted.out)).toMatchObject({
      chains: [{ ok: true }, { ok: true }, { chain: 'administration', ok: true, events: 2 }],
      breaks: [{ chain: 'administration', firstSeq: 2, brokenSeq: 1, why: 'hash' }],
    });
    expect(after.out).toContain('administration : 3 événements, chaîne intacte');
    expect(after.out).toContain('rupture à l’événement 1, dont l’administration a pris acte');
    expect(again.out).toContain('aucune rupture');
  });

  it('answer 2 for what is no backup and no log', async () => {
    const file = write('journal-charte.jsonl', 'x');

    const restored = await run('restore', file);
    const verified = await run('verify', file);
    const missing = await run('verify', 'nothing.jsonl');

    expect([restored.code, verified.code, missing.code]).toEqual([2, 1, 2]);
  });
});
