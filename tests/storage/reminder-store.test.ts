import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { storages, type OpenedStorage } from '../support/storages.ts';

const month = { stage: 'month', since: '2026-02-02' } as const;
const sixWeeks = { stage: 'sixWeeks', since: '2026-02-02' } as const;

describe.each(storages)('the reminders on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  it('are wanted, and none was said, until something is written', async () => {
    expect(await opened.storage.readers.reminders.read('claire')).toEqual({
      isSilenced: false,
      said: [],
    });
  });

  it('are remembered per person, with the one that stands', async () => {
    await opened.storage.transaction(async ({ reminders }) => {
      await reminders.remember('claire', { said: [month], standing: month });
      await reminders.remember('claire', { said: [sixWeeks, month] });
      await reminders.remember('sami', { said: [month], standing: month });
    });

    const { reminders } = opened.storage.readers;
    expect([await reminders.read('claire'), await reminders.read('sami')]).toEqual([
      { isSilenced: false, said: [sixWeeks, month] },
      { isSilenced: false, said: [month], standing: month },
    ]);
  });

  it('are silenced and wanted again without forgetting what was said', async () => {
    const { reminders: reader } = opened.storage.readers;
    await opened.storage.transaction(async ({ reminders }) => {
      await reminders.silence('claire', true);
      await reminders.remember('claire', { said: [month] });
    });
    const silenced = await reader.read('claire');

    await opened.storage.transaction(({ reminders }) => reminders.silence('claire', false));

    expect(silenced).toEqual({ isSilenced: true, said: [month] });
    expect(await reader.read('claire')).toEqual({ isSilenced: false, said: [month] });
  });
});
