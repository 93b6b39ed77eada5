import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';

import { choicesOfCoordinateur } from '../../../support/webapp/fake-stats.ts';
import { pau, problem } from '../../../support/webapp/fake-bot.ts';
import { makeWorld, openPage, openPanel, type World } from '../../panel-harness.tsx';

afterEach(cleanup);

const button = (name: RegExp) => screen.findByRole('button', { name });

function coordinateur(): World {
  const world = makeWorld();
  world.bot.me = { ...world.bot.me, roles: ['coordinateur'] };
  world.bot.statsChoices = choicesOfCoordinateur;
  return world;
}

function recordCra({ bot }: World): void {
  const content = {
    date: '2026-03-12',
    activite: 'individuel',
    participants: 1,
    recurrents: 0,
    canal: 'rattachement',
    commune: pau,
    duree: 45,
    ages: { plus60: 1 },
    statuts: { retraite: 1 },
    themes: ['courriel'],
    sousThemes: [],
    materiel: [],
    suites: {},
    orientations: [],
    tags: [],
  };
  bot.handle({
    method: 'POST',
    path: '/cra',
    query: new URLSearchParams(),
    body: { id: '01ARZ3NDEKTSV4RRFFQ69G5FAA', source: 'panel', again: false, content },
  });
}

function askedOf(world: World): readonly string[] {
  return world.bot.requests
    .filter(({ path }) => path === '/stats')
    .map(({ query }) => decodeURIComponent(query.toString()));
}

describe('statistics in the panel', () => {
  it('are the adviser’s own month, a press away from the home tab', async () => {
    const world = makeWorld();
    recordCra(world);
    const { user } = openPanel(world);

    await user.click(await button(/^Ce mois/));

    expect(await screen.findByRole('heading', { name: 'Moi' })).toBeDefined();
    expect(await screen.findByRole('img', { name: /CRA par mois/ })).toBeDefined();
    expect(askedOf(world)).toEqual(['scope=soi']);
  });

  it('lead to the page, on the same scope', async () => {
    const world = makeWorld();
    const { user } = openPanel(world);
    await user.click(await screen.findByRole('tab', { name: 'Statistiques' }));

    await user.click(await button(/^Toutes les statistiques/));

    expect(world.pages.open.get()).toEqual({ id: 'stats', query: 'scope=soi' });
  });

  it('are the territory’s for a coordinateur who records no CRA, from the home tab too', async () => {
    const world = coordinateur();
    const { user } = openPanel(world);

    await user.click(await button(/^Ce mois\s: 67\sCRA/));

    expect(
      await screen.findByRole('heading', { name: /^Conseillers du territoire/ }),
    ).toBeDefined();
    expect(new Set(askedOf(world))).toEqual(new Set(['scope=territoireConseillers']));
  });

  it('say that the bot is away, and come once it is back', async () => {
    const world = makeWorld();
    world.bot.instead.push(({ path }) =>
      path === '/stats' ? problem(503, 'storage-failed') : undefined,
    );
    const { user } = openPanel(world);
    await user.click(await screen.findByRole('tab', { name: 'Statistiques' }));

    await user.click(within(await screen.findByRole('alert')).getByRole('button'));

    expect(await screen.findByRole('heading', { name: 'Moi' })).toBeDefined();
  });

  it('are not shown to who may not read them', async () => {
    const world = makeWorld();
    world.bot.me = { ...world.bot.me, roles: ['invite'] };
    openPanel(world);

    await screen.findByRole('heading', { name: 'Bonjour Claire' });

    expect(screen.queryByRole('tab', { name: 'Statistiques' })).toBeNull();
  });
});

describe('the page of statistics', () => {
  it('shows what its address says', async () => {
    const world = coordinateur();
    openPage(world, 'scope=nation&from=2026-01-01&to=2026-03-12');

    await screen.findByText('La nation', { selector: 'h2 *' });

    expect(askedOf(world)).toEqual(['scope=nation&from=2026-01-01&to=2026-03-12']);
  });

  it('has an address for each choice: scope, period and filters', async () => {
    const world = coordinateur();
    const { user } = openPage(world, 'scope=nation');
    await screen.findByText('La nation', { selector: 'h2 *' });
    const query = () => world.pages.open.get()?.query;

    await user.selectOptions(screen.getByLabelText('Période'), 'Mois dernier');
    expect(query()).toBe('scope=nation&from=2026-02-01&to=2026-02-28');

    await user.click(await button(/^Filtrer/));
    await user.click(screen.getByRole('checkbox', { name: 'Santé' }));
    expect(query()).toBe('scope=nation&from=2026-02-01&to=2026-02-28&themes=sante');

    await user.click(await button(/^Retirer le filtre Santé/));
    expect(query()).toBe('scope=nation&from=2026-02-01&to=2026-02-28');

    await user.selectOptions(screen.getByLabelText('Périmètre'), 'Activités dans le territoire');
    expect(query()).toBe('scope=territoireLieux&from=2026-02-01&to=2026-02-28');

    await user.selectOptions(screen.getByLabelText('Territoire'), '2B · Haute-Corse');
    expect(query()).toBe('scope=territoireLieux&from=2026-02-01&to=2026-02-28&departements=2B');
  });

  it('lets a structure be found by its name', async () => {
    const world = coordinateur();
    const { user } = openPage(world, 'scope=nation');
    await screen.findByText('La nation', { selector: 'h2 *' });

    await user.selectOptions(screen.getByLabelText('Périmètre'), 'Une structure');
    await user.type(screen.getByRole('combobox', { name: 'Structure' }), 'bastia');
    await user.click(await screen.findByRole('option', { name: /Mairie de Bastia/ }));

    expect(world.pages.open.get()?.query).toBe('scope=structure&id=ST0004');
  });

  it('asks for two dates when both are right, and says what is wrong with them', async () => {
    const world = makeWorld();
    const { user } = openPage(world, 'scope=soi');
    await screen.findByText('Moi', { selector: 'h2 *' });
    await user.selectOptions(screen.getByLabelText('Période'), 'Autre période');

    const to = screen.getByLabelText('Au');
    await user.clear(to);
    await user.type(to, '2026-02-01');
    expect(screen.getByRole('alert').textContent).toBe('La fin vient avant le début.');
    await user.clear(to);
    await user.type(to, '2026-03-31');
    await user.click(await button(/^Afficher/));

    expect(world.pages.open.get()?.query).toBe('scope=soi&from=2026-03-01&to=2026-03-31');
  });

  it('has a table beside each drawing, one key away', async () => {
    const world = makeWorld();
    const { user } = openPage(world, 'scope=soi');
    await screen.findByText('Moi', { selector: 'h2 *' });
    const tool = await button(/^Tableau\s: Thèmes/);
    const card = tool.closest('section');

    act(() => tool.focus());
    await user.keyboard('t');

    const table = within(card ?? document.body).getByRole('table');
    expect(within(table).getByRole('rowheader', { name: 'Démarches en ligne' })).toBeDefined();
    expect(within(card ?? document.body).queryByRole('img')).toBeNull();
    await user.keyboard('t');
    expect(within(card ?? document.body).getByRole('img')).toBeDefined();
  });

  it('keeps the figures on screen while others are asked for', async () => {
    const world = coordinateur();
    openPage(world, 'scope=nation');
    await screen.findByText('La nation', { selector: 'h2 *' });

    act(() => world.pages.show({ id: 'stats', query: 'scope=nation&themes=sante' }));

    expect(screen.getByText('La nation', { selector: 'h2 *' })).toBeDefined();
    await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
  });

  it('says when a scope is not the reader’s', async () => {
    const world = makeWorld();
    world.bot.instead.push(({ path }) =>
      path === '/stats' ? problem(403, 'scope-not-allowed') : undefined,
    );
    const { user } = openPage(world, 'scope=conseiller&id=AD0002');

    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Ces chiffres ne vous sont pas ouverts.');
    await user.click(within(alert).getByRole('button', { name: 'Voir mes chiffres' }));

    expect(await screen.findByText('Moi', { selector: 'h2 *' })).toBeDefined();
  });

  it('says to whom it is open, to the others', async () => {
    const world = makeWorld();
    world.bot.me = { ...world.bot.me, roles: ['invite'] };
    openPage(world, '');

    expect(await screen.findByText(/Les statistiques sont réservées/)).toBeDefined();
  });

  it('is in English for who reads English', async () => {
    const world = makeWorld();
    openPage(world, 'scope=soi');
    await screen.findByText('Moi', { selector: 'h2 *' });

    act(() => world.store.become({ locale: 'en' }));

    expect(
      await screen.findByRole('heading', { name: /^Getting to know one’s equipment/ }),
    ).toBeDefined();
  });
});
