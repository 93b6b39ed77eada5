import { describe, expect, it } from '@jest/globals';

import { readLine } from './reading-lines.ts';

const whole = 'indiv 30 min mail sur place Nantes retraité 60+';

describe('a line as a whole', () => {
  it('is ready when nothing is missing, asked or unknown', () => {
    expect(readLine(whole)).toMatchObject({ missing: [], ask: [], unknown: [], ready: true });
  });

  it.each([`${whole} bof`, `${whole} 12`, `${whole} CAF`, whole.replace('mail', '')])(
    'is not ready otherwise: %s',
    (line) => {
      expect(readLine(line).ready).toBe(false);
    },
  );

  it('is ready when a word was put right', () => {
    expect(readLine(whole.replace('mail', 'couriel'))).toMatchObject({
      ready: true,
      corrections: [{ received: 'couriel', read: 'courriel' }],
    });
  });

  it('may be empty', () => {
    expect(readLine('')).toEqual({
      found: {},
      defaults: { date: '2026-11-18', recurrents: 0 },
      missing: [
        'activite',
        'participants',
        'canal',
        'commune',
        'duree',
        'ages',
        'statuts',
        'themes',
      ],
      ask: [],
      corrections: [],
      unknown: [],
      ready: false,
    });
  });

  it('asks in the order of the form, then what has no field', () => {
    const { ask } = readLine('14h 3 Saint-Nazaire 31/02 atelier indiv CAF');

    expect(ask.map(({ field }) => field)).toEqual([
      'date',
      'activite',
      'commune',
      'duree',
      null,
      null,
    ]);
  });

  it('reads a workshop of many people', () => {
    const line =
      'atelier « Mots de passe » 8 pers dont 3 habitués 1h30 sécurité hors les murs à Clisson lundi ' +
      '6 seniors, 2 35-59, 5 retraités, 3 chômeurs, 2 vers CAF, 1 suite individuel tablette #qpv -- ok';

    expect(readLine(line)).toEqual({
      found: {
        activite: 'collectif',
        titre: 'Mots de passe',
        participants: 8,
        recurrents: 3,
        duree: 90,
        themes: ['securite'],
        canal: 'autreLieu',
        commune: { insee: '44043', cp: '44190', nom: 'Clisson' },
        date: '2026-11-16',
        ages: { plus60: 6, de35a59: 2 },
        statuts: { retraite: 5, sansEmploi: 3 },
        suites: { redirection: 2, individuel: 1 },
        orientations: [{ organisme: 'caf', n: 2 }],
        materiel: ['tablette'],
        tags: ['qpv'],
        notes: 'ok',
      },
      defaults: {},
      missing: [],
      ask: [],
      corrections: [],
      unknown: [],
      ready: true,
    });
  });
});

describe('the usual place and channel', () => {
  const usual = {
    commune: { insee: '44143', cp: '44400', nom: 'Rezé' },
    canal: 'rattachement',
  } as const;

  it('fill what is not said, as defaults', () => {
    const { found, defaults, missing } = readLine('indiv 30 min mail', { usual });

    expect(defaults).toMatchObject(usual);
    expect(found).not.toHaveProperty('commune');
    expect(missing).toEqual(['ages', 'statuts']);
  });

  it('give way to what is said, even doubtfully', () => {
    expect(readLine('Nantes à domicile', { usual }).defaults).toEqual({
      date: '2026-11-18',
      recurrents: 0,
    });
    expect(readLine('Saint-Nazaire sur place distance', { usual }).defaults).toEqual({
      date: '2026-11-18',
      recurrents: 0,
    });
    expect(readLine('Nante téléphone', { usual }).defaults).toEqual({
      date: '2026-11-18',
      recurrents: 0,
    });
  });

  it('may be known one without the other', () => {
    expect(readLine('indiv', { usual: { canal: 'domicile' } }).defaults).toMatchObject({
      canal: 'domicile',
    });
    expect(readLine('indiv', { usual: { canal: 'domicile' } }).missing).toContain('commune');
  });
});
