import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';

import { openPanel, type OpenPanel } from '../../panel-harness.tsx';

afterEach(cleanup);

/** The two versions of a field. */
const versionsOf = (name: string) => {
  const legend = screen.getByText(name, { selector: 'legend' });
  return within(legend.closest('fieldset') ?? legend);
};
const isChosen = (input: HTMLElement) => input instanceof HTMLInputElement && input.checked;

/** Claire changes the duration of a CRA that somebody changed elsewhere meanwhile. */
async function inConflict(): Promise<OpenPanel> {
  const panel = openPanel();
  const { user, bot } = panel;
  await user.click(await screen.findByRole('button', { name: 'Saisir un CRA' }));
  await user.click(await screen.findByRole('radio', { name: /^Individuel/ }));
  for (const name of ['45 min', '60 ans et plus', 'À la retraite']) {
    await user.click(screen.getByRole('radio', { name: new RegExp(name.replace(' ', '.')) }));
  }
  await user.click(screen.getByRole('checkbox', { name: 'Courriel' }));
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await user.click(await screen.findByRole('button', { name: /^Actions pour/ }));
  await user.click(screen.getByRole('menuitem', { name: 'Modifier' }));
  const [cra] = bot.cras.values();
  if (cra === undefined) {
    throw new Error('Nothing was recorded.');
  }
  const content = { ...cra.content, themes: ['sante' as const], duree: 90 };
  bot.cras.set(cra.id, { ...cra, rev: 2, content });
  await user.click(await screen.findByRole('radio', { name: /^30.min/ }));
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await screen.findByText(/Ce CRA a été modifié ailleurs/);
  return panel;
}

const stored = ({ bot }: OpenPanel) => [...bot.cras.values()];

describe('a CRA changed elsewhere while it was being changed here', () => {
  it('shows both versions, field by field, and suggests what each changed', async () => {
    await inConflict();

    const mine = versionsOf('Durée').getByRole('radio', { name: /Ma version 30.min/ });
    const theirs = versionsOf('Thèmes').getByRole('radio', { name: /L’autre version Santé/ });

    expect([mine, theirs].map(isChosen)).toEqual([true, true]);
    expect(screen.queryByText('Commune', { selector: 'legend' })).toBeNull();
  });

  it('records what was chosen for each field', async () => {
    const panel = await inConflict();
    await panel.user.click(versionsOf('Durée').getByRole('radio', { name: /L’autre version/ }));

    await panel.user.click(screen.getByRole('button', { name: 'Enregistrer ces choix' }));

    await screen.findByText('CRA modifié.', { selector: 'p' });
    expect(stored(panel)).toMatchObject([{ rev: 3, content: { duree: 90, themes: ['sante'] } }]);
  });

  it('records mine whole', async () => {
    const panel = await inConflict();

    await panel.user.click(screen.getByRole('button', { name: 'Garder la mienne' }));

    await screen.findByText('CRA modifié.', { selector: 'p' });
    expect(stored(panel)).toMatchObject([{ rev: 3, content: { duree: 30, themes: ['courriel'] } }]);
  });

  it('shows the other whole, and changes nothing', async () => {
    const panel = await inConflict();

    await panel.user.click(screen.getByRole('button', { name: 'Garder l’autre' }));

    expect(isChosen(await screen.findByRole('checkbox', { name: 'Santé' }))).toBe(true);
    expect(stored(panel)).toMatchObject([{ rev: 2, content: { duree: 90 } }]);
  });
});
