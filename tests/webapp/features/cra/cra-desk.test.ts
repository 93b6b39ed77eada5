import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { makeCraDesk } from '../../../../webapp/src/features/cra/cra-desk.ts';
import type { CraDesk } from '../../../../webapp/src/features/cra/desk.ts';
import { enterFromMessage } from '../../../../webapp/src/features/cra/from-message.ts';
import type { CraForm } from '../../../../webapp/src/features/cra/form/cra-form.ts';
import { type FakeAnswer, type FakeRequest, problem } from '../../../support/webapp/fake-bot.ts';
import { makeWorld, type World } from '../../panel-harness.tsx';

let world: World;
let desk: CraDesk;

beforeEach(() => {
  world = makeWorld();
  desk = makeCraDesk(world.runtime);
});

afterEach(() => desk.stop());

/** A form of one person that can be recorded. */
async function fill(change: Partial<CraForm> = {}): Promise<void> {
  await desk.openNew();
  const form = desk.draft.get()?.form;
  if (form !== undefined) {
    desk.draft.change({
      ...form,
      activite: 'individuel',
      duree: 45,
      themes: ['courriel'],
      ages: { plus60: 1 },
      statuts: { retraite: 1 },
      ...change,
    });
  }
}

function insteadOfRecording(answer: FakeAnswer): void {
  world.bot.instead.push(({ method, path }: FakeRequest) =>
    method === 'POST' && path === '/cra' ? answer : undefined,
  );
}

const stored = () => [...world.bot.cras.values()];

describe('recording', () => {
  it('stores what the form says, once, and forgets the draft', async () => {
    await fill();

    await Promise.all([desk.save('list'), desk.save('list')]);

    expect(stored()).toHaveLength(1);
    expect(world.bot.draft).toBeUndefined();
    expect(desk.done.get()).toMatchObject({ tag: 'recorded' });
    expect(desk.screen.get()).toEqual({ tag: 'list' });
  });

  it('sends nothing that the page can see is missing', async () => {
    await fill({ themes: [] });

    await desk.save('list');

    expect(desk.attempt.get()).toMatchObject({ tag: 'refused', refusals: [{ field: 'themes' }] });
    expect(world.bot.requests.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('again after a failure is the same CRA', async () => {
    await fill();
    insteadOfRecording(problem(503, 'storage-failed'));

    await desk.save('list');
    const before = desk.draft.get()?.craId;
    await desk.save('list');

    expect(desk.done.get()).toMatchObject({ tag: 'recorded', cra: { id: before } });
  });

  it('asks before the like of another, and shows it', async () => {
    await fill();
    await desk.save('list');
    const [first] = stored();
    await fill();
    insteadOfRecording(problem(409, 'looks-repeated', { facts: { like: first } }));

    await desk.save('list');
    expect(desk.attempt.get()).toMatchObject({ tag: 'repeated', like: { id: first?.id } });
    await desk.save('list', true);

    expect(stored()).toHaveLength(2);
  });

  it('of a draft that was recorded elsewhere can become another CRA', async () => {
    await fill();
    const id = desk.draft.get()?.craId;
    insteadOfRecording(problem(409, 'id-already-used'));

    await desk.save('list');
    expect(desk.attempt.get().tag).toBe('idTaken');
    await desk.saveAsNew('list');

    expect(stored()).toHaveLength(1);
    expect(stored()[0]?.id).not.toBe(id);
  });

  it('and duplicating begins another of today, without the notes', async () => {
    await fill({ date: '2026-03-10', notes: 'Suite prévue' });

    await desk.save('duplicate');

    expect(desk.screen.get()).toEqual({ tag: 'new' });
    expect(desk.draft.get()?.form).toMatchObject({ date: '2026-03-12', duree: 45, notes: '' });
    expect(desk.draft.get()?.craId).not.toBe(stored()[0]?.id);
  });
});

describe('a CRA that exists', () => {
  async function recorded() {
    await fill();
    await desk.save('list');
    const [cra] = stored();
    if (cra === undefined) {
      throw new Error('Nothing was recorded.');
    }
    return cra;
  }

  it('is deleted and restored', async () => {
    const cra = await recorded();

    await desk.remove(cra);
    expect(stored()[0]?.deletedAt).toBeDefined();
    await desk.restore(cra);

    expect(stored()[0]?.deletedAt).toBeUndefined();
    expect(desk.done.get()).toMatchObject({ tag: 'restored' });
  });

  it('that cannot be deleted says so, and can be tried again', async () => {
    const cra = await recorded();
    world.isBotUp = false;
    await desk.remove(cra);
    const done = desk.done.get();
    expect(done).toMatchObject({ tag: 'failed', failure: { tag: 'BotDown' } });

    world.isBotUp = true;
    await desk.remove(cra);

    expect(desk.done.get()).toMatchObject({ tag: 'removed' });
  });

  it('changed elsewhere meanwhile is a conflict: mine can be kept', async () => {
    const cra = await recorded();
    desk.startEdit(cra);
    world.bot.cras.set(cra.id, { ...cra, rev: 2, content: { ...cra.content, duree: 90 } });
    const form = desk.edit.get()?.form;
    desk.edit.change({ ...(form ?? failWithoutForm()), duree: 30 });

    await desk.save('list');
    expect(desk.attempt.get()).toMatchObject({ tag: 'conflict', current: { rev: 2 } });
    await desk.settleEdit(desk.edit.get()?.form ?? failWithoutForm());

    expect(stored()[0]).toMatchObject({ rev: 3, content: { duree: 30 } });
  });

  it('changed elsewhere meanwhile is a conflict: theirs can be taken', async () => {
    const cra = await recorded();
    desk.startEdit(cra);
    world.bot.cras.set(cra.id, { ...cra, rev: 2, content: { ...cra.content, duree: 90 } });

    await desk.save('list');
    desk.takeTheirEdit();

    expect(desk.edit.get()).toMatchObject({ cra: { rev: 2 }, form: { duree: 90 } });
  });

  it('keeps in the tab what was typed into it, until it is saved', async () => {
    const cra = await recorded();
    desk.startEdit(cra);
    desk.edit.change({ ...(desk.edit.get()?.form ?? failWithoutForm()), duree: 120 });
    desk.edit.release();

    desk.startEdit(cra);

    expect(desk.edit.get()).toMatchObject({ isTouched: true, form: { duree: 120 } });
  });

  it('is duplicated without losing the draft that was being typed', async () => {
    const cra = await recorded();
    await fill({ duree: 15 });

    await desk.duplicate(cra.content);
    expect(desk.draft.get()?.form.duree).toBe(45);
    desk.draft.takeBack();

    expect(desk.draft.get()?.form.duree).toBe(15);
  });
});

it('forgets everything of a person when another is on screen', async () => {
  await fill();

  world.store.become({ id: 'user2' });

  expect(desk.draft.get()).toBeUndefined();
  expect(desk.habits.get().tag).toBe('loading');
  expect(desk.screen.get()).toEqual({ tag: 'list' });
});

function failWithoutForm(): never {
  throw new Error('There is no form.');
}

describe('a CRA begun from a message', () => {
  const author = { id: 'u1', first_name: 'Claire' };
  const enter = (create_at: number) =>
    enterFromMessage(desk, {
      post: { id: 'p', message: 'Aide aux impôts', create_at },
      author,
      timeZone: 'Europe/Paris',
    });

  it('is of the day of the message where its reader lives, with its text as notes', async () => {
    await enter(Date.parse('2026-03-10T23:30Z'));

    expect(desk.draft.get()).toMatchObject({
      origin: 'message',
      form: { date: '2026-03-11', notes: 'Aide aux impôts', themes: [] },
    });
  });

  it('is of today for a message older than the form allows, and sets a draft aside', async () => {
    await fill({ duree: 15 });

    await enter(Date.parse('2019-05-01T10:00Z'));

    expect(desk.draft.get()).toMatchObject({ form: { date: '2026-03-12' }, aside: {} });
    desk.draft.takeBack();
    expect(desk.draft.get()?.form.duree).toBe(15);
  });
});
