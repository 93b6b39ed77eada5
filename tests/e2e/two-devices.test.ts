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

import { BotProcess } from './support/bot-process.ts';
import { openBrowser } from './support/browser.ts';
import { ChatPage } from './support/chat-page.ts';
import { panelButton, radio, storedCras, withStorage } from './support/first-path.ts';
import { openStage, type Adviser, type Stage } from './support/stage.ts';

jest.setTimeout(120_000);

let stage: Stage;
let bot: BotProcess;
let browser: Browser;
let adviser: Adviser;
let desktop: ChatPage;
let laptop: ChatPage;

beforeAll(async () => {
  stage = await openStage({ onSandbox: true });
  bot = new BotProcess(stage.environment);
  await bot.start();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await bot.kill();
  await stage.close();
});

beforeEach(async () => {
  adviser = await stage.addAdviser();
  desktop = await ChatPage.open(browser, { stage, adviser });
  laptop = await ChatPage.open(browser, { stage, adviser });
});

afterEach(async () => {
  await desktop.close();
  await laptop.close();
});

/** Begins a CRA, or goes on with the draft. */
async function openForm(chat: ChatPage): Promise<void> {
  await chat.openPanel();
  await panelButton(chat, 'Saisir un CRA').click();
  await radio(chat, 'Individuel').waitFor();
}

const kept = (chat: ChatPage) => chat.panel.getByText(/^Brouillon enregistré à/).waitFor();

async function draftFields(): Promise<Readonly<Record<string, unknown>> | undefined> {
  const draft = await withStorage(stage, ({ readers }) =>
    readers.drafts.read(adviser.entryId, 'cra'),
  );
  return draft?.fields;
}

/** One draft, begun on the desktop and found on the laptop. */
async function onBoth(): Promise<void> {
  await openForm(desktop);
  await radio(desktop, 'Individuel').click();
  await kept(desktop);
  await openForm(laptop);
  await laptop.panel.getByText(/^Brouillon repris/).waitFor();
}

describe('one draft on two devices', () => {
  it('holds what was typed on both, through a bot that is killed in the middle', async () => {
    await onBoth();
    for (const chat of [desktop, laptop]) chat.expectFaults();
    await bot.kill();
    await radio(desktop, '1 h 30').click();
    await desktop.panel.getByText(/^Brouillon gardé dans ce navigateur/).waitFor();
    await laptop.panel.getByRole('checkbox', { name: 'Courriel' }).click();
    await laptop.panel.getByText(/^Brouillon gardé dans ce navigateur/).waitFor();

    await bot.start();
    await radio(laptop, '60 ans et plus').click();
    await kept(laptop);
    await radio(desktop, 'À la retraite').click();
    await desktop.panel.getByText(/^Complété avec ce qui a été saisi/).waitFor();
    await kept(desktop);

    expect(await draftFields()).toMatchObject({
      activite: 'individuel',
      duree: 90,
      themes: ['courriel'],
      ages: { plus60: 1 },
      statuts: { retraite: 1 },
    });
    await panelButton(desktop, 'Enregistrer').click();
    await desktop.panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    expect(await storedCras(stage, adviser)).toHaveLength(1);
    expect(await draftFields()).toBeUndefined();
  });

  it('asks which to keep when both typed the same thing, and keeps the other one press away', async () => {
    await onBoth();
    await radio(laptop, '30 min').click();
    await kept(laptop);
    await radio(desktop, '1 h 30').click();
    await desktop.panel.getByText(/Choisissez pour chaque champ/).waitFor();
    expect(await draftFields()).toMatchObject({ duree: 30 });

    await panelButton(desktop, 'Garder la mienne').click();
    await kept(desktop);
    expect(await draftFields()).toMatchObject({ duree: 90 });
    await panelButton(desktop, 'Y revenir').click();
    await kept(desktop);

    expect(await draftFields()).toMatchObject({ duree: 30 });
  });
});

describe('one CRA edited on two devices', () => {
  it('shows both versions, and records what was chosen for each field', async () => {
    await openForm(desktop);
    for (const name of ['Individuel', '45 min', '60 ans et plus', 'À la retraite']) {
      await radio(desktop, name).click();
    }
    await desktop.panel.getByRole('checkbox', { name: 'Courriel' }).click();
    await panelButton(desktop, 'Enregistrer').click();
    await desktop.panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    await laptop.openPanel();
    await laptop.panel.getByRole('tab', { name: 'CRA' }).click();
    for (const chat of [desktop, laptop]) {
      await chat.panel.getByRole('button', { name: /^Actions pour/ }).click();
      await chat.panel.getByRole('menuitem', { name: 'Modifier' }).click();
      await radio(chat, '45 min').waitFor();
    }
    await laptop.panel.getByRole('checkbox', { name: 'Démarches' }).click();
    await radio(laptop, '1 h 30').click();
    await panelButton(laptop, 'Enregistrer').click();
    await laptop.panel.getByText('CRA modifié.', { exact: true }).first().waitFor();
    desktop.expectFaults();
    await radio(desktop, '30 min').click();
    await panelButton(desktop, 'Enregistrer').click();
    await desktop.panel.getByText(/Ce CRA a été modifié ailleurs/).waitFor();

    expect(await desktop.violations('#rhsContainer')).toEqual([]);
    await panelButton(desktop, 'Enregistrer ces choix').click();

    await desktop.panel.getByText('CRA modifié.', { exact: true }).first().waitFor();
    expect(await storedCras(stage, adviser)).toMatchObject([
      { rev: 3, content: { duree: 30, themes: ['courriel', 'demarches'] } },
    ]);
  });
});
