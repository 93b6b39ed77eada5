import { beforeAll, describe, expect, it } from '@jest/globals';

import { Findings } from '../../../../../bot/src/features/cra/import-v1/findings.ts';
import { importId } from '../../../../../bot/src/features/cra/import-v1/import-id.ts';
import { readCommune } from '../../../../../bot/src/features/cra/import-v1/read-commune.ts';
import { readDate } from '../../../../../bot/src/features/cra/import-v1/read-date.ts';
import { readFields } from '../../../../../bot/src/features/cra/import-v1/read-fields.ts';
import { readFollowUps } from '../../../../../bot/src/features/cra/import-v1/read-follow-ups.ts';
import { readRecord } from '../../../../../bot/src/features/cra/import-v1/v1-record.ts';
import { loadCommunes, type Communes } from '../../../../../bot/src/features/territory/index.ts';

let communes: Communes;
beforeAll(() => {
  communes = loadCommunes();
});

const rulesOf = ({ repairs, refusals }: Findings) =>
  [...repairs, ...refusals].map(({ field, rule }) => `${field} ${rule}`);

describe('the commune of a former report', () => {
  const read = (insee: unknown, cp: unknown, nom: unknown) => {
    const findings = new Findings();
    const place = readCommune({ insee, cp, nom }, communes, findings);
    return { place: place && `${place.insee} ${place.cp} ${place.nom}`, rules: rulesOf(findings) };
  };

  it.each([
    [
      ['69381', '69001', 'LYON 1ER ARRONDISSEMENT'],
      '69123 69001 Lyon',
      'arrondissement-to-commune',
    ],
    [['', '75011', 'Paris 11'], '75056 75011 Paris', 'insee-from-name'],
    [['97123', '97133', 'St Barthélemy'], '97701 97133 Saint-Barthélemy', 'former-code'],
    [['2A004', '20000', 'AJACCIO'], '2A004 20000 Ajaccio', undefined],
    [[44109, 44000, 'Nantes'], '44109 44000 Nantes', undefined],
    [['44109', '99999', 'Nantes'], '44109 44000 Nantes', 'postal-code-replaced'],
    [['44109', '44000', 'Nantes cedex 1'], '44109 44000 Nantes', undefined],
  ] as const)('%j is %s', ([insee, cp, nom], place, rule) => {
    const rules = rule === undefined ? [] : [`commune ${rule}`];

    expect(read(insee, cp, nom)).toEqual({ place, rules });
  });

  it.each([
    ['99999', '44000', 'Nantes', 'unknown'],
    ['', '44000', 'Rennes', 'unknown'],
    ['', '', 'Saint-Denis', 'ambiguous'],
    ['44109', '44000', 'Rennes', 'contradiction'],
    [null, undefined, '  ', 'missing'],
  ])('%s %s %s is refused: %s', (insee, cp, nom, rule) => {
    expect(read(insee, cp, nom).rules).toContain(`commune ${rule}`);
    expect(read(insee, cp, nom).place).toBeUndefined();
  });
});

describe('the date of a former report', () => {
  const read = (received: unknown) => {
    const findings = new Findings();
    const where = { timeZone: 'Pacific/Tahiti', today: '2026-11-17' };
    return readDate(received, where, findings) ?? rulesOf(findings)[0];
  };

  it.each([
    ['2026-11-18T09:59:59Z', '2026-11-17'],
    ['2026-11-18T10:00:00Z', 'date in-the-future'],
    ['2020-01-01T09:59:00Z', 'date too-early'],
    ['2020-01-01T10:00:00+00:00', '2020-01-01'],
    ['2023-05-16', '2023-05-16'],
    ['2023-02-30T10:00:00Z', 'date not-a-date'],
    ['hier', 'date not-a-date'],
    [1_684_229_400_000, 'date not-a-date'],
    [null, 'date missing'],
    ['', 'date missing'],
  ])('%j is %s', (received, expected) => {
    expect(read(received)).toBe(expected);
  });
});

describe('the counts of a former report', () => {
  const nantes = { codeCommune: '44109', codePostal: '44000', nomCommune: 'NANTES' };
  const read = (fields: Readonly<Record<string, unknown>>) => {
    const findings = new Findings();
    const content = readFields(
      {
        ...nantes,
        canal: 'domicile',
        activite: 'collectif',
        nbParticipants: 3,
        age: { plus60ans: 3 },
        statut: { retraite: 3 },
        themes: ['courriel'],
        duree: 60,
        ...fields,
      },
      communes,
      findings,
    );
    return { content, rules: rulesOf(findings) };
  };

  it.each([
    [4, 'out-of-range'],
    [481, 'out-of-range'],
    [60.5, 'not-a-number'],
    ['une heure', 'not-a-number'],
  ])('refuse a duration of %j: %s', (duree, rule) => {
    expect(read({ duree }).rules).toEqual([`duree ${rule}`]);
  });

  it.each([
    ['62', 60, ['duree number-as-text', 'duree rounded-to-5']],
    ['90', 90, []],
    [480, 480, []],
  ])('read a duration of %j as %i minutes', (duree, minutes, rules) => {
    const { content, rules: found } = read({ duree });

    expect([content.duree, found]).toEqual([minutes, rules]);
  });

  it.each([
    [{ plus60ans: -1, de18a35ans: 4 }, ['ages breakdown-dropped']],
    [{ plus60ans: null }, ['ages breakdown-dropped']],
    [{ plus60ans: '3' }, ['ages number-as-text']],
    [{ plus60ans: 2, plus100ans: 1 }, ['ages unknown-key-ignored', 'ages breakdown-completed']],
    ['plus60ans', ['ages single-value-for-group']],
    ['inconnu', ['ages breakdown-dropped']],
  ])('keep ages %j adding up to the participants', (age, rules) => {
    const { content, rules: found } = read({ age });

    const total = Object.values(content.ages ?? {}).reduce((sum, n) => sum + n, 0);
    expect([total, found]).toEqual([3, rules]);
  });

  it('cap people already seen, and take what cannot be read as nobody', () => {
    expect(read({ nbParticipantsRecurrents: 5 }).content.recurrents).toBe(3);
    expect(read({ nbParticipantsRecurrents: 'x' })).toMatchObject({
      content: { recurrents: 0 },
      rules: ['recurrents not-a-number'],
    });
  });

  it('refuse a report without a theme that is known', () => {
    expect(read({ themes: [] }).rules).toEqual(['themes missing']);
    expect(read({ themes: null }).rules).toEqual(['themes missing']);
    expect(read({ themes: ['wifi', 'courriel'] }).rules).toEqual(['themes unknown-code-removed']);
  });

  it('keep a sub-theme with its theme alone', () => {
    const { content, rules } = read({ sousThemes: [{ sante: ['espace-sante'] }] });

    expect([content.sousThemes, rules]).toEqual([[], ['sousThemes sub-theme-without-theme']]);
  });
});

describe('the follow-ups of a former report', () => {
  const read = (accompagnement: unknown, organismes: unknown, participants = 5) => {
    const findings = new Findings();
    const followUps = readFollowUps({ accompagnement, organismes }, participants, findings);
    return { ...followUps, rules: rulesOf(findings) };
  };

  it('raise redirections to the organisms, and say so when a number stood there', () => {
    const raised = read({ redirection: 1 }, [{ CAF: 2 }]);

    expect(raised).toMatchObject({
      suites: { redirection: 2 },
      orientations: [{ organisme: 'caf', n: 2 }],
      rules: ['suites raised-to-orientations'],
    });
    expect(read({ redirection: null }, [{ CAF: 2 }]).rules).toEqual([]);
  });

  it('add people to an organism that stands there already', () => {
    const added = read({ redirection: 4 }, [{ CAF: 1 }, { CAF: 1 }, { PE: 1 }]);

    expect(added.orientations).toEqual([
      { organisme: 'caf', n: 2 },
      { organisme: 'autre', n: 2, precision: 'non précisé' },
    ]);
  });

  it('drop what is more than the people there were', () => {
    expect(read({ individuel: 1 }, [{ CAF: 2 }], 2)).toEqual({
      suites: { individuel: 0, atelier: 0, redirection: 0 },
      orientations: [],
      rules: ['suites follow-ups-dropped'],
    });
  });

  it('cut the name of an organism to sixty characters', () => {
    const [orientation] = read({ redirection: 1 }, [{ ['x'.repeat(90)]: 1 }]).orientations;

    expect(orientation?.precision).toHaveLength(60);
  });
});

describe('a former record', () => {
  it('may be extended JSON of the database', () => {
    const record = readRecord({
      _id: { $oid: '63' },
      conseiller: { $ref: 'conseillers', $id: { $oid: '61' }, $db: 'x' },
      createdAt: { $date: '2023-05-16T10:00:00Z' },
      updatedAt: { $date: { $numberLong: '1684231200000' } },
      cra: { nbParticipants: { $numberInt: '2' } },
      __v: 0,
    });

    expect(record).toMatchObject({
      sourceId: '63',
      conseiller: '61',
      createdAt: '2023-05-16T10:00:00.000Z',
      updatedAt: '2023-05-16T10:00:00.000Z',
      cra: { nbParticipants: 2 },
      unknownKeys: [],
    });
  });

  it('tells the keys that mean nothing', () => {
    const record = readRecord({ _id: '1', cra: { canal: 'domicile', meteo: 'pluie' }, x: 1 });

    expect(record?.unknownKeys).toEqual([
      ['x', 1],
      ['meteo', 'pluie'],
    ]);
  });

  it('has one id for ever, older than any that is entered', () => {
    expect(importId('63')).toBe(importId('63'));
    expect(importId('63')).not.toBe(importId('64'));
    expect(importId('63')).toMatch(/^0000000000[0-9A-HJKMNP-TV-Z]{16}$/);
  });
});
