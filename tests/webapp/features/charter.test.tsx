import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';

import { charterOfNewcomer } from '../../support/webapp/fake-charter.ts';
import { makeWorld, openPanel, type World } from '../panel-harness.tsx';

afterEach(cleanup);

function newcomer(): World {
  const world = makeWorld();
  world.bot.charter = charterOfNewcomer;
  return world;
}

const button = (name: string) => screen.findByRole('button', { name });
const tick = (name: string) => screen.findByRole('checkbox', { name });

async function openCharter(world: World) {
  const opened = openPanel(world);
  await opened.user.click(await button('La charte attend votre accord'));
  await screen.findByRole('heading', { name: 'Charte du réseau' });
  return opened;
}

describe('the charter in the panel', () => {
  it('is announced on the home tab while it waits, and not when nothing is asked', async () => {
    openPanel(makeWorld());
    await screen.findByRole('heading', { name: /Bonjour/ });

    expect(screen.queryByRole('button', { name: /charte/ })).toBeNull();
  });

  it('is accepted by its ticks and its button', async () => {
    const world = newcomer();
    const { user } = await openCharter(world);

    await user.click(await tick('Bienveillance'));
    await user.click(await tick('FAQ d’abord'));
    await user.click(await button('J’accepte'));

    expect(await screen.findByText(/Acceptée le .*version 1\.0/)).toBeDefined();
    expect(world.bot.requests.at(-1)?.body).toEqual({
      version: '1.0',
      language: 'fr',
      textSha: 'a'.repeat(64),
      commitments: ['bienveillance', 'faq'],
    });
  });

  it('shows an error under each commitment that is not ticked, and sends nothing', async () => {
    const world = newcomer();
    const { user } = await openCharter(world);

    await user.click(await tick('Bienveillance'));
    await user.click(await button('J’accepte'));

    expect(await screen.findAllByText('Cet engagement est nécessaire pour entrer.')).toHaveLength(
      1,
    );
    expect(world.bot.requests.some(({ path }) => path === '/charter/accept')).toBe(false);
  });

  it('says what closes before it is declined, and asks no reason', async () => {
    const world = newcomer();
    const { user } = await openCharter(world);
    await user.click(await button('Je refuse'));
    await screen.findByText(/vous n’entrez pas dans les canaux/);

    await user.click(await button('Je refuse'));

    expect(await screen.findByText(/Vous l’avez refusée/)).toBeDefined();
  });

  it('is withdrawn once that is confirmed', async () => {
    const world = newcomer();
    world.bot.charter = {
      ...charterOfNewcomer,
      state: 'accepted',
      at: '2026-03-12T09:00:00Z',
      accepted: '1.0',
    };
    const { user } = openPanel(world);
    await user.click(await screen.findByRole('tab', { name: 'Charte' }));

    await user.click(await button('Retirer mon accord'));
    await user.click(await button('Je confirme'));

    expect(await screen.findByText(/Vous l’avez refusée/)).toBeDefined();
  });

  it('keeps what was ticked when the bot cannot be reached, and says so', async () => {
    const world = newcomer();
    const { user } = await openCharter(world);
    await user.click(await tick('Bienveillance'));
    await user.click(await tick('FAQ d’abord'));
    world.bot.instead.push(({ path }) =>
      path === '/charter/accept' ? { status: 500, body: {} } : undefined,
    );

    await user.click(await button('J’accepte'));

    expect(await screen.findByText(/Rien n’a été enregistré/)).toBeDefined();
    expect((await tick('FAQ d’abord')).hasAttribute('disabled')).toBe(false);
  });
});
