import type { CraContent, CraView } from '@coop/contract/cra';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { createIntl } from 'react-intl';

import { textOf } from '../../../../webapp/src/core/language.tsx';
import { catalogues } from '../../../../webapp/src/core/texts.ts';
import {
  datesOf,
  periodOf,
} from '../../../../webapp/src/features/cra/history/history.presenter.ts';
import { presentVersions } from '../../../../webapp/src/features/cra/history/versions.presenter.ts';
import { makeWorld, openPanel, type OpenPanel, type World } from '../../panel-harness.tsx';

const t = textOf(createIntl({ locale: 'fr', messages: catalogues.fr }));
let world: World;

beforeEach(() => {
  world = makeWorld();
});
afterEach(cleanup);

function put(number: number, change: Partial<CraContent> = {}, fields: Partial<CraView> = {}) {
  const cra: CraView = {
    id: `01ARZ3NDEKTSV4RRFFQ6${String(number).padStart(6, '0')}`,
    rev: 1,
    formVersion: 1,
    createdAt: '2026-03-12T13:30:00.000Z',
    updatedAt: '2026-03-12T13:30:00.000Z',
    structureId: 's',
    source: 'panel',
    ...fields,
    content: {
      date: '2026-03-12',
      activite: 'individuel',
      participants: 1,
      recurrents: 0,
      canal: 'rattachement',
      commune: { insee: '64445', cp: '64000', nom: 'Pau' },
      duree: 45,
      ages: { plus60: 1 },
      statuts: { retraite: 1 },
      themes: ['courriel'],
      sousThemes: [],
      materiel: [],
      suites: {},
      orientations: [],
      tags: [],
      ...change,
    },
  };
  world.bot.cras.set(cra.id, cra);
  return cra;
}

async function opened(): Promise<OpenPanel> {
  const panel = openPanel(world);
  await panel.user.click(await screen.findByRole('button', { name: 'Tous mes CRA' }));
  await screen.findByRole('heading', { name: 'Tous mes CRA' });
  return panel;
}

const rows = () => screen.queryAllByRole('listitem');
const totals = (text: RegExp) => screen.findByText(text, { selector: 'p' });

describe('the history in the panel', () => {
  it('has as many rows in the page as fit on the screen, of however many there are', async () => {
    for (let number = 1; number <= 5_000; number += 1) {
      put(number);
    }
    await opened();
    await totals(/5\s000 CRA/);

    expect(rows().length).toBeGreaterThan(8);
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('5000');
    expect(world.bot.requests.filter(({ query }) => query.has('cursor'))).toEqual([]);
  });

  it('reads on as far as the person scrolls', async () => {
    for (let number = 1; number <= 450; number += 1) {
      put(number, { duree: number === 1 ? 480 : 45 });
    }
    const { container } = await opened();
    await totals(/450 CRA/);
    const scroller = container.querySelector('ul')?.parentElement;
    const list = container.querySelector('ul');
    jest
      .spyOn(list ?? container, 'getBoundingClientRect')
      .mockReturnValue(new DOMRect(0, -430 * 64, 360, 450 * 64));

    fireEvent.scroll(scroller ?? container);

    await screen.findByText(/8.h · Pau/);
    expect(world.bot.requests.filter(({ query }) => query.has('cursor'))).toHaveLength(2);
    expect(rows().length).toBeLessThan(60);
  });

  it('looks for what is typed and chosen, and says what is left', async () => {
    put(1, { canal: 'distance', notes: 'retraite' });
    put(2, { canal: 'distance' });
    put(3, { notes: 'retraite' });
    const { user } = await opened();

    await user.type(screen.getByRole('searchbox'), 'retraite');
    await totals(/^2 CRA/);
    await user.click(screen.getByRole('button', { name: /^Filtres/ }));
    await user.selectOptions(screen.getByLabelText('Canal'), 'distance');
    await totals(/^1 CRA/);
    await user.selectOptions(screen.getByLabelText('Activité'), 'collectif');
    await screen.findByText('Aucun CRA ne correspond');
    await user.click(screen.getAllByRole('button', { name: 'Effacer les filtres' })[0] ?? fail());

    await totals(/^3 CRA/);
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '');
  });

  it('shows the deleted ones, and brings one back', async () => {
    put(1);
    put(2, { duree: 90 }, { deletedAt: '2026-03-12T14:00:00.000Z' });
    const { user, bot } = await opened();
    await user.click(screen.getByRole('button', { name: /^Filtres/ }));
    await user.click(screen.getByRole('checkbox', { name: 'CRA supprimés' }));
    await totals(/^1 CRA.*1.h.30/);

    await user.click(screen.getByRole('button', { name: /^Actions pour/ }));
    await user.click(screen.getByRole('menuitem', { name: 'Rétablir' }));

    await screen.findByText('Aucun CRA ne correspond');
    expect([...bot.cras.values()].filter(({ deletedAt }) => deletedAt)).toEqual([]);
  });

  it('comes back after an edit, with the CRA as it is now', async () => {
    put(1);
    const { user } = await opened();
    await user.click(await screen.findByRole('button', { name: /^Actions pour/ }));
    await user.click(screen.getByRole('menuitem', { name: 'Modifier' }));
    await user.click(await screen.findByRole('radio', { name: /^30.min/ }));
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));

    await screen.findByRole('heading', { name: 'Tous mes CRA' });
    await screen.findByText(/30.min · Pau/, { selector: 'li *' });
  });

  it('says that it could not be read, and reads it again', async () => {
    put(1);
    const panel = openPanel(world);
    const open = await screen.findByRole('button', { name: 'Tous mes CRA' });
    world.isBotUp = false;
    await panel.user.click(open);
    const retry = await screen.findByRole('button', { name: 'Réessayer' });
    world.isBotUp = true;
    await panel.user.click(retry);

    await totals(/^1 CRA/);
  });

  it('is of another person when another is on screen', async () => {
    put(1);
    const { store, runtime } = await opened();
    await totals(/^1 CRA/);

    act(() => store.become({ id: 'user2' }));
    act(() => runtime.tab.set('cra'));

    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Tous mes CRA' })).toBeNull());
  });
});

describe('the versions of a CRA', () => {
  it('say what each changed, newest first', () => {
    const first = put(1);
    const second = { ...first, rev: 2, content: { ...first.content, duree: 90 } };
    const third = { ...second, rev: 3, deletedAt: '2026-03-12T15:00:00.000Z' };
    const views = presentVersions(
      {
        versions: [first, second, third, { ...second, rev: 4 }],
        words: { today: '2026-03-12', locale: 'fr' },
        timeZone: 'Europe/Paris',
      },
      t,
    );

    const plain = (text: string | undefined) => text?.replace(/\s/g, ' ');
    expect(views.map(({ title }) => plain(title))).toEqual([
      'Version 4 : rétablissement',
      'Version 3 : suppression',
      'Version 2 : modification',
      'Version 1 : saisie',
    ]);
    expect(plain(views[2]?.when)).toBe('12 mars 2026, 14 h 30');
    expect(plain(views[2]?.changes[0]?.after)).toBe('1 h 30');
    expect(views[2]?.changes.map(({ label }) => label)).toEqual(['Durée']);
    expect(views.map(({ isInForce }) => isInForce)).toEqual([true, false, false, false]);
  });

  it('can be taken again, as a change of the one in force', async () => {
    const first = put(1, {}, { rev: 2 });
    const second = { ...first, content: { ...first.content, duree: 90 } };
    world.bot.cras.set(first.id, second);
    world.bot.versions.set(first.id, [{ ...first, rev: 1 }, second]);
    const { user, bot } = await opened();
    await user.click(await screen.findByRole('button', { name: /^Actions pour/ }));
    await user.click(screen.getByRole('menuitem', { name: 'Versions (2)' }));
    await user.click(await screen.findByRole('button', { name: 'Reprendre cette version' }));
    await user.click(await screen.findByRole('button', { name: 'Enregistrer' }));

    await screen.findByRole('heading', { name: 'Tous mes CRA' });
    expect(bot.cras.get(first.id)).toMatchObject({ rev: 3, content: { duree: 45 } });
  });
});

describe('a period by its name', () => {
  it.each([
    ['month', '2026-03-01', '2026-03-12'],
    ['lastMonth', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-01-01', '2026-03-12'],
    ['year', '2026-01-01', '2026-03-12'],
    ['lastYear', '2025-01-01', '2025-12-31'],
  ] as const)('%s is of these dates', (period, from, to) => {
    expect(datesOf(period, '2026-03-12')).toEqual({ from, to });
  });

  it('is found again from its dates, other dates are a choice', () => {
    expect(periodOf({}, '2026-03-12')).toBe('all');
    expect(periodOf(datesOf('lastMonth', '2026-03-12'), '2026-03-12')).toBe('lastMonth');
    expect(periodOf({ from: '2026-02-03' }, '2026-03-12')).toBe('custom');
    expect(datesOf('lastMonth', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
});

function fail(): never {
  throw new Error('There is no such button.');
}
