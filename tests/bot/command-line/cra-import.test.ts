import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { coop, makeFolder } from './support/coop.ts';

let folder = makeFolder();

function write(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

function run(...args: readonly string[]) {
  const env = { COOP_DATABASE: `sqlite:${join(folder.path, 'coop.sqlite')}` };
  return coop(args, { cwd: folder.path, env });
}

function record(id: string, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    _id: id,
    conseiller: 'c1',
    structure: '13002603200016',
    createdAt: '2023-05-16T10:00:00.000Z',
    cra: {
      dateAccompagnement: '2023-05-16T09:30:00.000Z',
      canal: 'rattachement',
      codePostal: '44000',
      nomCommune: 'NANTES',
      codeCommune: '44109',
      activite: 'individuel',
      nbParticipants: 1,
      age: { plus60ans: 1 },
      statut: { retraite: 1 },
      themes: ['courriel'],
      duree: 60,
      ...fields,
    },
  };
}

beforeEach(async () => {
  folder = makeFolder();
  const people = write(
    'people.csv',
    [
      'id;email;prenom;nom;siret;structure;departements;date_debut;date_affectation',
      'c1;c1@exemple.fr;Claire;Martin;13002603200016;Mairie;44;2021-01-01;2021-01-01',
    ].join('\n'),
  );
  await run('registry', 'import', people);
});
afterEach(() => {
  folder.remove();
});

describe('coop cra import', () => {
  it('shows what would be done, does it, and finds nothing to do again', async () => {
    const file = write('cras.json', JSON.stringify([record('a'), record('b', { duree: '0-30' })]));

    const dry = await run('cra', 'import', file, '--dry-run', '--json');
    const first = await run('cra', 'import', file, '--json');
    const second = await run('cra', 'import', file);

    const counts = { accepted: 1, repaired: 1, refused: 0, ignored: 0 };
    expect([dry.code, first.code, second.code]).toEqual([0, 0, 0]);
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, records: 2, counts });
    expect(JSON.parse(first.out)).toMatchObject({ dryRun: false, records: 2, counts });
    expect(second.out).toContain('déjà connus : 2');
  });

  it('says of each refused record why, and how to go on', async () => {
    const file = write(
      'cras.jsonl',
      [
        record('early', { dateAccompagnement: '2020-06-01T10:00:00Z' }),
        { ...record('nobody'), conseiller: 'c9', structure: null },
        record('nowhere', { codeCommune: '', nomCommune: 'Nulle-Part', codePostal: '' }),
        record('fine'),
      ]
        .map((one) => JSON.stringify({ ...one, structure: undefined }))
        .join('\n'),
    );

    const { code, out } = await run('cra', 'import', file, '--report', 'report.csv');
    const report = readFileSync(join(folder.path, 'report.csv'), 'utf8');

    expect(code).toBe(1);
    expect(out).toMatch(/n° 1 \(early\).*aucune structure ce jour-là/);
    expect(out).toMatch(/n° 2 \(nobody\).*importez d’abord le registre/);
    expect(out).toMatch(/n° 3 \(nowhere\).*commune introuvable/);
    expect(report.split('\r\n')).toHaveLength(6);
    expect(report).toContain('4;fine;réparé;structureId;structure-from-registry');
  });

  it('lists a thousand wrong lines, counts the others, and reports them all', async () => {
    const lines = Array.from({ length: 10_000 }, (_, n) =>
      JSON.stringify(record(`w${n}`, { duree: 9_999 })),
    );
    const file = write('cras.jsonl', lines.join('\n'));

    const { code, out } = await run('cra', 'import', file, '--json', '--report', 'report.jsonl');
    const report = readFileSync(join(folder.path, 'report.jsonl'), 'utf8').trim().split('\n');

    const answered: unknown = JSON.parse(out);
    expect(code).toBe(1);
    expect(answered).toMatchObject({ records: 10_000, counts: { refused: 10_000 } });
    expect(answered).toHaveProperty('refused.length', 1_000);
    expect(report).toHaveLength(10_000);
    expect(JSON.parse(report[9_999] ?? '')).toEqual({
      record: 10_000,
      sourceId: 'w9999',
      status: 'refused',
      refusals: [{ field: 'duree', rule: 'out-of-range', received: 9_999 }],
    });
  });

  it.each([
    ['a letter', 'Bonjour', 'n’est pas un export de CRA'],
    ['nothing', '', 'vide'],
    ['half a file', JSON.stringify([record('a'), record('b')]).slice(0, -40), 'coupé'],
  ])('answers 2 for %s', async (_, text, sentence) => {
    const { code, err } = await run('cra', 'import', write('cras.json', text));

    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it('answers 2 for a file that is not there', async () => {
    const { code, err } = await run('cra', 'import', 'absent.json');

    expect(code).toBe(2);
    expect(err).toContain('n’existe pas');
  });
});
