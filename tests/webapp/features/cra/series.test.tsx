import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';

import { problem } from '../../../support/webapp/fake-bot.ts';
import { makeWorld, openPanel } from '../../panel-harness.tsx';

afterEach(cleanup);

/** A name with whatever spaces French puts into it. */
const named = (name: string | RegExp) =>
  typeof name === 'string' ? new RegExp(`^${name.replaceAll(' ', '\\s')}$`) : name;
const button = (name: string | RegExp) => screen.findByRole('button', { name: named(name) });
const radio = (name: string | RegExp) => screen.findByRole('radio', { name: named(name) });

/** A workshop of five, all but recorded. Today is Thursday 12 March 2026. */
async function fill(world = makeWorld()) {
  const panel = openPanel(world);
  const { user } = panel;
  await user.click(await button('Saisir un CRA'));
  await user.click(await radio('Atelier collectif'));
  await user.click(await radio('45 min'));
  await user.click(await screen.findByRole('checkbox', { name: 'Courriel' }));
  await user.click(
    (await screen.findAllByRole('button', { name: /Mettre les 5.*60 ans/ }))[0] ?? document.body,
  );
  await user.click(await button(/^Répartir/));
  await user.click(await button(/Répéter sur d’autres dates/));
  return { ...panel, world };
}

const dates = ({ bot }: ReturnType<typeof makeWorld>) =>
  [...bot.cras.values()]
    .filter(({ deletedAt }) => deletedAt === undefined)
    .map(({ content }) => content.date)
    .sort();

/** The workshop of five Thursdays, recorded. */
async function record() {
  const filled = await fill();
  await filled.user.click(await button('Ajouter 4 dates'));
  await filled.user.click(await button('Enregistrer les 5 CRA'));
  await screen.findAllByText(/5 CRA enregistrés/);
  return filled;
}

describe('a workshop repeated', () => {
  it('is proposed every week, and says how many CRAs will be recorded', async () => {
    const { user } = await fill();
    await user.click(await button('Ajouter 4 dates'));

    expect(screen.getAllByRole('button', { name: /^Retirer\s: / })).toHaveLength(4);
    await user.click(await button(/^Retirer\s: jeudi 19 février/));
    expect(await button('Enregistrer les 4 CRA')).toBeDefined();
  });

  it('takes a date alone, never the one of the form nor one twice', async () => {
    const { user } = await fill();
    const field = screen.getByLabelText('Ou une date');
    for (const date of ['2026-03-01', '2026-03-01', '2026-03-12']) {
      fireEvent.change(field, { target: { value: date } });
      await user.click(await button('Ajouter'));
    }

    expect(screen.getAllByRole('button', { name: /^Retirer\s: / })).toHaveLength(1);
  });

  it('refuses more dates than a series has, in a sentence', async () => {
    const { user } = await fill();
    fireEvent.change(screen.getByLabelText('Chaque semaine, du'), {
      target: { value: '2024-01-01' },
    });
    await user.click(await button(/Ajouter 11\d dates/));

    expect(await screen.findByText(/59 autres dates au plus/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Retirer\s: / })).toBeNull();
  });

  it('is recorded in one go, and undone in one press', async () => {
    const { user, world } = await record();
    expect(dates(world)).toEqual([
      '2026-02-12',
      '2026-02-19',
      '2026-02-26',
      '2026-03-05',
      '2026-03-12',
    ]);

    await user.click(await button('Annuler'));
    await screen.findAllByText(/5 CRA de la série supprimés/);
    expect(dates(world)).toEqual([]);
    await user.click(await button('Rétablir'));
    await waitFor(() => expect(dates(world)).toHaveLength(5));
  });

  it('is kept in the draft, ids and all: sent again it is the same series', async () => {
    const { user, world } = await fill();
    await user.click(await button('Ajouter 4 dates'));
    await waitFor(() => expect(world.bot.draft?.fields['otherDates']).toHaveLength(4), {
      timeout: 3_000,
    });
    world.bot.instead.push(({ path }) =>
      path === '/cra/series' ? problem(500, 'internal-error') : undefined,
    );
    await user.click(await button('Enregistrer les 5 CRA'));
    await user.click(await button('Réessayer'));
    await screen.findAllByText(/5 CRA enregistrés/);

    const sent = world.bot.requests.filter(({ path }) => path === '/cra/series');
    expect(sent).toHaveLength(2);
    expect(sent[1]?.body).toEqual(sent[0]?.body);
  });
});

describe('a CRA of a series', () => {
  async function openFirst() {
    const recorded = await record();
    const { user, world } = recorded;
    const first = [...world.bot.cras.values()].find(({ content }) => content.date === '2026-03-12');
    const earliest = [...world.bot.cras.values()].find(
      ({ content }) => content.date === '2026-02-26',
    );
    expect(first).toBeDefined();
    for (let day = 0; day < 14; day += 1) {
      await user.click(await button('Jour précédent'));
    }
    return { ...recorded, earliest };
  }

  it('is marked in the list', async () => {
    await record();

    expect(await screen.findByText('série')).toBeDefined();
  });

  it('is edited alone, or with those that follow', async () => {
    const { user, world } = await openFirst();
    await user.click(await button(/^Actions|Atelier collectif/));
    await user.click(await screen.findByRole('menuitem', { name: 'Modifier' }));
    await user.click(await radio(/Celui-ci et les 2 suivants/));
    await user.click(await radio('1 h'));
    await user.click(await button('Enregistrer'));
    await screen.findAllByText(/3 CRA de la série modifiés/);

    const durations = [...world.bot.cras.values()]
      .sort((a, b) => (a.content.date < b.content.date ? -1 : 1))
      .map(({ content }) => content.duree);
    expect(durations).toEqual([45, 45, 60, 60, 60]);
  });

  it('reads the series again when one of it was changed meanwhile', async () => {
    const { user, world } = await openFirst();
    await user.click(await button(/^Actions|Atelier collectif/));
    await user.click(await screen.findByRole('menuitem', { name: 'Modifier' }));
    await user.click(await radio(/Celui-ci et les 2 suivants/));
    const last = [...world.bot.cras.values()].find(({ content }) => content.date === '2026-03-12');
    if (last) world.bot.cras.set(last.id, { ...last, rev: 7 });
    world.bot.instead.push(({ path }) =>
      path.endsWith('/following')
        ? problem(409, 'follower-changed', { detail: 'Le CRA du 12 mars a été modifié.' })
        : undefined,
    );
    await user.click(await button('Enregistrer'));
    expect(await screen.findByText(/Le CRA du 12 mars a été modifié/)).toBeDefined();
    await user.click(await button('Réessayer'));
    await screen.findAllByText(/3 CRA de la série modifiés/);

    expect(
      world.bot.requests.findLast(({ path }) => path.endsWith('/following'))?.body,
    ).toMatchObject({ following: [{ rev: 1 }, { rev: 7 }] });
  });

  it('is deleted with those that follow, and comes back with them', async () => {
    const { user, world } = await openFirst();
    await user.click(await button(/^Actions|Atelier collectif/));
    await user.click(await screen.findByRole('menuitem', { name: 'Supprimer avec les suivants' }));
    await screen.findAllByText(/3 CRA de la série supprimés/);
    expect(dates(world)).toEqual(['2026-02-12', '2026-02-19']);

    await user.click(await button('Rétablir'));
    await waitFor(() => expect(dates(world)).toHaveLength(5));
  });
});
