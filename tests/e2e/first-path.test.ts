import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

import type { RunningBot } from '../../bot/src/start-bot.ts';
import { ChatPage } from './support/chat-page.ts';
import type { ChatOptions } from './support/screen.ts';
import { openStage, type Adviser, type Stage } from './support/stage.ts';
import { startStageBot } from './support/stage-bot.ts';
import { axeOf, panelButton, radio, storedCras, sixTaps } from './support/first-path.ts';
import { openBrowser } from './support/browser.ts';

jest.setTimeout(180_000);

const isReal = (process.env['MATTERMOST_URL'] ?? '') !== '';

let stage: Stage;
let bot: RunningBot;
let browser: Browser;
let adviser: Adviser;
let chat: ChatPage;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  stage = await openStage();
  ends.unshift(() => stage.close());
  bot = await startStageBot(stage.environment);
  ends.unshift(() => bot.close());
  browser = await openBrowser();
  ends.unshift(() => browser.close());
}, 120_000);

afterAll(async () => {
  for (const end of ends) await end();
});

async function enter(options: ChatOptions = {}): Promise<void> {
  adviser = await stage.addAdviser();
  chat = await ChatPage.open(browser, { stage, adviser }, options);
}

afterEach(async () => {
  const { faults } = chat;
  await chat.close();
  expect(faults).toEqual([]);
});

describe('an adviser at the panel', () => {
  it('records a CRA in six taps, sees it in the list and takes it back', async () => {
    await enter();
    await chat.openPanel();
    await panelButton(chat, 'Saisir un CRA').click();
    await radio(chat, 'Individuel').waitFor();

    const taps = await sixTaps(chat);

    await chat.panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    expect(taps).toBe(6);
    await chat.panel
      .getByText(/Individuel.*45.*Pau/)
      .last()
      .waitFor();
    expect(await storedCras(stage, adviser)).toMatchObject([
      { content: { duree: 45, activite: 'individuel', themes: ['courriel'] }, source: 'panel' },
    ]);
    await panelButton(chat, 'Annuler').click();
    await chat.panel.getByText('CRA supprimé.', { exact: true }).first().waitFor();
    expect(await storedCras(stage, adviser)).toEqual([]);
  });

  it('does all of it by keyboard', async () => {
    await enter();
    await chat.openPanel();
    await panelButton(chat, 'Saisir un CRA').focus();
    await chat.page.keyboard.press('Enter');
    await radio(chat, 'Individuel').waitFor();

    for (const key of ['1', 'Enter', '3', 'Enter', '1', 'Enter', '4', 'Enter', '2', 'Enter']) {
      await chat.page.keyboard.press(key);
    }
    await chat.page.keyboard.press('Enter');

    await chat.panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    expect(await storedCras(stage, adviser)).toMatchObject([
      { content: { activite: 'individuel', duree: 45, ages: { de35a59: 1 } } },
    ]);
    await chat.page.keyboard.press('Tab');
    await chat.page.keyboard.press('Enter');
    await chat.panel.getByText('CRA supprimé.', { exact: true }).first().waitFor();
  });

  it('does it in a window of 400 pixels', async () => {
    await enter({ width: 400, height: 800 });
    await chat.openPanel();
    await panelButton(chat, 'Saisir un CRA').click();

    await sixTaps(chat);

    await chat.panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    const overflow: unknown = await chat.page.evaluate(`
      [...document.querySelectorAll('#rhsContainer *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1).length`);
    expect(overflow).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has no fault that axe can see, %s theme', async (theme) => {
    await enter({ theme });
    await chat.openPanel();
    const found = [await axeOf(chat, 'home')];
    await panelButton(chat, 'Saisir un CRA').click();
    await radio(chat, 'Individuel').waitFor();
    found.push(await axeOf(chat, 'form'));
    await sixTaps(chat);
    await chat.panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    found.push(await axeOf(chat, 'list'));

    expect(found.flat()).toEqual([]);
  });

  it('goes on when language and theme change while it is open', async () => {
    await enter();
    await chat.openPanel();
    await panelButton(chat, 'Saisir un CRA').click();
    await radio(chat, 'Individuel').click();

    await chat.screen.setTheme(chat.page, 'dark');
    await radio(chat, '45 min').click();
    expect(await axeOf(chat, 'dark')).toEqual([]);
    await chat.screen.setLanguage(chat.page, 'en');
    await chat.openPanelAgain();
    const resume = chat.panel.getByRole('button', { name: /^(New report|Go on with the report)$/ });
    const chosen = chat.panel.getByRole('radio', { name: '45 min', checked: true });
    await resume.or(chosen).first().waitFor();
    if (await resume.isVisible()) await resume.click();

    await chat.panel.getByRole('heading', { name: 'New report' }).waitFor();
    await chosen.waitFor();
  });

  it('loses nothing while the bot is away, and says what to do', async () => {
    await enter();
    await chat.openPanel();
    await panelButton(chat, 'Saisir un CRA').click();
    await radio(chat, 'Individuel').click();
    chat.expectFaults();
    await bot.close();

    await sixTaps(chat);
    await chat.panel.getByText('Le service Coop ne répond pas.').first().waitFor();
    await chat.panel
      .getByText(/Rien n’est perdu. Réessayez/)
      .first()
      .waitFor();
    bot = await startStageBot(stage.environment);
    await panelButton(chat, 'Réessayer').click();

    await chat.panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
    expect(await storedCras(stage, adviser)).toHaveLength(1);
  });
});

/** On the sandbox without the plugin, as on a phone; the real web app always loads it. */
describe('an adviser on a phone', () => {
  const phone: ChatOptions = isReal ? {} : { width: 400, height: 800, phone: true };

  it('records a CRA of several people in two dialogs', async () => {
    await enter(phone);
    await chat.type('/cra');
    const entry = await chat.dialog('Nouveau CRA');
    const { dialog } = chat.screen;
    await dialog.choose(entry, 'activite', 'Atelier collectif');
    await dialog.fill(entry, 'participants', '3');
    await dialog.choose(entry, 'duree', '1 h 30');
    await dialog.tick(entry, 'Courriel');
    expect(await axeOf(chat, 'dialog')).toEqual([]);
    await dialog.submit(entry);

    const step = await chat.answer('Plus qu’une étape');
    await chat.screen.button(step, 'Continuer').click();
    const people = await chat.dialog('Public du CRA');
    await dialog.fill(people, 'plus60', '2');
    await dialog.submit(people);
    await people.getByText('Il manque 1 âge : 2 sur 3.').waitFor();
    await dialog.fill(people, 'de35a59', '1');
    await dialog.fill(people, 'retraite', '2');
    await dialog.submit(people);

    await chat.answer('CRA enregistré');
    expect(await storedCras(stage, adviser)).toMatchObject([
      {
        source: 'dialog',
        content: {
          participants: 3,
          ages: { plus60: 2 },
          statuts: { retraite: 2, nonRenseigne: 1 },
        },
      },
    ]);
  });

  it('records a CRA by one line, and finds it in the list', async () => {
    await enter(phone);
    await chat.type('/cra 1 personne 45 min courriel 64000 individuel +60 ans retraité sur place');
    const summary = await chat.answer('Voici ce que j’ai lu');
    expect(await storedCras(stage, adviser)).toEqual([]);

    await chat.screen.button(summary, 'Enregistrer').click();
    const saved = await chat.answer('CRA enregistré');
    expect(await storedCras(stage, adviser)).toMatchObject([{ source: 'command' }]);
    await chat.screen.button(saved, 'Annuler ce CRA').click();
    await chat.answer('CRA supprimé');
    await chat.type('/cra liste');
    const list = await chat.answer('Vos CRA');
    await chat.screen.chooseInPost(list, 'Rétablir…', /Individuel/);
    await chat.answer('CRA rétabli');
    expect(await storedCras(stage, adviser)).toHaveLength(1);
  });
});
