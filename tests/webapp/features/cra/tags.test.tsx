import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';

import { aTagView } from '../../../support/webapp/fake-series.ts';
import { problem } from '../../../support/webapp/fake-bot.ts';
import { makeWorld, openPanel } from '../../panel-harness.tsx';

afterEach(cleanup);

/** A name with whatever spaces French puts into it. */
const named = (name: string | RegExp) =>
  typeof name === 'string'
    ? new RegExp(`^${name.replace(/[?()]/g, '.').replaceAll(' ', '\\s')}$`)
    : name;
const button = (name: string | RegExp) => screen.findByRole('button', { name: named(name) });
const spaced = (text: string | null) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

function worldWithTags() {
  const world = makeWorld();
  world.bot.tags = [
    aTagView('Séniors', 1, { uses: 3 }),
    aTagView('Été', 2, { scope: 'territory', departements: ['64'], mayManage: false }),
    aTagView('Ancien', 3, { isUsable: false, isArchived: true }),
  ];
  return world;
}

/** The tags of the form that is open, at their search. */
async function openSearch(world = worldWithTags()) {
  const panel = openPanel(world);
  await panel.user.click(await button('Saisir un CRA'));
  await panel.user.click(await button(/Matériel, étiquettes, notes/));
  await panel.user.click(await button('Ajouter une étiquette'));
  return { ...panel, search: await screen.findByRole('combobox', { name: /étiquette/ }) };
}

const options = async () =>
  (await screen.findAllByRole('option')).map(({ textContent }) => spaced(textContent));
const draftTags = ({ bot }: ReturnType<typeof makeWorld>) => bot.draft?.fields['tags'];

describe('the tags of a CRA in the panel', () => {
  it('proposes those that can be chosen, and filters them whatever the accents', async () => {
    const { user } = await openSearch();

    await waitFor(async () =>
      expect(await options()).toEqual(['Séniorsà moi', 'Ététerritoire 64']),
    );
    await user.keyboard('senio');
    await waitFor(async () => expect(await options()).toEqual(['Séniorsà moi', 'Créer « senio »']));
  });

  it('adds one by the keyboard alone, goes on with the next, and takes one off', async () => {
    const world = worldWithTags();
    const { user } = await openSearch(world);
    await screen.findByRole('option', { name: /Séniors/ });

    await user.keyboard('{Enter}');
    expect(await button('Retirer « Séniors »')).toBeDefined();
    await screen.findByRole('option', { name: /Été/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(draftTags(world)).toHaveLength(2), { timeout: 3_000 });
    await user.click(await button('Retirer « Séniors »'));
    await waitFor(() => expect(draftTags(world)).toHaveLength(1), { timeout: 3_000 });
  });

  it('makes the one that is typed, and warns of a name that looks like a person’s', async () => {
    const world = worldWithTags();
    const { user } = await openSearch(world);
    await user.keyboard('Mme Durand');
    await screen.findByRole('option', { name: named('Créer « Mme Durand »') });
    await user.keyboard('{Enter}');

    expect(await button('Retirer « Mme Durand »')).toBeDefined();
    expect(await screen.findByText(/un nom de personne/)).toBeDefined();
    expect(world.bot.tags.map(({ name }) => name)).toContain('Mme Durand');
  });

  it('says why one could not be made, and keeps what was typed', async () => {
    const world = worldWithTags();
    const { user, search } = await openSearch(world);
    world.bot.instead.push(({ method, path }) =>
      method === 'POST' && path === '/cra/tags'
        ? problem(409, 'tag-name-taken', { detail: 'L’étiquette existe déjà.' })
        : undefined,
    );
    await user.keyboard('Nouvelle');
    await screen.findByRole('option', { name: named('Créer « Nouvelle »') });
    await user.keyboard('{Enter}');

    expect(await screen.findByText('L’étiquette existe déjà.')).toBeDefined();
    expect((search as HTMLInputElement).value).toBe('Nouvelle'); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- a combobox of ours is an input
  });
});

describe('« Mes étiquettes »', () => {
  async function openOwn(world = worldWithTags()) {
    const panel = openPanel(world);
    await panel.user.click(await screen.findByRole('tab', { name: 'CRA' }));
    await panel.user.click(await button('Mes étiquettes'));
    await screen.findByRole('heading', { name: named('Mes étiquettes') });
    return { ...panel, world };
  }
  const choose = async (user: Awaited<ReturnType<typeof openOwn>>['user'], item: string) => {
    await user.click(await button('Étiquette « Séniors »'));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };

  it('shows whose each is and its uses; only those of the person can be changed', async () => {
    await openOwn();

    expect(await screen.findByText(/à moi · 3 de mes CRA/)).toBeDefined();
    expect(screen.queryByRole('button', { name: named('Étiquette « Été »') })).toBeNull();
    expect(screen.getByRole('heading', { name: named('Plus proposées') })).toBeDefined();
  });

  it('makes one', async () => {
    const { user, world } = await openOwn();
    await user.type(
      await screen.findByRole('textbox', { name: named('Nouvelle étiquette') }),
      'Hiver',
    );
    await user.keyboard('{Enter}');

    await waitFor(() => expect(world.bot.tags.map(({ name }) => name)).toContain('Hiver'));
  });

  it('renames one', async () => {
    const { user, world } = await openOwn();
    await choose(user, 'Renommer');
    const field = await screen.findByRole('textbox', { name: named('Nouveau nom') });
    await user.clear(field);
    await user.type(field, 'Aînés{Enter}');

    expect(await screen.findByText('Aînés')).toBeDefined();
    expect(world.bot.tags.map(({ name }) => name)).toContain('Aînés');
  });

  it('says before a merge what becomes of the CRAs, and merges', async () => {
    const { user, world } = await openOwn();
    await choose(user, 'Fusionner dans une autre');
    expect(screen.queryByRole('button', { name: /Fusionner les deux/ })).toBeNull();
    await user.selectOptions(
      await screen.findByRole('combobox', { name: /Fusionner «\sSéniors\s» dans/ }),
      'Été (territoire 64)',
    );

    expect(await screen.findByText(/«\sSéniors\s» disparaîtra/)).toBeDefined();
    await user.click(await button('Fusionner les deux étiquettes'));
    await waitFor(() => expect(world.bot.tags.map(({ name }) => name)).toEqual(['Été', 'Ancien']));
  });

  it('proposes one no more, and again', async () => {
    const { user, world } = await openOwn();
    await choose(user, 'Ne plus proposer');
    await waitFor(() => expect(world.bot.tags.filter((tag) => tag.isArchived)).toHaveLength(2));
    await choose(user, 'Proposer de nouveau');

    await waitFor(() => expect(world.bot.tags.filter((tag) => tag.isArchived)).toHaveLength(1));
  });

  it('is a tab of its own for who records no CRA, with the scopes that they may make', async () => {
    const world = worldWithTags();
    world.bot.me = { ...world.bot.me, roles: ['coordinateur'] };
    world.bot.mayMakeTags = ['person', 'territory'];
    const { user } = openPanel(world);
    await user.click(await screen.findByRole('tab', { name: 'Étiquettes' }));
    await user.type(
      await screen.findByRole('textbox', { name: named('Nouvelle étiquette') }),
      'Hiver',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: named('Pour qui ?') }),
      'Pour le territoire',
    );
    await user.click(await button('Créer l’étiquette'));

    const row = (await screen.findByText('Hiver')).closest('li');
    expect(row && within(row).queryByRole('button')).not.toBeNull();
    expect(world.bot.tags.find(({ name }) => name === 'Hiver')?.scope).toBe('territory');
  });
});
