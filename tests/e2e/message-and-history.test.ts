import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

import type { RunningBot } from '../../bot/src/start-bot.ts';
import { aCra, testId } from '../support/builders.ts';
import { openBrowser } from './support/browser.ts';
import { ChatPage } from './support/chat-page.ts';
import { panelButton, withStorage } from './support/first-path.ts';
import { openStage, type Adviser, type Stage } from './support/stage.ts';
import { startStageBot } from './support/stage-bot.ts';

jest.setTimeout(90_000);

let stage: Stage;
let bot: RunningBot;
let browser: Browser;

beforeAll(async () => {
  stage = await openStage({ onSandbox: true });
  bot = await startStageBot(stage.environment);
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await bot.close();
  await stage.close();
});

describe('« Saisir un CRA » in the menu of a message', () => {
  it('opens the form with its text as notes, without the names of people', async () => {
    const chat = await ChatPage.open(browser, { stage, adviser: await stage.addAdviser() });
    await chat.openPanel();
    await chat.type('Aide aux impôts avec @karim, Claire Martin');
    const post = await chat.answer('Aide aux impôts');
    await post.hover();
    await post.getByRole('button', { name: 'Actions du message' }).click();
    await chat.page.getByRole('menuitem', { name: 'Saisir un CRA' }).click();
    await chat.panel.getByText(/Les notes reprennent ce message/).waitFor();

    expect(await chat.panel.getByLabel('Notes').inputValue()).toBe('Aide aux impôts avec @…, …');
    expect(chat.faults).toEqual([]);
    await chat.close();
  });
});

describe('the history of an adviser with 5,000 CRAs', () => {
  const rows = (chat: ChatPage) => chat.panel.getByRole('listitem');

  async function withHistory(): Promise<Adviser> {
    const adviser = await stage.addAdviser();
    await withStorage(stage, ({ transaction }) =>
      transaction(async ({ cras }) => {
        for (let number = 1; number <= 5_000; number += 1) {
          const day = String(1 + (number % 28)).padStart(2, '0');
          const content = { date: `2026-0${String(1 + (number % 9))}-${day}` };
          await cras.insert(aCra({ id: testId(number), author: adviser.entryId, content }));
        }
      }),
    );
    return adviser;
  }

  it('is scrolled to its end with a few rows in the page', async () => {
    const chat = await ChatPage.open(
      browser,
      { stage, adviser: await withHistory() },
      { width: 400, height: 800 },
    );
    await chat.openPanel();
    await panelButton(chat, 'Tous mes CRA').click();
    await chat.panel.getByText(/^5.000 CRA/).waitFor();

    await chat.page.evaluate(`
      document.querySelector('[aria-posinset]').parentElement.parentElement.scrollTo(0, 1e9)`);
    await chat.panel.locator('[aria-posinset="5000"]').getByRole('button').waitFor();

    expect(await rows(chat).count()).toBeLessThan(60);
    expect(await chat.violations('#rhsContainer')).toEqual([]);
    expect(chat.faults).toEqual([]);
    await chat.close();
  });
});
