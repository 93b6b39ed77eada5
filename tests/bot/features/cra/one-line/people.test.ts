import { describe, expect, it } from '@jest/globals';

import { askOf, readLine } from './reading-lines.ts';

describe('the participants of a line', () => {
  it.each([
    ['2 personnes', 2],
    ['1 personne', 1],
    ['une personne', 1],
    ['dix usagers', 10],
    ['8 pers.', 8],
    ['8pers', 8],
    ['6 p', 6],
    ['6p', 6],
    ['12 participants', 12],
    ['3 participantes', 3],
    ['2 usagères', 2],
    ['100 personnes', 100],
    ['2 personnes 2 pers', 2],
    ['- 12 pers', 12],
  ])('%s are %i', (text, participants) => {
    expect(readLine(`atelier ${text}`)).toMatchObject({ found: { participants }, ask: [] });
  });

  it.each([
    ['0 personne', 'out-of-range', undefined],
    ['101 pers', 'out-of-range', undefined],
    ['2 pers 3 usagers', 'two-values', [2, 3]],
  ])('are asked for %s: %s', (text, why, candidates) => {
    expect(askOf(`indiv ${text}`, 'participants')).toEqual([
      { why, received: text, ...(candidates && { candidates }) },
    ]);
    expect(readLine(`indiv ${text}`).defaults).not.toHaveProperty('participants');
  });

  it.each([
    ['indiv', 1],
    ['ponctuel', 1],
    ['atelier', undefined],
    ['web', undefined],
    ['atelier indiv', undefined],
  ])('by default for %s: %s', (text, participants) => {
    expect(readLine(text).defaults.participants).toBe(participants);
    expect(readLine(text).missing.includes('participants')).toBe(participants === undefined);
  });

  it('are not a number without its unit', () => {
    expect(askOf('atelier 8 web 45', null)).toEqual([
      { why: 'no-unit', received: '8' },
      { why: 'no-unit', received: '45' },
    ]);
    expect(askOf('deux ordinateurs', null)).toEqual([{ why: 'no-unit', received: 'deux' }]);
  });
});

describe('the people already seen', () => {
  it.each([
    ['6 pers dont 2 récurrents', 2],
    ['6 pers dont deux habituées', 2],
    ['6 pers 3 connus', 3],
    ['6 pers dont 1 déjà venu', 1],
    ['6 pers dont 0 récurrent', 0],
    ['6 pers nouveaux', 0],
    ['6 pers dont 2 nouveaux', 4],
    ['6 pers dont 2 connus et 4 nouveaux', 2],
    ['indiv déjà venue', 1],
    ['indiv habitué', 1],
    ['indiv récurrent', 1],
    ['indiv première fois', 0],
    ['indiv nouvelle', 0],
  ])('in %s are %i', (text, recurrents) => {
    const { found, defaults, ask } = readLine(text);

    expect({ recurrents: found.recurrents, ask }).toEqual({ recurrents, ask: [] });
    expect(defaults).not.toHaveProperty('recurrents');
  });

  it.each([
    ['3 pers dont 5 connus', 'sum', 'dont 5 connus'],
    ['3 pers dont 5 nouveaux', 'sum', 'dont 5 nouveaux'],
    ['3 pers récurrents', 'how-many', 'récurrents'],
    ['atelier déjà venus', 'how-many', 'déjà venus'],
  ])('in %s are asked: %s', (text, why, received) => {
    expect(askOf(text, 'recurrents')).toEqual([{ why, received }]);
  });

  it('in two numbers that differ are asked', () => {
    expect(askOf('6 pers dont 2 connus 3 habitués', 'recurrents')).toEqual([
      { why: 'two-values', received: 'dont 2 connus 3 habitués', candidates: [2, 3] },
    ]);
  });

  it('are nobody by default', () => {
    expect(readLine('6 pers').defaults.recurrents).toBe(0);
  });
});

describe('the ages of a line', () => {
  it.each([
    ['-12', { moins12: 1 }],
    ['-12 ans', { moins12: 1 }],
    ['moins de 12 ans', { moins12: 1 }],
    ['- 12 ans', { moins12: 1 }],
    ['- de 12 ans', { moins12: 1 }],
    ['60 +', { plus60: 1 }],
    ['+ 60', { plus60: 1 }],
    ['+ de 60 ans', { plus60: 1 }],
    ['12-17', { de12a17: 1 }],
    ['12–17 ans', { de12a17: 1 }],
    ['18-34', { de18a34: 1 }],
    ['18-34ans', { de18a34: 1 }],
    ['35-59', { de35a59: 1 }],
    ['60+', { plus60: 1 }],
    ['+60', { plus60: 1 }],
    ['+60 ans', { plus60: 1 }],
    ['plus de 60', { plus60: 1 }],
    ['60 ans et plus', { plus60: 1 }],
    ['senior', { plus60: 1 }],
    ['sénior', { plus60: 1 }],
    ['ado', { de12a17: 1 }],
    ['11 ans', { moins12: 1 }],
    ['12 ans', { de12a17: 1 }],
    ['17 ans', { de12a17: 1 }],
    ['18 ans', { de18a34: 1 }],
    ['35 ans', { de35a59: 1 }],
    ['59 ans', { de35a59: 1 }],
    ['60 ans', { plus60: 1 }],
    ['72ans', { plus60: 1 }],
    ['plus60', { plus60: 1 }],
    ['1 senior de 72 ans', { plus60: 1 }],
  ])('%s of one person', (text, ages) => {
    expect(readLine(`indiv ${text}`)).toMatchObject({ found: { ages }, ask: [], unknown: [] });
  });

  it.each([
    ['4 pers 4x60+', { plus60: 4 }],
    ['4 pers 4 x 60+', { plus60: 4 }],
    ['4 pers 4×60+', { plus60: 4 }],
    ['4 pers 4 60+', { plus60: 4 }],
    ['4 pers 3x-12 1 12-17', { moins12: 3, de12a17: 1 }],
    ['4 pers 2 -12 2 +60', { moins12: 2, plus60: 2 }],
    ['4 pers 3 seniors, 1 ado', { plus60: 3, de12a17: 1 }],
    ['4 pers 3 de plus de 60 ans et 1 de 35-59', { plus60: 3, de35a59: 1 }],
    ['4 pers dont 4 seniors', { plus60: 4 }],
    ['4 pers (2 35-59, 2 18-34)', { de35a59: 2, de18a34: 2 }],
    ['5 pers 2 seniors 3 60+', { plus60: 5 }],
  ])('%s', (text, ages) => {
    expect(readLine(`atelier ${text}`)).toMatchObject({ found: { ages }, ask: [], unknown: [] });
    expect(readLine(`atelier ${text}`).missing).not.toContain('ages');
  });

  it.each([
    ['18-35', '18-34', { de18a34: 1 }],
    ['35-60', '35-59', { de35a59: 1 }],
    ['12-18 ans', '12-17', { de12a17: 1 }],
  ])('of the former form are corrected: %s', (text, read, ages) => {
    expect(readLine(`indiv ${text}`)).toMatchObject({
      found: { ages },
      corrections: [{ received: text.slice(0, 5), read }],
    });
  });

  it('of the former form are corrected in a count', () => {
    expect(readLine('4 pers 4x18-35')).toMatchObject({
      found: { ages: { de18a34: 4 } },
      corrections: [{ received: '18-35', read: '18-34' }],
    });
  });

  it.each(['25-40', '60-75', '12/17'])('are none of the form in %s', (text) => {
    expect(readLine(`indiv ${text}`).found).not.toHaveProperty('ages');
  });

  it('are asked without a number among several', () => {
    expect(askOf('4 pers seniors', 'ages')).toEqual([{ why: 'how-many', received: 'seniors' }]);
    expect(askOf('4 pers 72 ans', 'ages')).toEqual([{ why: 'how-many', received: '72 ans' }]);
    expect(askOf('atelier senior', 'ages')).toEqual([{ why: 'how-many', received: 'senior' }]);
  });

  it('are asked above the participants, kept and missing below', () => {
    expect(askOf('4 pers 3 seniors 2 18-34', 'ages')).toEqual([
      { why: 'sum', received: '3 seniors 2 18-34' },
    ]);
    const below = readLine('4 pers 3 seniors');
    expect(below.found.ages).toEqual({ plus60: 3 });
    expect(below.missing).toContain('ages');
  });

  it('are kept while the participants are not known', () => {
    const { found, missing } = readLine('atelier 3 seniors');

    expect(found.ages).toEqual({ plus60: 3 });
    expect(missing).toContain('participants');
    expect(missing).not.toContain('ages');
  });

  it.each([
    ['indiv enfant', 'enfant'],
    ['4 pers 4 enfants', '4 enfants'],
    ['4 pers dont 2 enfants', '2 enfants'],
  ])('of children are asked: %s', (text, received) => {
    expect(askOf(text, null)).toEqual([
      { why: 'which-meaning', received, candidates: ['ages:moins12', 'ages:de12a17'] },
    ]);
    expect(readLine(text).missing).toContain('ages');
  });
});

describe('the statuses of a line', () => {
  it.each([
    ['scolarisée', 'scolarise'],
    ['étudiant', 'scolarise'],
    ['ÉLÈVE', 'scolarise'],
    ['collégienne', 'scolarise'],
    ['lyceen', 'scolarise'],
    ['sans emploi', 'sansEmploi'],
    ['sans-emploi', 'sansEmploi'],
    ['chômeuse', 'sansEmploi'],
    ["demandeur d'emploi", 'sansEmploi'],
    ['demandeuse d’emploi', 'sansEmploi'],
    ['en emploi', 'enEmploi'],
    ['salariée', 'enEmploi'],
    ['retraité', 'retraite'],
    ['une retraitée', 'retraite'],
    ['statut inconnu', 'nonRenseigne'],
    ['retraités', 'retraite'],
  ])('%s of one person', (text, code) => {
    expect(readLine(`indiv ${text}`)).toMatchObject({
      found: { statuts: { [code]: 1 } },
      missing: expect.not.arrayContaining(['statuts']),
      ask: [],
      unknown: [],
    });
  });

  it.each([
    ['5 retraitées', { retraite: 5 }],
    ['2 étudiants 3 sans emploi', { scolarise: 2, sansEmploi: 3 }],
    ['trois élèves et deux salariés', { scolarise: 3, enEmploi: 2 }],
    ["1 demandeur d'emploi, 4 statut inconnu", { sansEmploi: 1, nonRenseigne: 4 }],
    ['4 en emploi 1 x retraité', { enEmploi: 4, retraite: 1 }],
  ])('%s of five', (text, statuts) => {
    expect(readLine(`atelier 5 pers ${text}`)).toMatchObject({ found: { statuts }, ask: [] });
  });

  it.each([
    '44000 retraité',
    'retraité 44000',
    '30 min retraité',
    'le 12 retraité',
    '12/11 retraité',
  ])('are one of one person beside another number: %s', (text) => {
    expect(readLine(`indiv ${text}`)).toMatchObject({
      found: { statuts: { retraite: 1 } },
      ask: [],
    });
  });

  it('asks each that has no number among several and keeps the others', () => {
    expect(askOf('4 pers 2 retraités chômeurs', 'statuts')).toEqual([
      { why: 'how-many', received: 'chômeurs' },
    ]);
    expect(readLine('4 pers 2 retraités chômeurs').found.statuts).toEqual({ retraite: 2 });
  });

  it('adds nothing for a status said again without a number', () => {
    expect(readLine('indiv 1 retraité retraitée').found.statuts).toEqual({ retraite: 1 });
    expect(askOf('indiv 2 retraités retraité', 'statuts')).toMatchObject([{ why: 'sum' }]);
  });

  it('asks when one person has two', () => {
    expect(askOf('indiv retraité salarié', 'statuts')).toEqual([
      { why: 'sum', received: 'retraité salarié' },
    ]);
  });
});

describe('the follow-ups of a line', () => {
  it.each([
    ['indiv suite individuel', { individuel: 1 }, undefined],
    ['indiv suite atelier', { atelier: 1 }, undefined],
    ['5 pers 2 suites ateliers', { atelier: 2 }, undefined],
    ['indiv vers CAF', { redirection: 1 }, [{ organisme: 'caf', n: 1 }]],
    ['indiv orientée à la mairie', { redirection: 1 }, [{ organisme: 'mairie', n: 1 }]],
    ['indiv redirigé France Services', { redirection: 1 }, [{ organisme: 'franceServices', n: 1 }]],
    ['indiv vers pole emploi', { redirection: 1 }, [{ organisme: 'franceTravail', n: 1 }]],
    ['indiv redirection CPAM', { redirection: 1 }, [{ organisme: 'cpam', n: 1 }]],
    ['indiv vers la sous-préfecture', { redirection: 1 }, [{ organisme: 'sousPrefecture', n: 1 }]],
    ['5 pers 2 vers CAF', { redirection: 2 }, [{ organisme: 'caf', n: 2 }]],
    ['5 pers dont 2 orientés mairie', { redirection: 2 }, [{ organisme: 'mairie', n: 2 }]],
    ['5 pers vers CAF 2', { redirection: 2 }, [{ organisme: 'caf', n: 2 }]],
    [
      '5 pers vers CAF 2 et mairie 1',
      { redirection: 3 },
      [
        { organisme: 'caf', n: 2 },
        { organisme: 'mairie', n: 1 },
      ],
    ],
    ['5 pers 1 vers CAF 2 vers CAF', { redirection: 3 }, [{ organisme: 'caf', n: 3 }]],
    [
      '5 pers 2 suite atelier 1 vers CCAS',
      { atelier: 2, redirection: 1 },
      [{ organisme: 'ccas', n: 1 }],
    ],
  ])('%s', (text, suites, orientations) => {
    const { found, ask, unknown } = readLine(text);

    expect({ suites: found.suites, orientations: found.orientations, ask, unknown }).toEqual({
      suites,
      orientations,
      ask: [],
      unknown: [],
    });
  });

  it.each([
    ['5 pers vers CAF', 'how-many', 'vers CAF'],
    ['5 pers suite atelier', 'how-many', 'suite atelier'],
    ['2 pers 3 vers CAF', 'sum', '3 vers CAF'],
    ['indiv vers CAF et CPAM', 'sum', 'vers CAF et CPAM'],
    ['2 pers 2 suite atelier 1 vers CAF', 'sum', '2 suite atelier 1 vers CAF'],
  ])('%s is asked: %s', (text, why, received) => {
    expect(askOf(text, 'suites')).toEqual([{ why, received }]);
    expect(readLine(text).found).not.toHaveProperty('orientations');
  });

  it('leaves to a duration its number after an organism', () => {
    expect(readLine('indiv vers CAF 45 min').found).toMatchObject({
      duree: 45,
      orientations: [{ organisme: 'caf', n: 1 }],
    });
  });

  it('asks what an organism alone means', () => {
    expect(askOf('indiv mairie', null)).toEqual([
      {
        why: 'which-meaning',
        received: 'mairie',
        candidates: ['themes:demarches', 'orientations:mairie'],
      },
    ]);
  });

  it('wants to know where people were redirected', () => {
    expect(readLine('indiv redirection').missing).toContain('orientations');
  });
});
