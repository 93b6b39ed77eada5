import { describe, expect, it } from '@jest/globals';

import { askOf, readLine } from './reading-lines.ts';

describe('the commune of a line', () => {
  it.each([
    ['44000', '44109', '44000', 'Nantes'],
    ['Nantes', '44109', '44000', 'Nantes'],
    ['NANTES', '44109', '44000', 'Nantes'],
    ['à Nantes', '44109', '44000', 'Nantes'],
    ['Nantes 44300', '44109', '44300', 'Nantes'],
    ['44300 Nantes', '44109', '44300', 'Nantes'],
    ['44000 Nantes Nantes', '44109', '44000', 'Nantes'],
    ['reze', '44143', '44400', 'Rezé'],
    ['st herblain', '44162', '44800', 'Saint-Herblain'],
    ['ste luce sur loire', '44172', '44980', 'Sainte-Luce-sur-Loire'],
    ['Saint Sébastien sur Loire', '44190', '44230', 'Saint-Sébastien-sur-Loire'],
    ['Saint-Denis-en-Val', '45274', '45560', 'Saint-Denis-en-Val'],
    ['le Havre', '76351', '76600', 'Le Havre'],
    ['au Havre', '76351', '76600', 'Le Havre'],
    ['aux Sables d’Olonne', '85194', '85100', "Les Sables-d'Olonne"],
    ["L'Haÿ les Roses", '94038', '94240', "L'Haÿ-les-Roses"],
    ['l’hay-les-roses', '94038', '94240', "L'Haÿ-les-Roses"],
    ['2A004', '2A004', '20000', 'Ajaccio'],
    ['2b033', '2B033', '20200', 'Bastia'],
    ['75011', '75056', '75011', 'Paris'],
    ['Paris', '75056', '75001', 'Paris'],
    ['Paris 75011', '75056', '75011', 'Paris'],
    ['Paris 11e', '75056', '75011', 'Paris'],
    ['69003', '69123', '69003', 'Lyon'],
    ['Marseille 13008', '13055', '13008', 'Marseille'],
    ['97133', '97701', '97133', 'Saint-Barthélemy'],
    ['97150', '97801', '97150', 'Saint-Martin'],
    ['Nouméa', '98818', '98800', 'Nouméa'],
    ['98714', '98735', '98714', 'Papeete'],
    ['Cayenne', '97302', '97300', 'Cayenne'],
    ['Mamoudzou', '97611', '97600', 'Mamoudzou'],
    ['Mata Utu Uvea', '98613', '98600', 'Uvea'],
    ['Saint-Denis 97400', '97411', '97400', 'Saint-Denis'],
    ['93210', '93066', '93210', 'Saint-Denis'],
    ['Saint-Nazaire 44600', '44184', '44600', 'Saint-Nazaire'],
    ['80190 Y', '80829', '80190', 'Y'],
    ['Eu', '76255', '76260', 'Eu'],
    ['Us', '95625', '95450', 'Us'],
    ['Pierrefitte-sur-Seine', '93059', '93200', 'Pierrefitte-sur-Seine'],
    ['93380 Pierrefitte sur Seine', '93059', '93380', 'Pierrefitte-sur-Seine'],
    ['trois-rivières 97114', '97132', '97114', 'Trois-Rivières'],
  ])('%s', (text, insee, cp, nom) => {
    expect(readLine(`indiv web ${text}`)).toMatchObject({ found: { commune: { insee, cp, nom } } });
  });

  it.each([
    ['Saint-Denis', '974', 'several-communes', ['97411', '11339', '30247', '93066']],
    ['St-Denis', '30', 'several-communes', ['30247', '11339', '93066', '97411']],
    ['Saint-Nazaire', '66', 'several-communes', ['66186', '30288', '44184']],
    ['44190', '44', 'several-communes', ['44022', '44043', '44063', '44064', '44165', '44173']],
    ['44999', '44', 'unknown-commune', undefined],
    ['44000 Rezé', '44', 'two-values', ['44109', '44143']],
    ['Nantes Rezé', '44', 'two-values', ['44109', '44143']],
    ['Rezé 44000', '44', 'two-values', ['44143', '44109']],
    ['44000 44400', '44', 'two-values', ['44109', '44143']],
    ['44000 44300 Nantes', '44', 'two-values', ['44109']],
    ['44999 Nantes', '44', 'two-values', ['44109']],
    ['Saint-Denis Nantes', '93', 'two-values', ['93066', '11339', '30247', '97411', '44109']],
    ['Vers', '44', 'several-communes', ['71572', '74296']],
  ])('%s in %s is asked: %s', (text, departement, why, candidates) => {
    expect(askOf(`indiv web ${text}`, 'commune', { departement })).toEqual([
      { why, received: text, ...(candidates && { candidates }) },
    ]);
    expect(readLine(`indiv web ${text}`, { departement }).found).not.toHaveProperty('commune');
  });

  it('joins what was received apart', () => {
    expect(askOf('Nantes indiv web Rezé', 'commune')).toMatchObject([{ received: 'Nantes Rezé' }]);
  });

  it.each([
    ['y', ['y']],
    ['eu', ['eu']],
    ['us', ['us']],
    ['vers', ['vers']],
    ['Nantes Y', ['Y']],
    ['44000 Eu', ['Eu']],
    ['Nantes CEDEX', ['CEDEX']],
    ['2A999 Nantes', []],
  ])('has no name of two letters without a capital or beside another: %s', (text, unknown) => {
    expect(readLine(`indiv web ${text}`).unknown).toEqual(unknown);
  });

  it.each([
    ['Clison', '44043'],
    ['Nantess', '44109'],
    ['Saint-Herblian', '44162'],
    ['st herblian', '44162'],
    ['Sainte-Pazane', '44186'],
  ])('is never corrected without asking: %s', (text, insee) => {
    expect(readLine(`indiv web ${text}`)).toMatchObject({
      missing: expect.not.arrayContaining(['commune']),
      corrections: [],
      unknown: [],
      ask: [
        {
          field: 'commune',
          why: 'unknown-commune',
          received: text,
          candidates: expect.arrayContaining([insee]),
          includes: [insee],
        },
      ],
    });
  });

  it('proposes a commune and a word when a misspelt word is near both', () => {
    expect(readLine('indiv web Nante').ask).toMatchObject([
      {
        field: null,
        why: 'which-meaning',
        received: 'Nante',
        includes: ['commune:44109', 'themes:sante'],
      },
    ]);
    expect(readLine('indiv web Nante').missing).toContain('commune');
  });

  it('is not sought in misspelt words once it is given', () => {
    expect(readLine('indiv Rezé Nante')).toMatchObject({
      found: { themes: ['sante'] },
      corrections: [{ received: 'Nante', read: 'santé' }],
      ask: [],
    });
    expect(readLine('indiv Rezé Clison').unknown).toEqual(['Clison']);
  });
});
