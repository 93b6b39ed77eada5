import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { ChatPage } from './support/chat-page.ts';
import { axeOf, withStorage } from './support/first-path.ts';
import { insist } from './support/insistent.ts';
import type { MattermostApi } from './support/mattermost-api.ts';
import { setUp } from './support/set-up.ts';
import type { Adviser, Stage } from './support/stage.ts';

jest.setTimeout(180_000);

const shots = process.env['COOP_SHOTS'];
const isReal = (process.env['MATTERMOST_URL'] ?? '') !== '';

let stage: Stage;
let browser: Browser;
let end = () => Promise.resolve();
let administrator: Adviser;
let chat: ChatPage;

beforeAll(async () => {
  ({ stage, browser, end } = await setUp());
}, 240_000);

afterAll(() => end());

beforeEach(async () => {
  administrator = await stage.addAdviser();
  await withStorage(stage, ({ transaction }) =>
    transaction(async ({ registry }) => {
      const entry = await registry.entry(administrator.entryId);
      if (entry) await registry.put([{ ...entry, roles: ['administrateur'], affectations: [] }]);
    }),
  );
  chat = await ChatPage.open(
    browser,
    { stage, adviser: administrator },
    isReal ? {} : { width: 400, height: 800, phone: true },
  );
});
afterEach(async () => {
  const { faults } = chat;
  await chat.close();
  expect(faults).toEqual([]);
});

async function shoot(name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await chat.page.screenshot({ path: join(shots, `registry-${name}.png`) });
}

/** As a client does: the file first, then the message that carries it. */
async function postFile(api: MattermostApi, name: string, text: string): Promise<void> {
  const channel = await api.id('POST', '/channels/direct', [stage.botId, administrator.userId]);
  const response = await fetch(
    `${api.url}/api/v4/files?channel_id=${channel}&filename=${encodeURIComponent(name)}`,
    { method: 'POST', headers: { authorization: `Bearer ${api.token}` }, body: text },
  );
  const [, fileId] = /"file_infos":\[\{"id":"([a-z0-9]{26})"/.exec(await response.text()) ?? [];
  const file_ids = [fileId];
  await api.call('POST', '/posts', { channel_id: channel, message: '', file_ids });
}

it('imports the registry on a phone: file posted to the bot, dry run, applied', async () => {
  const api = await stage.host.administrator.as(administrator.username, administrator.password);
  const id = `neuf-${administrator.username}`;
  const lines = [
    'id;email;prenom;nom;siret;structure;departements',
    `${id};${id}@exemple.fr;Inès;Roy;13002603200016;Mairie de Pau;64`,
    `faux-${id};faux@exemple.fr;Karim;Benali;1,30026E+13;Mairie;64`,
  ];
  await insist(async () => {
    await postFile(api, 'personnes.csv', lines.join('\n'));
    return true;
  });
  await insist(() =>
    withStorage(stage, ({ readers }) => readers.files.lastOf(administrator.userId, Date.now())),
  );

  await chat.type('/coop registre import');
  const dialog = await chat.dialog('Import du registre');
  await shoot('dialog');
  expect(await axeOf(chat, 'dialog')).toEqual([]);
  await chat.screen.dialog.submit(dialog);
  const card = await chat.answer('Essai à blanc');
  await card.getByText(/format texte requis/).waitFor();
  await shoot('card');
  await chat.screen.button(card, 'Appliquer').click();
  await chat.answer(/Import de .*personnes\.csv.* fait/);
  await shoot('applied');

  const entry = await withStorage(stage, ({ readers }) => readers.registry.entry(id));
  expect(entry).toMatchObject({ givenName: 'Inès', writtenBy: 'import' });
  expect(
    await withStorage(stage, ({ readers }) => readers.registry.entry(`faux-${id}`)),
  ).toBeUndefined();
});

it('edits an entry on a phone, and locks what was edited', async () => {
  await chat.type(`/coop personne ${administrator.entryId}`);
  const card = await chat.answer('Identifiant');
  await shoot('entry');
  await chat.screen.button(card, 'Modifier').click();
  const dialog = await chat.dialog('Fiche du registre');
  await shoot('form');
  expect(await axeOf(chat, 'dialog')).toEqual([]);
  await chat.screen.dialog.fill(dialog, 'familyName', 'Durand');
  await chat.screen.dialog.submit(dialog);

  await chat.answer('Fiche enregistrée');
  const entry = await withStorage(stage, ({ readers }) =>
    readers.registry.entry(administrator.entryId),
  );
  expect(entry).toMatchObject({ familyName: 'Durand', locks: ['familyName'] });
});
