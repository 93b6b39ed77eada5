import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';

import { pau } from '../../../support/webapp/fake-bot.ts';
import { makeWorld, openPanel, type OpenPanel, type World } from '../../panel-harness.tsx';

let world: World;
beforeEach(() => {
  world = makeWorld();
  world.bot.habits = {
    ...world.bot.habits,
    places: [{ nom: 'Médiathèque', commune: pau, canal: 'rattachement' }],
  };
});
afterEach(cleanup);

async function atPlace(): Promise<OpenPanel> {
  const panel = openPanel(world);
  await panel.user.click(await screen.findByRole('button', { name: 'Saisir un CRA' }));
  await panel.user.click(await screen.findByRole('button', { name: /^Lieu\s: / }));
  return panel;
}

async function menu({ user }: OpenPanel, item: string): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /^Gérer mes lieux/ }));
  await user.click(await screen.findByRole('button', { name: /^Actions pour le lieu/ }));
  await user.click(screen.getByRole('menuitem', { name: item }));
}

const names = () => world.bot.habits.places.map(({ nom }) => nom);

describe('the places of a person, in the form', () => {
  it('fill place and channel at one press', async () => {
    const { user } = await atPlace();
    await user.click(screen.getByRole('radio', { name: 'À distance' }));

    await user.click(screen.getByRole('radio', { name: 'Médiathèque' }));

    await screen.findByRole('button', { name: /^Lieu\s: Dans la structure/ });
  });

  it('are kept under a name, offered only for a place that is none of them', async () => {
    const { user } = await atPlace();
    expect(screen.queryByRole('button', { name: 'Enregistrer ce lieu' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'À domicile' }));
    await user.click(await screen.findByRole('button', { name: 'Enregistrer ce lieu' }));

    await user.clear(screen.getByLabelText('Nom de ce lieu'));
    await user.type(screen.getByLabelText('Nom de ce lieu'), 'Chez les gens{Enter}');

    await waitFor(() => expect(names()).toEqual(['Médiathèque', 'Chez les gens']));
    expect(screen.queryByLabelText('Nom de ce lieu')).toBeNull();
  });

  it('say that a name is taken, and keep what was typed', async () => {
    const { user } = await atPlace();
    await user.click(screen.getByRole('radio', { name: 'À domicile' }));
    await user.click(await screen.findByRole('button', { name: 'Enregistrer ce lieu' }));
    await user.clear(screen.getByLabelText('Nom de ce lieu'));
    await user.type(screen.getByLabelText('Nom de ce lieu'), 'Médiathèque{Enter}');

    expect((await screen.findByRole('alert')).textContent).toBe('Ce nom est pris.');
    expect(screen.getByLabelText('Nom de ce lieu')).toHaveProperty('value', 'Médiathèque');
  });

  it('are renamed', async () => {
    const panel = await atPlace();
    await menu(panel, 'Renommer');

    await panel.user.type(screen.getByLabelText('Nom de ce lieu'), ' de Pau{Enter}');

    await waitFor(() => expect(names()).toHaveLength(1));
    await waitFor(() => expect(names()).not.toEqual(['Médiathèque']));
  });

  it('are dropped, with a way back', async () => {
    const panel = await atPlace();
    await menu(panel, 'Supprimer');
    await screen.findByText(/^Lieu supprimé/);
    expect(names()).toEqual([]);

    await panel.user.click(screen.getByRole('button', { name: 'Annuler' }));

    await waitFor(() => expect(names()).toEqual(['Médiathèque']));
  });
});
