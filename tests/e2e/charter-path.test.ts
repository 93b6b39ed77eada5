import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { makeIds } from '../../bot/src/core/make-ids.ts';
import { readCharterFolder } from '../../bot/src/features/charter/document/charter-folder.ts';
import { firstReadingKey } from '../../bot/src/features/charter/notice-people.ts';
import { publishCharter } from '../../bot/src/features/charter/publish-charter.ts';
import { openCommunityFolder } from '../../bot/src/adapters/community/community-folder.ts';
import { ChatPage } from './support/chat-page.ts';
import { withStorage } from './support/first-path.ts';
import type { ChatOptions } from './support/screen.ts';
import { setUp } from './support/set-up.ts';
import type { Adviser, Stage } from './support/stage.ts';

jest.setTimeout(180_000);

const commitments = ['Bienveillance', 'Travail des autres', 'Données et droits', 'FAQ'] as const;

let stage: Stage;
let browser: Browser;
let end = () => Promise.resolve();
let paul: Adviser;
let chat: ChatPage;

beforeAll(async () => {
  ({ stage, browser, end } = await setUp({ before: publish }));
}, 120_000);

afterAll(() => end());

afterEach(async () => {
  const { faults } = chat;
  await chat.close();
  expect(faults).toEqual([]);
});

/** The charter that is shipped, in force before anybody arrives. */
async function publish(empty: Stage): Promise<void> {
  const shipped = new URL('../../bot/src/community/community.fr.yaml', import.meta.url).pathname;
  const folder = openCommunityFolder(shipped);
  const documents = await readCharterFolder({ read: (name) => folder.beside(name) });
  if (!documents.ok) throw new Error('the charter that is shipped can be read');
  await withStorage(empty, async ({ transaction, state }) => {
    const clock = { now: () => Date.now() };
    const ids = makeIds(clock, {
      bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    });
    await publishCharter(
      { clock, ids, timeZone: 'Europe/Paris', transaction },
      {
        actor: {
          kind: 'person',
          userId: 'f'.repeat(26),
          displayName: 'Fatou',
          givenName: 'Fatou',
          roles: new Set(['animateur']),
          territories: [],
          locale: 'fr',
          timeZone: 'Europe/Paris',
        },
        documents: documents.value,
        typed: '1.0',
      },
    );
    await state.write(firstReadingKey, clock.now());
  });
}

async function arrive(options: ChatOptions = {}): Promise<void> {
  paul = await stage.addAdviser();
  chat = await ChatPage.open(browser, { stage, adviser: paul }, options);
}

const actsOf = () =>
  withStorage(stage, async ({ readers }) => {
    const events = await readers.charters.eventsOf('communaute', paul.userId);
    return events.map(({ type }) => type);
  });

describe('a newcomer', () => {
  it('2. accepts the charter on a phone: one dialog, four ticks, one act', async () => {
    await arrive({ phone: true, width: 400, height: 800 });
    await chat.type('/charte');
    const card = await chat.answer('la charte');
    await chat.screen.button(card, 'Lire et accepter').click();
    const dialog = await chat.dialog('Charte du réseau');
    for (const name of commitments) await chat.screen.dialog.tick(dialog, name);

    await chat.screen.dialog.submit(dialog);

    await chat.answer('Votre accord est enregistré');
    expect((await actsOf()).filter((type) => type === 'accept')).toEqual(['accept']);
  });

  it('24. accepts it in the panel without a mouse, and withdraws', async () => {
    await arrive();
    await chat.openPanel();
    await chat.panel.getByRole('tab', { name: 'Charte' }).click();
    await chat.panel.getByRole('heading', { name: /^Charte du réseau/ }).waitFor();
    const asked = await chat.violations('#rhsContainer');
    for (const box of await chat.panel.getByRole('checkbox').all()) {
      await box.focus();
      await chat.page.keyboard.press('Space');
    }

    await chat.panel.getByRole('button', { name: 'J’accepte' }).focus();
    await chat.page.keyboard.press('Enter');

    await chat.panel.getByText(/Acceptée le .*version 1\.0/).waitFor();
    const accepted = await chat.violations('#rhsContainer');
    await chat.panel.getByRole('button', { name: 'Retirer mon accord' }).click();
    await chat.panel.getByRole('button', { name: 'Je confirme' }).click();
    await chat.panel.getByText(/Vous l’avez refusée/).waitFor();
    expect([asked, accepted]).toEqual([[], []]);
    expect((await actsOf()).filter((type) => type !== 'seen')).toEqual(['accept', 'withdraw']);
  });
});
