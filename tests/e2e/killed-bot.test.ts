import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { aContent } from '../support/builders.ts';
import { databases, type EmptyDatabase } from '../support/storages.ts';
import { BotProcess } from './support/bot-process.ts';
import { ChatUser, newUlid } from './support/chat-user.ts';
import { aNews, storedCras, withStorage } from './support/first-path.ts';
import { inTurn, insist } from './support/insistent.ts';
import { freePort, openStage, type Adviser, type Stage } from './support/stage.ts';

jest.setTimeout(420_000);

const entries = 1_000;
const lines = 60;
const advisers = 8;
const kills = 6;
const messagesEach = 25;
const save = 'Créer et enregistrer';

/** Runs on the sandbox alone: what it takes from a server is proven by the recorded transcripts. */
describe.each(databases)('a bot killed in the middle of 1,000 entries, on $name', (kind) => {
  const ends: (() => unknown)[] = [];
  let database: EmptyDatabase;
  let stage: Stage;
  let bots: readonly BotProcess[];
  let users: readonly ChatUser[];
  const acknowledged = new Set<string>();

  beforeEach(async () => {
    acknowledged.clear();
    database = await kind.make();
    ends.unshift(() => database.remove());
    stage = await openStage({ onSandbox: true, withPlugin: false, database: database.url });
    ends.unshift(() => stage.close());
    const first = new BotProcess(stage.environment);
    // Two share a PostgreSQL database; SQLite is of one bot.
    bots = kind.name === 'SQLite' ? [first] : [first, await secondBot()];
    for (const bot of bots) {
      ends.unshift(() => bot.kill());
      await bot.start();
    }
    users = await Promise.all(Array.from({ length: advisers }, () => ChatUser.enter(stage)));
    ends.unshift(...users.map((user) => () => user.leave()));
    await Promise.all(users.map((user) => insist(() => user.session())));
  });

  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  async function secondBot(): Promise<BotProcess> {
    const port = String(await freePort());
    const url = { COOP_PORT: port, COOP_PUBLIC_URL: `http://127.0.0.1:${port}` };
    return new BotProcess({ ...stage.environment, ...url });
  }

  /** By the API, sent again with the same id until it is acknowledged. */
  async function enterByApi(number: number): Promise<void> {
    const user = users[number % users.length];
    const bot = bots[number % bots.length];
    if (!user || !bot) return;
    const id = newUlid();
    const content = aContent({ date: dayOf(number), notes: `api ${String(number)}` });
    const status = await insist(async () => {
      const answered = await user.record(bot.url, { id, content });
      return answered < 500 ? answered : undefined;
    });
    expect(status).toBeLessThan(300);
    acknowledged.add(`api ${String(number)}`);
  }

  /**
   * By a line with a tag that is new: the summary is asked for again, its button pressed again, until
   * it says so.
   */
  async function enterByLine(number: number): Promise<void> {
    const user = users[number % users.length];
    if (!user) return;
    const tag = `ligne${String(number).padStart(4, '0')}`;
    const day = dayOf(number).split('-').reverse().join('/');
    const line = `/cra ${day} 1 personne 45 min internet 64000 indiv +60 retraité sur place #${tag}`;
    const card = await insist(async () => {
      await user.command(line);
      for (let look = 0; look < 20 && !user.card(tag, save); look++) await wait(10);
      return user.card(tag, save);
    });
    await insist(async () => {
      await user.press(card);
      return true;
    });
    acknowledged.add(tag);
  }

  /** What tells each stored CRA of an adviser: its notes, or the name of its tag. */
  async function marksOf(adviser: Adviser): Promise<readonly string[]> {
    const tags = await withStorage(stage, ({ readers }) => readers.tags.around(adviser.entryId));
    const names = new Map(tags.map(({ id, name }) => [id, name] as const));
    const stored = await storedCras(stage, adviser);
    return stored.map(({ content }) => content.notes ?? names.get(content.tags[0] ?? '') ?? '');
  }

  /** What the bot has to say meanwhile, written with state as a use case does. */
  async function sayMeanwhile(): Promise<void> {
    await withStorage(stage, async ({ transaction }) => {
      for (let round = 0; round < messagesEach; round++) {
        await transaction(async ({ outbox }) => {
          for (const { adviser } of users) await outbox.add(aNews(round, adviser.userId));
        });
        await wait(100);
      }
    });
  }

  async function killAtRandom(isOver: () => boolean): Promise<number> {
    let killed = 0;
    while (!isOver() && killed < kills) {
      const due = ((killed + Math.random()) / kills) * (entries + lines);
      while (acknowledged.size < due && !isOver()) await wait(2);
      const bot = bots[killed % bots.length];
      await bot?.kill();
      await bot?.start();
      killed += 1;
    }
    return killed;
  }

  it('has lost none, doubled none, and said nothing twice', async () => {
    const numbers = Array.from({ length: entries }, (_, index) => index);
    let isOver = false;
    const killing = killAtRandom(() => isOver);
    const saying = sayMeanwhile();
    await Promise.all([
      inTurn(numbers, 8, enterByApi),
      inTurn(numbers.slice(0, lines), 2, enterByLine),
    ]);
    isOver = true;
    const killed = await killing;
    await saying;
    await insist(() =>
      withStorage(stage, async ({ queue }) =>
        (await queue.counts()).waiting === 0 ? true : undefined,
      ),
    );

    const found = (await Promise.all(users.map(({ adviser }) => marksOf(adviser)))).flat();
    expect(killed).toBeGreaterThanOrEqual(3);
    expect(found.toSorted()).toEqual([...acknowledged].sort());
    expect(acknowledged.size).toBe(entries + lines);
    for (const user of users) {
      const said = (await user.readDirect()).filter((text) => text.startsWith('nouvelle'));
      expect(said).toHaveLength(messagesEach);
      expect(new Set(said).size).toBe(messagesEach);
    }
  });

  if (kind.name !== 'SQLite') return;

  it('keeps a second bot out, with a sentence', async () => {
    const second = await secondBot();

    const code = await second.runToItsEnd();

    expect(code).toBe(1);
    expect(second.complaints).toMatch(/déjà|already/);
  });
});

/** A day each, so that no two CRAs of an adviser look alike. */
function dayOf(number: number): string {
  const day = Math.floor(number / advisers);
  return new Date(Date.now() - (day + 1) * 86_400_000).toISOString().slice(0, 10);
}
