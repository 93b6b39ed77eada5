import { describe, expect, it } from '@jest/globals';

import { loadCommunes } from '../../../../bot/src/features/territory/index.ts';

const communes = loadCommunes();
const names = (query: string, departement?: string) =>
  communes.search(query, { departement, limit: 5 }).map(({ nom, cp }) => `${nom} ${cp}`);

describe('the search for a commune', () => {
  it.each([
    ['Y', 'Y 80190'],
    ['eu', 'Eu 76260'],
    ['Us', 'Us 95450'],
  ])('finds the exact name %s first', (query, first) => {
    expect(names(query)[0]).toBe(first);
  });

  it('finds exact names only for one letter', () => {
    expect(names('Y')).toEqual(['Y 80190']);
    expect(names('n')).toEqual([]);
  });

  it('puts the exact name before the names that begin so', () => {
    expect(names('Nantes')).toEqual([
      'Nantes 44000',
      'Nantes-en-Ratier 38350',
      ...names('Nantes').slice(2),
    ]);
  });

  it("puts the person's département first, then the most inhabited", () => {
    expect(names('saint-na', '44')[0]).toBe('Saint-Nazaire 44600');
    expect(names('saint denis', '93')[0]).toBe('Saint-Denis 93200');
    expect(names('saint denis', '30')[0]).toBe('Saint-Denis 30500');
    expect(names('saint denis')[0]).toBe('Saint-Denis 97400');
  });

  it('finds a name by a word in it', () => {
    expect(names('herblain')).toEqual(['Saint-Herblain 44800']);
  });

  it.each(['nantse', 'nanntes', 'natnes', 'Nante'])('forgives one error in %s', (query) => {
    expect(names(query, '44')).toContain('Nantes 44000');
  });

  it('finds by the beginning of a postal code, and by the whole one', () => {
    expect(names('4419', '44')).toContain('Clisson 44190');
    expect(names('75011')).toEqual(['Paris 75011']);
  });

  it('narrows a postal code by a name', () => {
    expect(names('44190 clis')[0]).toBe('Clisson 44190');
    expect(names('44300 Nantes')).toEqual(expect.arrayContaining(['Nantes 44300']));
  });

  it('finds the INSEE codes that have a letter', () => {
    expect(names('2a004')).toEqual(['Ajaccio 20000']);
  });

  it('says the département of each', () => {
    expect(communes.search('Nantes', { limit: 1 })).toEqual([
      { insee: '44109', cp: '44000', nom: 'Nantes', departement: '44' },
    ]);
  });

  it.each(['', ' ', '-', "'", '☂', 'x'.repeat(10_000)])('finds nothing in %j', (query) => {
    expect(names(query)).toEqual([]);
  });

  it('answers in less than 5 ms from two letters, median of many queries', () => {
    const queries = [
      'na',
      'nan',
      'nantse',
      'st den',
      'herblain',
      'saint',
      'zzzzz',
      '441',
      'oloron',
    ];
    const times = Array.from({ length: 15 }, () => queries)
      .flat()
      .map((query) => {
        const start = performance.now();
        communes.search(query, { departement: '44' });
        return performance.now() - start;
      })
      .sort((a, b) => a - b);

    expect(times[Math.floor(times.length / 2)]).toBeLessThan(5);
  });
});
