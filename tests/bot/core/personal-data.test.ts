import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { findPersonalData } from '../../../bot/src/core/personal-data.ts';

const kinds = (text: string) =>
  findPersonalData(text).map(({ kind, found }) => `${kind}: ${found}`);

describe('what a text seems to say of a person', () => {
  it.each([
    ['appeler Mme Durand', 'name: Mme Durand'],
    ['M. Le Goff', 'name: M. Le Goff'],
    ['Monsieur Jean-Pierre O’Neil', 'name: Monsieur Jean-Pierre O’Neil'],
    ['Mlle Élodie', 'name: Mlle Élodie'],
    ['vu avec @claire.martin', 'name: @claire.martin'],
    ['écrire à jean.dupont@exemple.fr', 'email: jean.dupont@exemple.fr'],
    ['06 12 34 56 78', 'phone: 06 12 34 56 78'],
    ['0612345678', 'phone: 0612345678'],
    ['06.12.34.56.78', 'phone: 06.12.34.56.78'],
    ['06-12-34-56-78', 'phone: 06-12-34-56-78'],
    ['+33 6 12 34 56 78', 'phone: +33 6 12 34 56 78'],
    ['+33 (0)6 12 34 56 78', 'phone: +33 (0)6 12 34 56 78'],
    ['0033612345678', 'phone: 0033612345678'],
    ['+262 692 12 34 56', 'phone: +262 692 12 34 56'],
    ['+689 87 12 34 56', 'phone: +689 87 12 34 56'],
    ['+687 12 34 56', 'phone: +687 12 34 56'],
    ['1 85 05 78 006 084 36', 'nir: 1 85 05 78 006 084 36'],
    ['185057800608436', 'nir: 185057800608436'],
    ['2 69 05 2A 004 084', 'nir: 2 69 05 2A 004 084'],
    ['numéro fiscal 3012345678901', 'other: 3012345678901'],
    ['FR76 3000 6000 0112 3456 7890 189', 'other: FR76 3000 6000 0112 3456 7890 189'],
    ['habite 12 bis rue des Lilas', 'address: 12 bis rue d'],
    ['3, avenue Foch', 'address: 3, avenue F'],
    ['au 145 chemin de la Mer', 'address: 145 chemin d'],
  ])('in %j is %s', (text, found) => {
    expect(kinds(text)).toEqual([found]);
  });

  it.each([
    'Aide à la déclaration de revenus 2025',
    '2 personnes, 45 min, courriel',
    'Atelier du 12/11/2026 de 14h à 16h',
    '44000 Nantes',
    'SIRET 130 026 032 00016',
    'Windows 11, iOS 26.1',
    'ratio 1234567890',
    'Madame a créé son compte',
    'MM',
    'note 12/20 et 15 €',
    '10 rues visitées',
    'email non reçu',
    '17 places',
    'à 9 h place du marché',
  ])('in %j is nothing', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('is marked in the order of the text, each piece once', () => {
    expect(kinds('Mme Roy (06 12 34 56 78), a@b.fr, 5 rue X')).toEqual([
      'name: Mme Roy',
      'phone: 06 12 34 56 78',
      'email: a@b.fr',
      'address: 5 rue X',
    ]);
  });

  it('stands in the text, whatever that is', () => {
    const pieces = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('0', '06 ', 'M. ', 'A', '@', '.', '12 rue ', ' ', '-')),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');

        for (const { found } of findPersonalData(text)) expect(text).toContain(found);
      }),
    );
  });

  it('is looked for in long texts too, without trying every way to cut them', () => {
    const long = `${'a.'.repeat(50_000)}@ ${'a-'.repeat(50_000)} ${'A-'.repeat(50_000)}`;

    expect(findPersonalData(long)).toEqual([]);
  });
});
