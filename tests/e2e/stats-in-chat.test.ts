import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import * as z from 'zod';

import { localDay } from '../../bot/src/core/local-day.ts';
import { aCra, testId } from '../support/builders.ts';
import { ChatPage } from './support/chat-page.ts';
import { withStorage } from './support/first-path.ts';
import type { ChatOptions } from './support/screen.ts';
import { setUp } from './support/set-up.ts';
import type { Adviser, Stage } from './support/stage.ts';

jest.setTimeout(180_000);

const shots = process.env['COOP_SHOTS'];

let stage: Stage;
let browser: Browser;
let end = () => Promise.resolve();
let claire: Adviser;
let chat: ChatPage;

beforeAll(async () => {
  // On the sandbox alone: it has a phone's frame, and gives a picture the name of its file.
  ({ stage, browser, end } = await setUp({ onSandbox: true, withPlugin: false }));
  claire = await stage.addAdviser();
  await withStorage(stage, ({ transaction }) =>
    transaction(async ({ cras }) => {
      const date = localDay(Date.now(), 'Europe/Paris');
      for (const number of [1, 2, 3]) {
        const id = testId(number);
        await cras.insert(aCra({ id, author: claire.entryId, content: { date } }));
      }
    }),
  );
}, 120_000);

afterAll(() => end());

async function enter(options: ChatOptions = {}): Promise<void> {
  chat = await ChatPage.open(browser, { stage, adviser: claire }, options);
}

afterEach(async () => {
  const { faults } = chat;
  await chat.close();
  expect(faults).toEqual([]);
});

async function shoot(name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await chat.page.screenshot({ path: join(shots, `stats-chat-${name}.png`), fullPage: true });
}

const pictures = 'img[alt^="statistiques_"]';

/** The picture that came last in the conversation with the bot, drawn by the browser. */
async function pictureSize(): Promise<unknown> {
  const named = z.object({ username: z.string() });
  const { username } = named.parse(
    await stage.host.administrator.call('GET', `/users/${stage.botId}`),
  );
  await chat.page.goto(`/${stage.team.name}/messages/@${username}?frame=phone`);
  await chat.page.locator(pictures).last().waitFor();
  return chat.page.evaluate(`(async () => {
    const picture = [...document.querySelectorAll('${pictures}')].at(-1);
    await picture.decode();
    return [picture.naturalWidth, picture.clientWidth > 0];
  })()`);
}

describe('an adviser on the phone', () => {
  it.each(['light', 'dark'] as const)(
    'reads the month in text, another period by a button, and the picture (%s)',
    async (theme) => {
      await enter({ phone: true, width: 400, height: 800, theme });

      await chat.type('/stats');
      const month = await chat.answer(/Vos statistiques.*3 CRA, 3 accompagnements/);
      await shoot(`text-${theme}`);
      await chat.screen.button(month, 'Année').click();
      await chat.answer(/Vos statistiques.*du 01\/01\//);
      await chat.type('/stats mois dernié');
      await chat.answer(/Vouliez-vous dire.*mois dernier/);

      expect(await pictureSize()).toEqual([720, true]);
      await shoot(`picture-${theme}`);
    },
  );
});

describe('a coordinateur', () => {
  it('reads an adviser by name, and has a summary posted once in a channel', async () => {
    await withStorage(stage, async ({ readers, transaction }) => {
      const entry = await readers.registry.entry(claire.entryId);
      if (!entry) throw new Error('Claire has no entry');
      const roles = ['conseiller', 'coordinateur'] as const;
      await transaction(({ registry }) => registry.put([{ ...entry, roles }]));
    });
    await enter({ phone: true, width: 400, height: 800 });

    await chat.type(`/stats @${claire.username}`);
    await chat.answer(/Statistiques de Claire.*3 CRA/);
    await chat.type('/stats resume semaine ~town-square');
    await chat.answer(/reçoit chaque semaine un résumé/);
    await chat.answer(/Conseillers du territoire.*Résumé de la semaine/);
    await chat.type('/stats resume non ~town-square');
    await chat.answer(/ne reçoit plus de résumé/);
    await chat.type('/stats resume semaine ~nowhere');
    await chat.answer(/vous n’y êtes pas/);

    expect(
      await chat.screen.posts(chat.page).filter({ hasText: 'Résumé de la semaine' }).count(),
    ).toBe(1);
  });
});
