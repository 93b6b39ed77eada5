import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { craRoutes } from '@coop/contract/cra-routes';

import { makeBotScene, type BotScene } from '../../../support/bot/bot-scene.ts';

let scene: BotScene;
beforeEach(async () => {
  scene = await makeBotScene();
});
afterEach(() => scene.end());

const nantes = { insee: '44109', cp: '44000', nom: 'Nantes' };
const library = { nom: 'Médiathèque', commune: nantes, canal: 'rattachement' };
const hall = { nom: 'Mairie', commune: nantes, canal: 'autreLieu' };

async function save(body: object, who = 'claire') {
  const answer = await scene.api(who, 'PUT', '/cra/places', body);
  const { code } = answer.json<{ code?: string }>();
  return answer.statusCode === 200 ? 'saved' : code;
}
const habits = async (who = 'claire') =>
  craRoutes.habits.answer.parse((await scene.api(who, 'GET', '/cra/habits')).json());
const names = async (who = 'claire') => (await habits(who)).places.map(({ nom }) => nom);

describe('favourite places', () => {
  it('are kept under a name, and proposed to their person alone', async () => {
    expect(await save({ ...library, nom: '  La   Médiathèque ' })).toBe('saved');

    expect(await names()).toEqual(['La Médiathèque']);
    expect(await names('paul')).toEqual([]);
  });

  it('are renamed, keeping one', async () => {
    await save(library);
    expect(await save({ ...library, nom: 'Bibliothèque', formerName: 'Médiathèque' })).toBe(
      'saved',
    );

    expect(await names()).toEqual(['Bibliothèque']);
  });

  it('have names of their own, whatever the accents; the same again is the same', async () => {
    await save(library);
    await save(hall);

    expect(await save(library)).toBe('saved');
    expect(await save({ ...hall, nom: 'mediatheque' })).toBe('place-name-taken');
    expect(await save({ ...hall, nom: 'Médiathèque', formerName: 'Mairie' })).toBe(
      'place-name-taken',
    );
    expect(await names()).toEqual(['Mairie', 'Médiathèque']);
  });

  it('are refused where no such commune is, and beyond thirty', async () => {
    expect(await save({ ...library, commune: { ...nantes, cp: '75001' } })).toBe('unknown-commune');
    for (let number = 1; number <= 30; number += 1) {
      await save({ ...library, nom: `Lieu ${String(number)}` });
    }

    expect(await save(library)).toBe('too-many-places');
    expect(await names()).toHaveLength(30);
  });

  it('are dropped by their name', async () => {
    await save(library);
    await save(hall);

    await scene.api('claire', 'DELETE', '/cra/places?nom=M%C3%A9diath%C3%A8que');

    expect(await names()).toEqual(['Mairie']);
  });
});

describe('the usual place', () => {
  it('is said to be saved until it is dropped', async () => {
    await scene.api('claire', 'PUT', '/cra/place', library);
    expect(await habits()).toMatchObject({ isPlaceSaved: true, place: { canal: 'rattachement' } });

    await scene.api('claire', 'DELETE', '/cra/place');

    expect(await habits()).not.toHaveProperty('place');
    expect(await habits()).not.toHaveProperty('isPlaceSaved');
  });
});
