import { describe, expect, it } from '@jest/globals';

import { wordings } from '../../../../../bot/src/adapters/language/translate.ts';
import { readStatsWords } from '../../../../../bot/src/features/stats/chat/stats-words.ts';
import { loadCommunes } from '../../../../../bot/src/features/territory/index.ts';

const communes = loadCommunes();
const context = { today: '2026-03-17', wordings, communes, near: ['44'] };

function read(line: string) {
  const words = readStatsWords(line, context);
  return words.ok ? words.value : words.failure;
}

const lastMonth = { from: '2026-02-01', to: '2026-02-28' };
const siret = '21440109500010';

describe('the words after /stats', () => {
  it.each([
    ['', { filters: {} }],
    ['mois dernier', { period: lastMonth, filters: {} }],
    ['last month', { period: lastMonth, filters: {} }],
    ['Territoire 2025', { scope: 'territoireConseillers', period: year(2025), filters: {} }],
    ['territory 2025', { scope: 'territoireConseillers', period: year(2025), filters: {} }],
    ['2025 territoire', { scope: 'territoireConseillers', period: year(2025), filters: {} }],
    ['lieux', { scope: 'territoireLieux', filters: {} }],
    ['nation trimestre', { scope: 'nation', period: since('2026-01-01'), filters: {} }],
    ['année scolaire', { period: since('2025-09-01'), filters: {} }],
    ['school year', { period: since('2025-09-01'), filters: {} }],
    ['du 1/3 au 15/3', { period: { from: '2026-03-01', to: '2026-03-15' }, filters: {} }],
    [`structure ${siret}`, { scope: 'structure', id: siret, filters: {} }],
    [
      'structure 214 401 095 00010 2025',
      { scope: 'structure', id: siret, period: year(2025), filters: {} },
    ],
    [
      '@Claire mois dernier',
      { scope: 'conseiller', username: 'claire', period: lastMonth, filters: {} },
    ],
    ['moi 2025', { scope: 'soi', period: year(2025), filters: {} }],
  ])('« %s »', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['theme:santé', { themes: ['sante'] }],
    ['topic: health, email', { themes: ['sante', 'courriel'] }],
    ['thème:demarches activité:atelier', { themes: ['demarches'], activites: ['collectif'] }],
    ['canal:distance', { canaux: ['distance'] }],
    ['commune:nantes', { communes: ['44109'] }],
    ['commune: La Roche-sur-Yon', { communes: ['85191'] }],
    ['commune:44000', { communes: ['44109'] }],
    ['town:44109, Rezé', { communes: ['44109', '44143'] }],
    ['tag:club des seniors', { tags: ['club des seniors'] }],
  ])('filters: « %s »', (line, filters) => {
    expect(read(line)).toMatchObject({ filters });
  });

  it('a period may follow the filters', () => {
    expect(read('commune:Nantes mois dernier')).toEqual({
      period: lastMonth,
      filters: { communes: ['44109'] },
    });
    expect(read('tag:club seniors mois dernier')).toEqual({
      period: lastMonth,
      filters: { tags: ['club seniors'] },
    });
  });

  it('départements make it the activities in them, unless a scope is given', () => {
    expect(read('dep:44,2a')).toMatchObject({
      scope: 'territoireLieux',
      departements: ['44', '2A'],
    });
    expect(read('territoire dep:Loire-Atlantique')).toMatchObject({
      scope: 'territoireConseillers',
      departements: ['44'],
    });
  });

  it.each([
    ['mois dernié', 'mois dernié', { typed: 'mois dernier' }],
    ['teritoire', 'teritoire', { typed: 'territoire' }],
    ['theme:cuisine', 'cuisine', expect.anything()],
    ['canal:distanse', 'distanse', { key: 'canal.distance' }],
    ['commune:Nante', 'Nante', { typed: 'Nantes (44000)' }],
  ])('a wrong one gets the nearest: « %s »', (line, received, nearest) => {
    const failure = read(line);

    expect(failure).toMatchObject({ tag: 'StatsWordsUnknown', received });
    expect('nearest' in failure && failure.nearest[0]).toEqual(nearest);
  });

  it('a name that several communes bear is refused, not guessed; one nearby is taken', () => {
    expect(read('commune:Saint-Denis')).toMatchObject({ tag: 'StatsWordsUnknown' });
    expect(read('commune:Saint-Herblain')).toMatchObject({ filters: { communes: ['44162'] } });
  });
});

function year(of: number) {
  return { from: `${String(of)}-01-01`, to: `${String(of)}-12-31` };
}

function since(from: string) {
  return { from, to: '2026-03-17' };
}
