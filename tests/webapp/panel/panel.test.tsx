import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';

import { problem } from '../../support/webapp/fake-bot.ts';
import { makeWorld, openPanel } from '../panel-harness.tsx';

afterEach(cleanup);

/** A name with whatever spaces French puts into it. */
function named(name: string | RegExp): RegExp {
  return typeof name === 'string' ? new RegExp(`^${name.replaceAll(' ', '\\s')}$`) : name;
}

const button = (name: string | RegExp) => screen.findByRole('button', { name: named(name) });
const radio = (name: string) => screen.findByRole<HTMLInputElement>('radio', { name: named(name) });

describe('the panel', () => {
  it('greets in the language of the person, and follows it', async () => {
    const { store } = openPanel();
    await screen.findByRole('heading', { name: 'Bonjour Claire' });

    act(() => store.become({ locale: 'en' }));

    expect(await screen.findByRole('heading', { name: 'Hello Claire' })).toBeDefined();
  });

  it('says in which language its own texts are', async () => {
    const { container } = openPanel();
    await screen.findByRole('heading', { name: 'Bonjour Claire' });

    expect(container.querySelector('[lang="fr"]')).not.toBeNull();
  });

  it('has the tabs that the roles of the person open', async () => {
    const world = makeWorld();
    world.bot.me = { ...world.bot.me, roles: ['invite'] };
    openPanel(world);

    await screen.findByText(/sont réservés aux conseillers/);

    expect(screen.queryByRole('tab', { name: 'CRA' })).toBeNull();
  });

  it('moves from tab to tab by the arrows, with one stop of the Tab key', async () => {
    const { user } = openPanel();
    const home = await screen.findByRole('tab', { name: 'Accueil' });

    home.focus();
    await user.keyboard('{ArrowRight}');

    const cra = screen.getByRole('tab', { name: 'CRA', selected: true });
    expect(document.activeElement).toBe(cra);
    expect([home.tabIndex, cra.tabIndex]).toEqual([-1, 0]);
  });

  it('says that the bot is down, and opens once it is back', async () => {
    const world = makeWorld();
    world.isBotUp = false;
    const { user } = openPanel(world);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Le service Coop ne répond pas.');

    world.isBotUp = true;
    await user.click(within(alert).getByRole('button', { name: 'Réessayer' }));

    expect(await screen.findByRole('heading', { name: 'Bonjour Claire' })).toBeDefined();
  });

  it('forgets all that it knew when another person is on screen', async () => {
    const { bot, store, runtime } = openPanel();
    await screen.findByRole('heading', { name: 'Bonjour Claire' });
    bot.me = { ...bot.me, roles: ['invite'] };

    act(() => store.become({ id: 'user2' }));

    await waitFor(() => expect(screen.queryByRole('tab', { name: 'CRA' })).toBeNull());
    expect(runtime.tab.get()).toBe('home');
  });
});

describe('recording a CRA', () => {
  async function fill(user: ReturnType<typeof openPanel>['user']): Promise<void> {
    await user.click(await button('Saisir un CRA'));
    await user.click(await radio('Individuel'));
    await user.click(await radio('45 min'));
    await user.click(await screen.findByRole('checkbox', { name: 'Courriel' }));
    await user.click(await radio('35-59 ans'));
    await user.click(await radio('Sans emploi'));
  }

  it('takes six taps from the open form, then shows it with what undoes it', async () => {
    const { user, bot } = openPanel();
    await fill(user);

    await user.click(await button('Enregistrer'));

    expect(await screen.findByText(named('1 CRA · 1 personne · 45 min'))).toBeDefined();
    await user.click(await button('Annuler'));
    expect(await screen.findByText('CRA supprimé.')).toBeDefined();
    await user.click(await button('Rétablir'));
    await screen.findByText('CRA rétabli.');
    expect([...bot.cras.values()].map(({ deletedAt }) => deletedAt)).toEqual([undefined]);
  });

  it('names everything that is missing, at its field and together, and goes to the first', async () => {
    const { user } = openPanel();
    await user.click(await button('Saisir un CRA'));
    await radio('Individuel');

    await user.click(await button('Enregistrer'));

    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Il reste 5 points à revoir');
    expect(document.activeElement).toBe(await radio('Individuel'));
    await user.click(within(alert).getByRole('button', { name: /^Statuts/ }));
    expect(document.activeElement).toBe(await radio('En scolarité'));
  });

  it('says what is mended while it is mended', async () => {
    const { user } = openPanel();
    await user.click(await button('Saisir un CRA'));
    await user.click(await button('Enregistrer'));
    await user.click(await radio('Individuel'));

    expect(await screen.findByText(/Activité.*c’est bon/)).toBeDefined();
    expect(screen.getByText(/Il reste 4 points/)).toBeDefined();
  });

  it('shows the refusals of the bot at their fields', async () => {
    const { user, bot } = openPanel();
    await fill(user);
    bot.instead.push(({ method, path }) =>
      method === 'POST' && path === '/cra'
        ? problem(422, 'cra-refused', {
            refusals: [{ field: 'commune', rule: 'unknown-commune', received: 'Pau 64000' }],
          })
        : undefined,
    );

    await user.click(await button('Enregistrer'));

    expect(await screen.findAllByText(/ne vont pas ensemble/)).toHaveLength(2);
  });

  it('asks "again?", and records once the person has said yes', async () => {
    const { user, bot } = openPanel();
    await fill(user);
    bot.instead.push(({ method, path }) =>
      method === 'POST' && path === '/cra' ? problem(409, 'looks-repeated') : undefined,
    );

    await user.click(await button('Enregistrer'));
    await user.click(await button('Oui, l’enregistrer aussi'));

    await screen.findByText('CRA enregistré.');
    expect(bot.requests.filter(({ path }) => path === '/cra').map(({ body }) => body)).toEqual(
      expect.arrayContaining([expect.objectContaining({ again: true })]),
    );
  });

  it('records and begins another like it', async () => {
    const { user, bot } = openPanel();
    await fill(user);

    await user.click(await button('Enregistrer et dupliquer'));
    await screen.findByText('CRA enregistré.');
    await waitFor(async () => expect((await radio('45 min')).checked).toBe(true));
    await user.click(await button('Enregistrer'));

    await screen.findByText('2 CRA · 2 personnes · 1\u00a0h\u00a030', {
      normalizer: (text) => text,
    });
    expect(bot.cras.size).toBe(2);
  });

  it('warns when the notes look like personal data, and offers to correct them', async () => {
    const { user } = openPanel();
    await fill(user);
    await user.click(await button(/Matériel, étiquettes, notes/));
    await user.type(await screen.findByRole('textbox', { name: 'Notes' }), '06 12 34 56 78');

    await user.click(await button('Enregistrer'));

    await screen.findByText(/un numéro de téléphone/);
    await user.click(await button('Corriger'));
    expect(await screen.findByRole('heading', { name: 'Modifier le CRA' })).toBeDefined();
  });

  it('keeps what was typed when the panel is closed and opened again', async () => {
    const world = makeWorld();
    const first = openPanel(world);
    await first.user.click(await button('Saisir un CRA'));
    await first.user.click(await radio('Atelier collectif'));

    first.unmount();
    const second = openPanel(world);
    await second.user.click(await button('Saisir un CRA'));

    expect((await radio('Atelier collectif')).checked).toBe(true);
    expect(await screen.findByText(/Brouillon repris/)).toBeDefined();
  });
});

describe('a workshop', () => {
  it('counts ages and statuses until both make the number of people', async () => {
    const { user, bot } = openPanel();
    await user.click(await button('Saisir un CRA'));
    await user.click(await radio('Atelier collectif'));
    await user.click(await radio('1 h 30'));
    await user.click(await screen.findByRole('checkbox', { name: 'Sécurité' }));

    expect(screen.getAllByText(/Il en manque 5/)).toHaveLength(2);
    await user.click(await button('Un de plus : 60 ans et plus'));
    await user.click(await button(/Mettre les 4 qui restent dans «\s35-59 ans\s»/));
    await user.click(await button('Un de plus : Retraités'));
    await user.click(await button(/Répartir/));
    await user.click(await button('Enregistrer'));

    await screen.findByText('CRA enregistré.');
    const [cra] = [...bot.cras.values()];
    expect(cra?.content).toMatchObject({
      participants: 5,
      ages: { plus60: 1, de35a59: 4 },
      statuts: { retraite: 1, nonRenseigne: 4 },
    });
  });

  it('finds a commune by its name and sends people to organisms', async () => {
    const { user, bot } = openPanel();
    await user.click(await button('Saisir un CRA'));
    await user.click(await radio('Individuel'));
    await user.click(await button(/^Lieu/));
    await user.click(await button('Changer de commune'));
    await user.type(screen.getByRole('combobox', { name: 'Commune ou code postal' }), 'Lesc');
    await user.click(await screen.findByRole('option', { name: /Lescar/ }));
    await user.click(await radio('30 min'));
    await user.click(await screen.findByRole('checkbox', { name: 'Courriel' }));
    await user.click(await radio('18-34 ans'));
    await user.click(await radio('En emploi'));
    await user.click(await button(/Suites données/));
    await user.click(await radio('Redirection'));
    await user.selectOptions(await screen.findByRole('combobox', { name: /organisme/ }), 'caf');

    await user.click(await button('Enregistrer'));

    await screen.findByText('CRA enregistré.');
    const [cra] = [...bot.cras.values()];
    expect(cra?.content).toMatchObject({
      commune: { insee: '64335', cp: '64230', nom: 'Lescar' },
      suites: { redirection: 1 },
      orientations: [{ organisme: 'caf', n: 1 }],
    });
  });
});

describe('the list of a day', () => {
  it('edits, duplicates and deletes from the menu of a line', async () => {
    const { user, bot } = openPanel();
    bot.cras.set('01ARZ3NDEKTSV4RRFFQ69G5FAA', {
      id: '01ARZ3NDEKTSV4RRFFQ69G5FAA',
      rev: 1,
      formVersion: 1,
      createdAt: '2026-03-12T09:00:00.000Z',
      updatedAt: '2026-03-12T09:00:00.000Z',
      structureId: 's',
      source: 'panel',
      content: {
        date: '2026-03-12',
        activite: 'ponctuel',
        participants: 1,
        recurrents: 0,
        canal: 'rattachement',
        commune: { insee: '64445', cp: '64000', nom: 'Pau' },
        duree: 15,
        ages: { plus60: 1 },
        statuts: { retraite: 1 },
        themes: ['sante'],
        sousThemes: [],
        materiel: [],
        suites: {},
        orientations: [],
        tags: [],
      },
    });
    await user.click(await screen.findByRole('tab', { name: 'CRA' }));
    await user.click(await button(/^Actions pour Demande ponctuelle/));
    await user.click(await screen.findByRole('menuitem', { name: 'Modifier' }));
    await user.click(await radio('30 min'));
    await user.click(await button('Enregistrer'));

    await screen.findByText('CRA modifié.');
    expect([...bot.cras.values()][0]).toMatchObject({ rev: 2, content: { duree: 30 } });
    await user.click(await button(/^Actions pour/));
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await screen.findByText('CRA supprimé.');
    await user.click(await button('Voir les CRA supprimés'));
    expect(await screen.findByRole('heading', { name: 'CRA supprimés' })).toBeDefined();
  });

  it('goes from day to day, never into the future', async () => {
    const { user } = openPanel();
    await user.click(await screen.findByRole('tab', { name: 'CRA' }));
    await screen.findByRole('heading', { name: 'Aujourd’hui, jeudi 12 mars' });

    expect(await button('Jour suivant')).toMatchObject({ disabled: true });
    await user.click(await button('Jour précédent'));

    expect(await screen.findByRole('heading', { name: 'Hier, mercredi 11 mars' })).toBeDefined();
    expect(await screen.findByText('Aucun CRA ce jour-là')).toBeDefined();
  });
});
