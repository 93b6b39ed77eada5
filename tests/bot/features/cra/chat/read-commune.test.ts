import { describe, expect, it } from '@jest/globals';

import { readCommune } from '../../../../../bot/src/features/cra/chat/read-commune.ts';
import { loadCommunes } from '../../../../../bot/src/features/territory/index.ts';

const communes = loadCommunes();
const read = (text: string) => {
  const found = readCommune(text, communes, '44');
  return found.kind === 'found'
    ? `${found.place.insee} ${found.place.cp} ${found.place.nom}`
    : 'asked';
};

describe('a commune typed in a dialog', () => {
  it.each([
    ['Nantes', '44109 44000 Nantes'],
    ['44300', '44109 44300 Nantes'],
    ['nantes 44300', '44109 44300 Nantes'],
    ['Nantes (44300)', '44109 44300 Nantes'],
    ['Château-Chinon (Ville) (58120)', '58062 58120 Château-Chinon (Ville)'],
    ['St Herblain', '44162 44800 Saint-Herblain'],
    ['Y', '80829 80190 Y'],
    ['Ajaccio', '2A004 20000 Ajaccio'],
    ['97400', '97411 97400 Saint-Denis'],
  ])('%j is %s', (text, place) => {
    expect(read(text)).toBe(place);
  });

  it('is read as it was proposed, also a merged one that shares its name with another', () => {
    expect(read('Billy (14190)')).toBe('14074 14190 Billy');
  });

  it.each(['Saint-Denis', 'Nante', '44000 Rezé', '99999', '', '44'])('%j is asked', (text) => {
    expect(read(text)).toBe('asked');
  });
});
