import { describe, expect, it } from '@jest/globals';

import { loadCommunes, placeOf } from '../../../../bot/src/features/territory/index.ts';

const communes = loadCommunes();
const codes = (found: readonly { insee: string }[]) => found.map(({ insee }) => insee);

describe('a commune by its code', () => {
  it('has its name, its postal codes from the lowest, its département', () => {
    expect(communes.byInsee('44109')).toMatchObject({
      nom: 'Nantes',
      postalCodes: ['44000', '44100', '44200', '44300'],
      departement: '44',
    });
  });

  it.each([
    ['2A004', '2A', 'Ajaccio'],
    ['2B033', '2B', 'Bastia'],
    ['97411', '974', 'Saint-Denis'],
    ['97701', '977', 'Saint-Barthélemy'],
    ['97801', '978', 'Saint-Martin'],
    ['98818', '988', 'Nouméa'],
    ['98735', '987', 'Papeete'],
    ['98613', '986', 'Uvea'],
    ['97502', '975', 'Saint-Pierre'],
  ])('exists for %s in %s', (insee, departement, nom) => {
    expect(communes.byInsee(insee)).toMatchObject({ insee, departement, nom });
  });

  it('is the commune for an arrondissement', () => {
    expect(['75111', '69381', '13201'].map((code) => communes.byInsee(code)?.nom)).toEqual([
      'Paris',
      'Lyon',
      'Marseille',
    ]);
  });

  it('keeps a merged commune as entered and groups it with the present one', () => {
    expect(communes.byInsee('93059')).toMatchObject({
      insee: '93059',
      nom: 'Pierrefitte-sur-Seine',
      present: '93066',
    });
    expect(communes.presentCommune('93059')).toBe('93066');
  });

  it.each([
    ['97123', '97701'],
    ['97127', '97801'],
    ['33110', '33063'],
    ['75111', '75056'],
    ['44109', '44109'],
    ['99999', '99999'],
  ])('is counted for %s under %s', (insee, present) => {
    expect(communes.presentCommune(insee)).toBe(present);
  });

  it('is absent for an unknown code', () => {
    expect(communes.byInsee('44999')).toBeUndefined();
  });
});

describe('a commune by its postal code', () => {
  it('is one of all those served, by INSEE code', () => {
    expect(codes(communes.byPostalCode('44190'))).toEqual([
      '44022',
      '44043',
      '44063',
      '44064',
      '44165',
      '44173',
    ]);
  });

  it('is none for a CEDEX', () => {
    expect(communes.byPostalCode('44035')).toEqual([]);
  });
});

describe('a commune by its exact name', () => {
  it.each(['Saint-Denis', 'saint denis', 'ST DENIS', 'St-Denis'])('reads %s', (name) => {
    expect(codes(communes.byExactName(name))).toEqual(['11339', '30247', '93066', '97411']);
  });

  it.each([
    ['Paris 11e', '75011'],
    ['paris 11ème', '75011'],
    ['Paris 11e Arrondissement', '75011'],
    ['Lyon 1er', '69001'],
  ])('knows the arrondissement %s by its postal code', (name, postalCode) => {
    expect(communes.byExactName(name)).toMatchObject([{ postalCodes: [postalCode] }]);
  });

  it('prefers present communes to merged ones', () => {
    expect(codes(communes.byExactName('Pierrefitte-sur-Seine'))).toEqual(['93059']);
    expect(communes.byExactName('Nantes').every(({ insee, present }) => insee === present)).toBe(
      true,
    );
  });

  it.each([
    ['l’Haÿ-les-Roses', '94038'],
    ['oeting', '57521'],
    ['Bors', '16052'],
    ['Y', '80829'],
  ])('forgives accents, apostrophes, ligatures and additions: %s', (name, insee) => {
    expect(codes(communes.byExactName(name))).toContain(insee);
  });

  it('does not read the beginning of a name', () => {
    expect(communes.byExactName('Saint-Den')).toEqual([]);
  });
});

describe('the place of a CRA', () => {
  it.each([
    ['44109', '44300', 'Nantes', true],
    ['44109', '44400', 'Nantes', false],
    ['44109', '44000', 'nantes', false],
    ['44143', '44000', 'Nantes', false],
    ['75056', '75011', 'Paris', true],
    ['75111', '75011', 'Paris', false],
    ['93059', '93380', 'Pierrefitte-sur-Seine', true],
    ['01015', '01300', 'Arbignieu', true],
    ['01015', '01300', 'Arboys en Bugey', true],
    ['97123', '97133', 'Saint-Barthélemy', false],
  ])('%s %s %s exists: %s', (insee, cp, nom, exists) => {
    expect(communes.exists({ insee, cp, nom })).toBe(exists);
  });

  it('has the lowest postal code unless another is given', () => {
    const [nantes] = communes.byExactName('Nantes');

    expect(nantes && placeOf(nantes)).toEqual({ insee: '44109', cp: '44000', nom: 'Nantes' });
    expect(nantes && placeOf(nantes, '44200').cp).toBe('44200');
  });
});

describe('a name one typing error away', () => {
  it.each(['Clison', 'Clissonn', 'Clisson', 'Lcisson', 'Clixson'])(
    'finds Clisson from %s',
    (word) => {
      expect(codes(communes.nearName(word))).toContain('44043');
    },
  );

  it('does not find two errors away', () => {
    expect(codes(communes.nearName('Clxxson'))).not.toContain('44043');
  });
});
