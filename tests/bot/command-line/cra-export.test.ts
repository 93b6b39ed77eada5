import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { coop, makeFolder } from './support/coop.ts';

const folder = makeFolder();
const path = (name: string) => join(folder.path, name);

function run(...args: readonly string[]) {
  const env = { COOP_DATABASE: `sqlite:${path('coop.sqlite')}` };
  return coop(args, { cwd: folder.path, env });
}

const record = {
  _id: 'a',
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
  },
};

beforeAll(async () => {
  const people = [
    'id;email;prenom;nom;siret;structure;departements;date_debut;date_affectation',
    'c1;c1@exemple.fr;Claire;Martin;13002603200016;Mairie;44;2021-01-01;2021-01-01',
  ];
  writeFileSync(path('people.csv'), `${people.join('\n')}\n`);
  writeFileSync(path('cras.json'), JSON.stringify([record]));
  await run('registry', 'import', 'people.csv');
  await run('cra', 'import', 'cras.json');
}, 60_000);
afterAll(() => {
  folder.remove();
});

describe('coop cra export', () => {
  it('writes the list of a person, named by its dates, for them alone to read', async () => {
    const { code, out } = await run(
      'cra',
      'export',
      'c1',
      '--from',
      '2023-01-01',
      '--to',
      '2023-12-31',
    );

    expect([code, out]).toEqual([0, expect.stringContaining('cra_2023-01-01_2023-12-31.csv')]);
    expect(readFileSync(path('cra_2023-01-01_2023-12-31.csv'), 'utf8')).toContain(
      '2023-05-16;2023-05-16 12:00;2023-05-16 12:00;individuel;;1;0;rattachement;Nantes;44000;44109;60;',
    );
  });

  it('finds the person by e-mail, and writes where it is told', async () => {
    const { code } = await run(
      'cra',
      'export',
      'c1@exemple.fr',
      '--format',
      'json',
      '--output',
      'list.json',
    );

    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(path('list.json'), 'utf8'))).toMatchObject({
      format: 'coop-cra',
      cras: [{ source: 'import' }],
    });
  });

  it.each([
    [['c9'], 1, 'Personne dans le registre sous « c9 »'],
    [['c1', '--format', 'pdf'], 2, 'Le format « pdf » n’existe pas'],
    [['c1', '--from', '2023-02-30'], 2, '2023-02-30'],
    [['c1', '--from', '2024-01-01'], 1, 'Aucun CRA à exporter'],
  ] as const)('answers %j with its sentence', async (args, wanted, sentence) => {
    const { code, err } = await run('cra', 'export', ...args);

    expect(code).toBe(wanted);
    expect(err).toContain(sentence);
  });
});
