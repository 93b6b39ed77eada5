import { craRoutes } from '@coop/contract/cra-routes';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { blankForm, type CraForm } from '../../../../webapp/src/features/cra/form/cra-form.ts';
import { makeDraftKeeper } from '../../../../webapp/src/features/cra/form/draft-keeper.ts';
import type { DraftKeeper } from '../../../../webapp/src/features/cra/form/held-draft.ts';
import { habitsOfClaire } from '../../../support/webapp/fake-bot.ts';
import { makeWorld, type World } from '../../panel-harness.tsx';

const blank = blankForm(habitsOfClaire);
const workshop: CraForm = { ...blank, activite: 'collectif', participants: 5 };
const key = 'coop:draft:user1';

let world: World;
let keepers: DraftKeeper[];

beforeEach(() => {
  jest.useFakeTimers();
  world = makeWorld();
  keepers = [];
});

afterEach(() => {
  keepers.forEach((keeper) => keeper.stop());
  jest.useRealTimers();
});

/** The keeper of one device; several share the same bot. */
function device(storage = world.storage): DraftKeeper {
  const keeper = makeDraftKeeper({
    ...world.runtime,
    storage,
    storageKey: () => key,
    delayMs: 800,
  });
  keepers.push(keeper);
  return keeper;
}

async function opened(storage = world.storage): Promise<DraftKeeper> {
  const keeper = device(storage);
  await keeper.open(blank);
  return keeper;
}

describe('the draft of a new CRA', () => {
  it('begins with what habit fills in, and is sent only once touched', async () => {
    const keeper = await opened();

    await keeper.flush();

    expect(keeper.get()).toMatchObject({ form: blank, keeping: { tag: 'untouched' } });
    expect(world.bot.draft).toBeUndefined();
  });

  it('is sent once the person has paused, not at each touch', async () => {
    const keeper = await opened();

    keeper.change({ ...blank, duree: 30 });
    keeper.change({ ...blank, duree: 45 });
    await jest.advanceTimersByTimeAsync(900);

    const writes = world.bot.requests.filter(({ method }) => method === 'PUT');
    expect(writes).toHaveLength(1);
    expect(world.bot.draft).toMatchObject({ rev: 1, fields: { duree: 45 } });
    expect(keeper.get()?.keeping.tag).toBe('kept');
  });

  it('is found again on another device, with its date', async () => {
    const train = await opened();
    train.change(workshop);
    await train.flush();

    const desktop = await opened(makeWorld().storage);

    expect(desktop.get()).toEqual({
      craId: train.get()?.craId,
      form: workshop,
      base: workshop,
      keeping: expect.objectContaining({ tag: 'kept' }),
      resumedFrom: Date.parse('2026-03-12T13:30:00Z'),
    });
  });

  it('is kept in the tab while the bot is away, and sent when it is back', async () => {
    const keeper = await opened();
    world.isBotUp = false;
    keeper.change(workshop);
    await keeper.flush();
    expect(keeper.get()?.keeping.tag).toBe('keptHere');
    expect(world.storage.texts.get(key)).toContain('collectif');

    world.isBotUp = true;
    await keeper.flush();

    expect(world.bot.draft?.fields).toMatchObject({ activite: 'collectif' });
    expect(world.storage.texts.has(key)).toBe(false);
  });

  it('survives a reload of the page while the bot is away', async () => {
    world.isBotUp = false;
    const before = await opened();
    before.change(workshop);
    before.stop();
    world.isBotUp = true;

    const after = await opened();
    await after.flush();

    expect(after.get()?.craId).toBe(before.get()?.craId);
    expect(after.get()?.form).toEqual(workshop);
    expect(world.bot.draft?.fields).toMatchObject({ activite: 'collectif' });
  });

  it('keeps what is typed while it is being sent', async () => {
    const keeper = await opened();
    world.bot.instead.push(({ method }) => {
      if (method === 'PUT' && keeper.get()?.form.duree === 30) {
        keeper.change({ ...blank, duree: 60 });
      }
      return undefined;
    });
    keeper.change({ ...blank, duree: 30 });

    await keeper.flush();
    await keeper.flush();

    expect(world.bot.draft).toMatchObject({ rev: 2, fields: { duree: 60 } });
  });

  it('is read again when the panel is opened and nothing waits here', async () => {
    const mine = await opened();
    mine.change(workshop);
    await mine.flush();
    const other = await opened(makeWorld().storage);
    other.change({ ...workshop, duree: 90 });
    await other.flush();

    await mine.open(blank);
    expect(mine.get()?.form).toMatchObject({ activite: 'collectif', duree: 90 });
    other.giveUp();
    await other.open(blank);
    await mine.open(blank);

    expect(mine.get()).toMatchObject({ form: blank, keeping: { tag: 'untouched' } });
  });

  it('of another version of the form is read, and said to be', async () => {
    await world.runtime.client.call(craRoutes.writeDraft, {
      body: {
        rev: 0,
        craId: '01ARZ3NDEKTSV4RRFFQ69G5FZZ',
        formVersion: 7,
        fields: { duree: 45, lost: 'field' },
      },
    });

    const keeper = await opened();

    expect(keeper.get()).toMatchObject({ isOfFormerForm: true, form: { duree: 45 } });
  });

  describe('written on two devices that found the same one', () => {
    async function both(): Promise<readonly [DraftKeeper, DraftKeeper]> {
      const mine = await opened();
      mine.change(workshop);
      await mine.flush();
      return [mine, await opened(makeWorld().storage)];
    }

    it('is put together when they typed different things', async () => {
      const [mine, other] = await both();
      other.change({ ...workshop, duree: 90 });
      await other.flush();

      mine.change({ ...workshop, themes: ['sante'] });
      await mine.flush();
      await jest.advanceTimersByTimeAsync(900);

      expect(mine.get()).toMatchObject({
        form: { duree: 90, themes: ['sante'] },
        joinedFrom: expect.any(Number),
        keeping: { tag: 'kept' },
      });
      expect(world.bot.draft?.fields).toMatchObject({ duree: 90, themes: ['sante'] });
    });

    it('is put together after a reload too', async () => {
      const [mine, other] = await both();
      mine.change({ ...workshop, themes: ['sante'] });
      mine.stop();
      other.change({ ...workshop, duree: 90 });
      await other.flush();

      const reloaded = await opened();
      await jest.advanceTimersByTimeAsync(900);

      expect(reloaded.get()?.form).toMatchObject({ duree: 90, themes: ['sante'] });
    });

    it('is asked about when they typed the same thing differently, and nothing is lost', async () => {
      const [mine, other] = await both();
      other.change({ ...workshop, duree: 90 });
      await other.flush();
      mine.change({ ...workshop, duree: 30 });
      await mine.flush();
      expect(mine.get()?.keeping.tag).toBe('conflict');

      mine.settleWith({ ...workshop, duree: 30 });
      await mine.flush();
      expect(world.bot.draft?.fields).toMatchObject({ duree: 30 });
      mine.takeBack();

      expect(mine.get()?.form).toMatchObject({ duree: 90 });
      expect(mine.get()?.aside?.form).toMatchObject({ duree: 30 });
    });
  });

  describe('written on two devices', () => {
    async function conflict(): Promise<DraftKeeper> {
      const mine = await opened();
      const other = await opened(makeWorld().storage);
      other.change(workshop);
      await other.flush();
      mine.change({ ...blank, duree: 45 });
      await mine.flush();
      return mine;
    }

    it('is a conflict that shows the other', async () => {
      const keeper = await conflict();

      expect(keeper.get()?.keeping).toMatchObject({
        tag: 'conflict',
        other: { fields: { activite: 'collectif' } },
      });
      expect(world.bot.draft?.fields).toMatchObject({ activite: 'collectif' });
    });

    it('can be kept as it is here', async () => {
      const keeper = await conflict();

      keeper.settleWith({ ...blank, duree: 45 });
      await keeper.flush();

      expect(world.bot.draft).toMatchObject({ rev: 2, fields: { duree: 45 } });
      expect(keeper.get()?.keeping.tag).toBe('kept');
    });

    it('can be taken from the other', async () => {
      const keeper = await conflict();

      keeper.takeTheirs();

      expect(keeper.get()?.form).toEqual(workshop);
      expect(keeper.get()?.keeping.tag).toBe('kept');
      expect(keeper.get()?.aside?.form).toMatchObject({ duree: 45 });
    });
  });

  it('sets aside what was being typed when another is begun, one press away', async () => {
    const keeper = await opened();
    keeper.change(workshop);

    keeper.begin({ ...blank, duree: 30 });
    keeper.takeBack();

    expect(keeper.get()).toMatchObject({ form: workshop });
  });

  it('goes, here and on the bot, when it is given up', async () => {
    const keeper = await opened();
    keeper.change(workshop);
    await keeper.flush();

    keeper.giveUp();
    await keeper.open(blank);

    expect(keeper.get()).toMatchObject({ form: blank, keeping: { tag: 'untouched' } });
    expect(world.bot.draft).toBeUndefined();
  });

  it('is never sent again once its CRA is about to be recorded', async () => {
    const keeper = await opened();
    keeper.change(workshop);

    await keeper.settle();
    keeper.finish();
    await jest.advanceTimersByTimeAsync(2_000);

    expect(world.bot.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(world.storage.texts.has(key)).toBe(false);
  });

  it('of the next CRA has another id', async () => {
    const keeper = await opened();
    const first = keeper.get()?.craId;

    await keeper.settle();
    keeper.finish();
    keeper.begin(workshop);
    await keeper.flush();

    expect(keeper.get()?.craId).not.toBe(first);
    expect(world.bot.draft?.craId).toBe(keeper.get()?.craId);
  });

  it('is read field by field: what cannot be read is left out', async () => {
    await world.runtime.client.call(craRoutes.writeDraft, {
      body: {
        rev: 0,
        craId: '01ARZ3NDEKTSV4RRFFQ69G5FZZ',
        formVersion: 1,
        fields: { date: '2026-03-11', themes: 'nothing', duree: 45, ages: { plus60: 2 } },
      },
    });

    const keeper = await opened();

    expect(keeper.get()?.form).toMatchObject({
      date: '2026-03-11',
      themes: [],
      duree: 45,
      ages: { plus60: 2 },
      participants: 1,
    });
  });
});
