/**
 * Takes the pictures of the guides from a demonstration of its own, in Chromium: written to
 * `docs/guide/images`. Run it after a change that they show: `node build/screenshots.mjs`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

const images = join(import.meta.dirname, '../docs/guide/images');
const data = mkdtempSync(join(tmpdir(), 'coop-pictures-'));

/** Answers the address that the demonstration prints. */
function startDemonstration() {
  const program = ['sandbox/demonstration/cli.ts', '--port', '0', '--folder', data];
  const server = spawn('node', program, {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('The demonstration did not start.')));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const [url] = /http:\/\/\S+/.exec(line) ?? [];
      if (url !== undefined) resolve({ url, server });
    });
  });
}

/** Opens the sandbox as Claire, past the guided tour. */
async function openAsClaire(browser, url, { phone = false, ...viewport }) {
  const context = await browser.newContext({ viewport, locale: 'fr-FR' });
  const settings = { theme: 'light', width: 'wide', tourStep: -1 };
  await context.addInitScript(
    `localStorage.setItem('sandbox.settings', ${JSON.stringify(JSON.stringify(settings))});`,
  );
  const page = await context.newPage();
  await page.goto(phone ? `${url}/?frame=phone` : url);
  await page
    .getByRole('button', { name: /^Claire/ })
    .first()
    .click();
  await page.locator('textarea').first().waitFor();
  return page;
}

async function shoot(page, name) {
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(images, `${name}.png`) });
  process.stdout.write(`docs/guide/images/${name}.png\n`);
}

async function type(page, line) {
  await page.locator('textarea').first().fill(line);
  await page.keyboard.press('Enter');
}

async function fromThePanel(page) {
  await page.getByRole('link', { name: /64 - / }).click();
  await page.locator('#app-bar-icon-coop').click();
  const panel = page.locator('#rhsContainer');
  await panel.getByRole('button', { name: 'Saisir un CRA' }).click();
  const choose = (name) => panel.getByRole('radio', { name, exact: true }).click();
  await choose('Individuel');
  await choose('45 min');
  await shoot(page, 'panel');
  await panel.getByRole('checkbox', { name: 'Courriel' }).click();
  await choose('35-59 ans');
  await choose('Sans emploi');
  await panel.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await panel.getByText('CRA enregistré.', { exact: true }).first().waitFor();
  await shoot(page, 'list');
}

async function fromOneLine(page) {
  await type(
    page,
    '/cra individuel 1 personne retraitée plus de 60 ans 45 min courriel à distance Pau',
  );
  await page.getByText('Voici ce que j’ai lu').or(page.getByText('Il reste à préciser')).waitFor();
  await shoot(page, 'one-line');
}

async function fromAPhone(page) {
  await type(page, '/cra');
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'phone');
}

mkdirSync(images, { recursive: true });
const { url, server } = await startDemonstration();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const wide = { width: 1280, height: 800 };
  await fromThePanel(await openAsClaire(browser, url, wide));
  await fromOneLine(await openAsClaire(browser, url, wide));
  await fromAPhone(await openAsClaire(browser, url, { width: 400, height: 800, phone: true }));
} finally {
  await browser.close();
  server.kill('SIGTERM');
  server.once('close', () => rmSync(data, { recursive: true, force: true }));
}
