import { describe, expect, it } from '@jest/globals';

import { readLine } from './reading-lines.ts';

describe('a typing error', () => {
  it.each([
    ['couriel', 'courriel', { themes: ['courriel'] }],
    ['courrriel', 'courriel', { themes: ['courriel'] }],
    ['couriels', 'courriels', { themes: ['courriel'] }],
    ['coutriel', 'courriel', { themes: ['courriel'] }],
    ['secuirté', 'sécurité', { themes: ['securite'] }],
    ['securitee', 'sécurité', { themes: ['securite'] }],
    ['bueautique', 'bureautique', { themes: ['bureautique'] }],
    ['demarchs', 'démarche', { themes: ['demarches'] }],
    ['tablete', 'tablette', { materiel: ['tablette'] }],
    ['permanance', 'permanence', { canal: 'rattachement' }],
    ['domiciel', 'domicile', { canal: 'domicile' }],
    ['visoi', 'visio', { canal: 'distance' }],
    ['ateleir', 'atelier', { activite: 'collectif' }],
    ['individul', 'individuel', { activite: 'individuel' }],
    ['lunid', 'lundi', { date: '2026-11-16' }],
    ['aujourdhui', "aujourd'hui", { date: '2026-11-18' }],
  ])('in %s is read as %s', (received, read, found) => {
    expect(readLine(`${received} Nantes`)).toMatchObject({
      found,
      corrections: [{ received, read: expect.stringContaining(read.slice(0, 4)) }],
      ask: [],
      unknown: [],
    });
  });

  it.each([
    ['indiv retrité Nantes', 'retrité', 'retraité', { statuts: { retraite: 1 } }],
    ['5 pers 5 retraitee Nantes', '', '', { statuts: { retraite: 5 } }],
    ['indiv sans emlpoi Nantes', 'emlpoi', 'emploi', { statuts: { sansEmploi: 1 } }],
    ['réseaux socaux Nantes', 'socaux', 'sociaux', { themes: ['echangerProches'] }],
    ['6 personens Nantes', 'personens', 'personnes', { participants: 6 }],
    ['30 minuts Nantes', 'minuts', 'minutes', { duree: 30 }],
    ['12 novembr Nantes', 'novembr', 'novembre', { date: '2026-11-12' }],
    ['indiv vers prefecure Nantes', 'prefecure', 'préfecture', { suites: { redirection: 1 } }],
    ['indiv par telphone Nantes', 'telphone', 'téléphone', { canal: 'distance' }],
  ])('is put right within longer expressions: %s', (text, received, read, found) => {
    expect(readLine(text)).toMatchObject({
      found,
      corrections: received === '' ? [] : [{ received, read }],
      unknown: [],
    });
  });

  it.each(['wbe', 'cvs', 'ordu', 'mial', 'diga'])(
    'in a word of four letters stays unknown: %s',
    (word) => {
      expect(readLine(`${word} Nantes`)).toMatchObject({ corrections: [], unknown: [word] });
    },
  );

  it.each(['courrrriel', 'corel', 'tabelte', 'bonjour', 'réseaux', 'texte'])(
    'of two letters, or in no word of the tables, stays unknown: %s',
    (word) => {
      expect(readLine(`${word} Nantes`)).toMatchObject({ corrections: [], unknown: [word] });
    },
  );

  it('does not choose between two words', () => {
    expect(readLine('marsi Nantes')).toMatchObject({ corrections: [], unknown: ['marsi'] });
  });
});
