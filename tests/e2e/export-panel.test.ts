import { readFileSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { aCra, testId } from '../support/builders.ts';
import { ChatPage } from './support/chat-page.ts';
import { axeOf, withStorage } from './support/first-path.ts';
import type { ChatOptions } from './support/screen.ts';
import { setUp } from './support/set-up.ts';
import type { Stage } from './support/stage.ts';

jest.setTimeout(180_000);

const shots = process.env['COOP_SHOTS'];

let stage: Stage;
let browser: Browser;
let end = () => Promise.resolve();
let chat: ChatPage;

beforeAll(async () => {
  ({ stage, browser, end } = await setUp({ onSandbox: true }));
}, 120_000);

afterAll(() => end());

afterEach(async () => {
  await chat.close();
});

/** The list of CRAs of an adviser with so many. */
async function openList(count: number, options: ChatOptions = {}): Promise<void> {
  const adviser = await stage.addAdviser();
  const author = adviser.entryId;
  await withStorage(stage, ({ transaction }) =>
    transaction(async ({ cras }) => {
      for (let number = 1; number <= count; number += 1) {
        const id = testId(Date.now() * 1_000 + number);
        await cras.insert(aCra({ id, author, content: { notes: 'é'.repeat(200) } }));
      }
    }),
  );
  chat = await ChatPage.open(browser, { stage, adviser }, options);
  await chat.openPanel();
  await chat.panel.getByRole('tab', { name: 'CRA' }).click();
  await chat.panel.getByRole('button', { name: 'Tous mes CRA' }).click();
}

const openMenu = () => chat.panel.getByRole('button', { name: 'Exporter mes CRA' }).click();

async function shoot(name: string): Promise<void> {
  if (shots !== undefined) await chat.page.screenshot({ path: `${shots}/${name}.png` });
}

describe('the export in the panel', () => {
  it.each([
    ['light', 1280],
    ['dark', 400],
  ] as const)('saves the file that the bot makes and says so, %s, %i px', async (theme, width) => {
    await openList(1_200, { theme, width });
    await openMenu();
    await shoot(`export-menu-${theme}`);
    const saving = chat.page.waitForEvent('download');
    await chat.panel.getByRole('menuitem', { name: 'CSV (tableur)' }).click();
    const saved = await saving;
    await chat.panel.getByText(/^Fichier enregistré/).waitFor();
    await shoot(`export-saved-${theme}`);
    const text = readFileSync(await saved.path(), 'utf8');

    expect(saved.suggestedFilename()).toMatch(/^cra_\d{4}-\d\d-\d\d\.csv$/);
    expect(text.split('\r\n')).toHaveLength(1_202);
    expect(await axeOf(chat, 'export')).toEqual([]);
    expect(chat.faults).toEqual([]);
  });
});
