import { describe, expect, it } from '@jest/globals';

import { affectationOn, territoriesOn } from '../../../../bot/src/features/registry/registry.ts';
import { anEntry } from '../../../support/builders.ts';

const nantes = { structureId: '1', departement: '44', from: '2024-01-01', to: '2025-06-30' };
const vendee = { structureId: '2', departement: '85', from: '2025-06-01' };

describe('the affectation in force on a date', () => {
  it.each([
    ['2023-12-31', undefined],
    ['2024-01-01', nantes],
    ['2025-05-31', nantes],
    ['2025-06-01', vendee],
    ['2025-06-30', vendee],
    ['2030-01-01', vendee],
  ])('on %s includes both ends and prefers the one that began last', (date, expected) => {
    expect(affectationOn([vendee, nantes], date)).toEqual(expected);
    expect(affectationOn([nantes, vendee], date)).toEqual(expected);
  });
});

describe('the territories of an entry on a date', () => {
  it('are those of its affectations in force and its own, sorted, each once', () => {
    const entry = anEntry({
      affectations: [nantes, vendee],
      territories: [{ code: '44' }, { code: '2A', to: '2024-12-31' }],
    });

    expect(territoriesOn(entry, '2024-06-01')).toEqual(['2A', '44']);
    expect(territoriesOn(entry, '2025-06-15')).toEqual(['44', '85']);
  });
});
