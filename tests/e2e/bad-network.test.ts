import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  describe,
  it,
  jest,
} from '@jest/globals';
import type { Browser } from 'playwright-core';

import type { RunningBot } from '../../bot/src/start-bot.ts';
import { openBadNetwork, type BadNetwork, type Fate } from './support/bad-network.ts';
import { ChatPage } from './support/chat-page.ts';
import { panelButton, radio, sixTaps, storedCras } from './support/first-path.ts';
import { openStage, type Adviser, type Stage } from './support/stage.ts';
import { startStageBot } from './support/stage-bot.ts';
import { openBrowser } from './support/browser.ts';

jest.setTimeout(180_000);

/** A third-generation network: `ux.md`, For everyone. */
const latencyMs = 400;

let stage: Stage;
let bot: RunningBot;
let browser: Browser;
let network: BadNetwork;
let adviser: Adviser;
let chat: ChatPage;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  stage = await openStage();
  ends.unshift(() => stage.close());
  network = await openBadNetwork(stage.environment['COOP_PUBLIC_URL'] ?? '');
  ends.unshift(() => network.close());
  bot = await startStageBot({ ...stage.environment, COOP_PUBLIC_URL: network.url });
  ends.unshift(() => bot.close());
  browser = await openBrowser();
  ends.unshift(() => browser.close());
}, 120_000);

afterAll(async () => {
  for (const end of ends) await end();
});

beforeEach(async () => {
  network.latencyMs = latencyMs;
  network.fateOf = () => 'passes';
  adviser = await stage.addAdviser();
  chat = await ChatPage.open(browser, { stage, adviser });
  chat.expectFaults();
  await chat.openPanel();
  await panelButton(chat, 'Saisir un CRA').click();
  await radio(chat, 'Individuel').waitFor();
});
afterEach(() => chat.close());

const isRecording = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && /\/cra$/.test(path);

/** The next attempts to record have these fates, the later ones pass. */
function recordingHas(...fates: readonly Fate[]): void {
  const left = [...fates];
  network.fateOf = (request) => (isRecording(request) ? (left.shift() ?? 'passes') : 'passes');
}

const isSaved = () => chat.panel.getByText('CRA enregistré.', { exact: true }).first();

describe('the panel on a network of 400 ms that fails', () => {
  it('stores one CRA of an impatient double click', async () => {
    const taps = sixTaps(chat);
    await taps;
    await panelButton(chat, 'Enregistrer')
      .click({ timeout: 300 })
      .catch(() => undefined);

    await isSaved().waitFor();
    expect(await storedCras(stage, adviser)).toHaveLength(1);
  });

  it.each<readonly [string, readonly Fate[]]>([
    ['is lost', ['is lost']],
    ['loses its answer', ['loses its answer']],
    ['fails both ways, again and again', ['is lost', 'loses its answer', 'loses its answer']],
  ])('stores one CRA when the request %s', async (_, fates) => {
    recordingHas(...fates);

    await sixTaps(chat);
    for (let press = 0; press < 8 && !(await isSaved().isVisible()); press++) {
      const retry = panelButton(chat, 'Réessayer').first();
      await retry.or(isSaved()).first().waitFor();
      if (await retry.isVisible()) await retry.click();
    }

    await isSaved().waitFor();
    expect(await storedCras(stage, adviser)).toHaveLength(1);
  });

  it('keeps what was filled in when everything fails for a while and the page is loaded anew', async () => {
    network.fateOf = () => 'is lost';
    await radio(chat, 'Individuel').click();
    await radio(chat, '45 min').click();
    await chat.panel.getByRole('checkbox', { name: 'Courriel' }).click();
    await chat.panel.getByText(/Brouillon gardé dans ce navigateur/).waitFor();

    network.fateOf = () => 'passes';
    await chat.page.reload();
    await chat.openPanelAgain();
    await panelButton(chat, 'Saisir un CRA').click();

    await radio(chat, 'Individuel').waitFor();
    await chat.panel.getByRole('radio', { name: '45 min', checked: true }).waitFor();
    await radio(chat, '35-59 ans').click();
    await radio(chat, 'Sans emploi').click();
    await panelButton(chat, 'Enregistrer').click();
    await isSaved().waitFor();
    expect(await storedCras(stage, adviser)).toHaveLength(1);
  });

  it('takes back one CRA once, whatever happens to the request', async () => {
    await sixTaps(chat);
    await isSaved().waitFor();
    const left: Fate[] = ['loses its answer'];
    network.fateOf = ({ method }) => (method === 'DELETE' ? (left.shift() ?? 'passes') : 'passes');

    await panelButton(chat, 'Annuler').click();
    const retry = panelButton(chat, 'Réessayer').first();
    const removed = chat.panel.getByText('CRA supprimé.', { exact: true }).first();
    await retry.or(removed).first().waitFor();
    if (await retry.isVisible()) await retry.click();

    await removed.waitFor();
    expect(await storedCras(stage, adviser)).toEqual([]);
  });
});
