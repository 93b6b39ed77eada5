import { describe, expect, it } from '@jest/globals';

import { setEnglish, setFrench } from '../../build/french-typography.ts';

describe('French typography in the catalogues', () => {
  it.each([
    ['Prêt ?', 'Prêt\u202f?'],
    ['Options :', 'Options\u202f:'],
    ['à 12:30', 'à 12:30'],
    ['« {line} »', '«\u00a0{line}\u00a0»'],
    ["l'adresse", 'l’adresse'],
    ['tapez `cra : 2 ?` ; merci', 'tapez `cra : 2 ?`\u202f; merci'],
  ])('sets %j as %j', (typed, set) => {
    expect(setFrench(typed)).toBe(set);
    expect(setFrench(set)).toBe(set);
  });

  it('changes only apostrophes in English', () => {
    expect(setEnglish("It's ready : go ?")).toBe('It’s ready : go ?');
  });

  it('leaves the quotes of ICU messages alone', () => {
    expect(setFrench("'{'nom'}'")).toBe("'{'nom'}'");
  });
});
