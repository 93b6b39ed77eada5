import { randomBytes } from 'node:crypto';

import type { Locator } from 'playwright-core';

import { openStorage } from '../../../bot/src/adapters/storage/open-storage.ts';
import type { OutboxEntry } from '../../../bot/src/core/outbox.ts';
import type { Storage } from '../../../bot/src/adapters/storage/storage.ts';
import type { Cra } from '../../../bot/src/features/cra/cra.ts';
import type { ChatPage } from './chat-page.ts';
import type { Adviser, Stage } from './stage.ts';

export function panelButton(chat: ChatPage, name: string): Locator {
  return chat.panel.getByRole('button', { name, exact: true });
}

export function radio(chat: ChatPage, name: string): Locator {
  return chat.panel.getByRole('radio', { name });
}

/** The common case; answers the taps that it took. */
export async function sixTaps(chat: ChatPage): Promise<number> {
  const taps = [
    radio(chat, 'Individuel'),
    radio(chat, '45 min'),
    chat.panel.getByRole('checkbox', { name: 'Courriel' }),
    radio(chat, '35-59 ans'),
    radio(chat, 'Sans emploi'),
    panelButton(chat, 'Enregistrer'),
  ];
  for (const tap of taps) await tap.click();
  return taps.length;
}

/**
 * What axe finds in what the product draws: the panel, or the dialog above the page. The dialogs of
 * the real web app are its own, faults included.
 */
export async function axeOf(chat: ChatPage, where: string): Promise<readonly string[]> {
  if (where === 'dialog' && !chat.screen.drawsOurDialogs) return [];
  const found = await chat.violations(where === 'dialog' ? '[role=dialog]' : '#rhsContainer');
  return found.map((violation) => `${where}: ${violation}`);
}

/** The CRAs in force of an adviser, as another program reads them. */
export function storedCras(stage: Stage, { entryId }: Adviser): Promise<readonly Cra[]> {
  return withStorage(stage, async ({ readers }) => {
    const { cras } = await readers.cras.list({ author: entryId, limit: 2_000 });
    return cras;
  });
}

/** Opens the database of a stage beside its bot. */
export async function withStorage<T>(
  stage: Stage,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const storage = await openStorage(stage.environment['COOP_DATABASE'] ?? '', {
    clock: { now: () => Date.now() },
    random: { bytes: (length) => randomBytes(length) },
    role: 'command-line',
  });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

/** Something that the bot has to say to a person, once. */
export function aNews(round: number, userId: string): OutboxEntry {
  const message = { kind: 'message', text: { typed: `nouvelle ${String(round)}` } } as const;
  const to = { kind: 'direct', userId } as const;
  return { key: `${String(round)} ${userId}`, dueAt: 0, effect: { kind: 'say', to, message } };
}
