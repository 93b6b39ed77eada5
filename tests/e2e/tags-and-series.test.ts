import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { ChatPage } from './support/chat-page.ts';
import { axeOf, panelButton, radio, storedCras, withStorage } from './support/first-path.ts';
import type { ChatOptions } from './support/screen.ts';
import { setUp } from './support/set-up.ts';
import type { Adviser, Stage } from './support/stage.ts';

jest.setTimeout(180_000);

const shots = process.env['COOP_SHOTS'];

let stage: Stage;
let browser: Browser;
let end = () => Promise.resolve();
let chat: ChatPage;
let adviser: Adviser;

beforeAll(async () => {
  ({ stage, browser, end } = await setUp({ onSandbox: true }));
}, 120_000);

afterAll(() => end());

afterEach(async () => {
  await chat.close();
});

async function shoot(name: string): Promise<void> {
  if (shots !== undefined) await chat.page.screenshot({ path: `${shots}/${name}.png` });
}

/** The form of a workshop of five, all but recorded. */
async function openWorkshop(options: ChatOptions): Promise<void> {
  adviser = await stage.addAdviser();
  chat = await ChatPage.open(browser, { stage, adviser }, options);
  await chat.openPanel();
  await panelButton(chat, 'Saisir un CRA').click();
  await radio(chat, 'Atelier collectif').click();
  await radio(chat, '45 min').click();
  await chat.panel.getByRole('checkbox', { name: 'Courriel' }).click();
  await chat.panel.getByRole('button', { name: /Mettre les 5.*60 ans/ }).click();
  await chat.panel.getByRole('button', { name: /^Répartir/ }).click();
}

const looks = [
  ['light', 1280],
  ['dark', 400],
  ['light', 400],
] as const;

describe('a series with a tag in the panel', () => {
  it.each(looks)(
    'is recorded, edited and deleted from one date on, %s, %i px',
    async (theme, width) => {
      const name = (what: string) => `series-${what}-${theme}-${String(width)}`;
      await openWorkshop({ theme, width });
      await chat.panel.getByRole('button', { name: /^Répéter/ }).click();
      await panelButton(chat, 'Ajouter 4 dates').click();
      await shoot(name('dates'));
      await chat.panel.getByRole('button', { name: /^Matériel, étiquettes/ }).click();
      await panelButton(chat, 'Ajouter une étiquette').click();
      await chat.page.keyboard.type('Ateliers seniors');
      await chat.panel.getByRole('option', { name: /Créer/ }).waitFor();
      await shoot(name('tag-search'));
      await chat.page.keyboard.press('Enter');
      await chat.panel.getByRole('button', { name: /Retirer.*Ateliers seniors/ }).waitFor();
      await chat.page.keyboard.press('Escape');
      await shoot(name('tags'));
      const found = await axeOf(chat, 'form');
      await chat.panel.getByRole('button', { name: /Enregistrer les 5 CRA/ }).click();
      await chat.panel.getByText('5 CRA enregistrés').first().waitFor();
      await chat.panel.getByText('#Ateliers seniors').first().waitFor();
      await shoot(name('saved'));
      expect(await storedCras(stage, adviser)).toHaveLength(5);

      await panelButton(chat, 'Jour précédent').waitFor();
      for (let day = 0; day < 7; day += 1) await panelButton(chat, 'Jour précédent').click();
      const line = chat.panel.getByRole('button', { name: /^Actions|Atelier collectif/ }).first();
      await line.click();
      await shoot(name('menu'));
      await chat.panel.getByRole('menuitem', { name: 'Modifier' }).click();
      await radio(chat, 'Celui-ci et le suivant').click();
      await shoot(name('edit'));
      await radio(chat, '1 h').first().click();
      const edited = await axeOf(chat, 'edit');
      await panelButton(chat, 'Enregistrer').click();
      await chat.panel.getByText('2 CRA de la série modifiés').first().waitFor();
      const durations = (await storedCras(stage, adviser)).map(({ content }) => content.duree);
      expect(durations).toEqual([60, 60, 45, 45, 45]);

      await line.click();
      await chat.panel.getByRole('menuitem', { name: 'Supprimer avec les suivants' }).click();
      await chat.panel.getByText('2 CRA de la série supprimés').first().waitFor();
      expect(await storedCras(stage, adviser)).toHaveLength(3);
      await panelButton(chat, 'Rétablir').click();
      await chat.panel.getByText('2 CRA de la série rétablis').first().waitFor();

      await panelButton(chat, 'Mes étiquettes').click();
      await chat.panel.getByText(/5 de mes CRA/).waitFor();
      await shoot(name('own-tags'));
      const own = await axeOf(chat, 'own tags');
      expect([...found, ...edited, ...own]).toEqual([]);
      expect(chat.faults).toEqual([]);
    },
  );

  it('is written by the keyboard alone', async () => {
    await openWorkshop({ theme: 'light', width: 1280 });
    const press = (key: string) => chat.page.keyboard.press(key);
    await chat.panel.getByRole('button', { name: /^Répéter/ }).focus();
    await press('Enter');
    const add = panelButton(chat, 'Ajouter 4 dates');
    for (let step = 0; step < 20; step += 1) {
      await press('Tab');
      if (await add.evaluate((button) => button === document.activeElement)) break;
    }
    await press('Enter');
    await press('Alt+s');
    await chat.panel.getByText('5 CRA enregistrés').first().waitFor();

    expect(await storedCras(stage, adviser)).toHaveLength(5);
  });
});

describe('the tags of a territory', () => {
  it('are made and merged by a coordinateur, in a tab of its own', async () => {
    adviser = await stage.addAdviser();
    await withStorage(stage, ({ transaction }) =>
      transaction(async ({ registry }) => {
        const entry = await registry.entry(adviser.entryId);
        if (entry) await registry.put([{ ...entry, roles: ['coordinateur'] }]);
      }),
    );
    chat = await ChatPage.open(browser, { stage, adviser }, { theme: 'light', width: 400 });
    await chat.openPanel();
    await chat.panel.getByRole('tab', { name: 'Étiquettes' }).click();
    const name = chat.panel.getByRole('textbox', { name: 'Nouvelle étiquette' });
    for (const typed of ['Séniors', 'Ateliers seniors']) {
      await name.fill(typed);
      await chat.panel.getByRole('combobox', { name: /Pour qui/ }).selectOption('territory');
      await panelButton(chat, 'Créer l’étiquette').click();
      await chat.panel.getByRole('button', { name: new RegExp(`Étiquette.*${typed}`) }).waitFor();
    }
    await shoot('tags-territory');
    await chat.panel.getByRole('button', { name: /Étiquette.*Séniors/ }).click();
    await chat.panel.getByRole('menuitem', { name: 'Fusionner dans une autre' }).click();
    await chat.panel
      .getByRole('combobox', { name: /Fusionner/ })
      .selectOption({ label: 'Ateliers seniors (territoire 64)' });
    await shoot('tags-merge');
    const found = await axeOf(chat, 'merge');
    await panelButton(chat, 'Fusionner les deux étiquettes').click();
    await chat.panel
      .getByRole('button', { name: /Étiquette.*Séniors/ })
      .waitFor({ state: 'detached' });

    expect(found).toEqual([]);
    expect(chat.faults).toEqual([]);
  });
});
