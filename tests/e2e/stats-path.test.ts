import { readFileSync } from 'node:fs';

import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import type { Browser } from 'playwright-core';

import { ChatPage } from './support/chat-page.ts';
import { panelButton, sixTaps } from './support/first-path.ts';
import { setUp } from './support/set-up.ts';
import type { Stage } from './support/stage.ts';

jest.setTimeout(180_000);

let stage: Stage;
let browser: Browser;
let end = () => Promise.resolve();
let chat: ChatPage;

beforeAll(async () => {
  ({ stage, browser, end } = await setUp());
}, 120_000);

afterAll(() => end());

/** An adviser who has just recorded a CRA. */
beforeEach(async () => {
  chat = await ChatPage.open(browser, { stage, adviser: await stage.addAdviser() });
  await chat.openPanel();
  await panelButton(chat, 'Saisir un CRA').click();
  await sixTaps(chat);
  await chat.panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
});

afterEach(async () => {
  const { faults } = chat;
  await chat.close();
  expect(faults).toEqual([]);
});

const heading = (name: string) => chat.page.getByRole('heading', { name });

async function openPage(): Promise<void> {
  await chat.panel.getByRole('tab', { name: 'Statistiques' }).click();
  await panelButton(chat, 'Toutes les statistiques').click();
  await heading('Le courriel arrive en tête').waitFor();
}

describe('the statistics of an adviser', () => {
  it('count the CRA at once, in the panel and on a page of its own', async () => {
    await chat.panel.getByRole('tab', { name: 'Accueil' }).click();
    await chat.panel.getByRole('button', { name: /^Ce mois/ }).click();
    await chat.panel.getByRole('heading', { name: 'Le courriel arrive en tête' }).waitFor();

    await panelButton(chat, 'Toutes les statistiques').click();
    await heading('Les personnes sans emploi sont les plus nombreuses').waitFor();

    expect(new URL(chat.page.url()).pathname).toBe('/plug/coop/stats');
    expect(await chat.violations('h1, dl, section')).toEqual([]);
  });

  it('open by the address of a view, on a page that knows no channel yet', async () => {
    await openPage();
    await chat.page.getByLabel('Période').selectOption({ label: 'Cette année' });
    const shared = chat.page.url();

    await chat.page.reload();

    await heading('Le courriel arrive en tête').waitFor();
    expect(new URL(shared).searchParams.get('from')).toMatch(/-01-01$/);
    expect(await chat.page.getByLabel('Période').inputValue()).toMatch(/year|month/i);
  });

  it('go back from view to view, then to the channel', async () => {
    await openPage();
    await chat.page.getByLabel('Période').selectOption({ label: 'Mois dernier' });
    await chat.page.getByText('Aucun CRA sur cette période').waitFor();

    await chat.page.goBack();
    await heading('Le courriel arrive en tête').waitFor();
    await chat.page.goBack();

    await chat.composer.waitFor();
  });

  it('are saved as a file, with the figures of the screen', async () => {
    await openPage();
    await chat.page.getByRole('button', { name: 'Exporter, partager ou imprimer' }).click();
    const saved = chat.page.waitForEvent('download');

    await chat.page.getByRole('menuitem', { name: 'JSON (programmes)' }).click();

    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^statistiques_.*\.json$/);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/"cras":\s*1\b/);
    await chat.page.getByText(/^Fichier enregistré/).waitFor();
  });
});
