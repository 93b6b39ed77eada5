import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { CharterEvent } from '../../bot/src/features/charter/standing/state.ts';
import { aCharterVersion } from '../support/a-charter.ts';
import { testId } from '../support/builders.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

const accept = (number: number, at = number): CharterEvent => ({
  id: testId(number),
  at,
  type: 'accept',
  version: { major: 1, minor: 0 },
});

describe.each(storages)('the charters on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  const read = () => opened.storage.readers.charters;

  it('keep a text for ever under its SHA-256, once', async () => {
    const shas = await opened.storage.transaction(async ({ charters }) => [
      await charters.keepText('Bonjour\n'),
      await charters.keepText('Bonjour\n'),
    ]);

    expect(shas).toEqual([shas[0], shas[0]]);
    expect(await read().text(shas[0] ?? '')).toBe('Bonjour\n');
    expect(await read().text('0'.repeat(64))).toBeUndefined();
  });

  it('publish each version once, and tell them lowest number first', async () => {
    const [first, tenth, second] = ['1.0', '1.10', '1.2'].map((number) => aCharterVersion(number));
    const published = await opened.storage.transaction(async ({ charters }) => {
      const outcomes: boolean[] = [];
      for (const version of [tenth, first, second, first]) {
        if (version) outcomes.push(await charters.publish(version));
      }
      return outcomes;
    });

    expect(published).toEqual([true, true, true, false]);
    expect(await read().versions('communaute')).toEqual([first, second, tenth]);
    expect(await read().versions('another')).toEqual([]);
  });

  it('retract a version once, at the first instant told', async () => {
    const number = { major: 1, minor: 0 };
    await opened.storage.transaction(async ({ charters }) => {
      await charters.publish(aCharterVersion('1.0'));
      await charters.retract('communaute', number, 5_000);
      await charters.retract('communaute', number, 9_000);
    });

    expect(await read().versions('communaute')).toEqual([
      aCharterVersion('1.0', { retractedAt: 5_000 }),
    ]);
  });

  it('record an act once, and tell those of a person and of everyone, oldest first', async () => {
    const outcomes = await opened.storage.transaction(async ({ charters }) => [
      await charters.record('communaute', 'paul', accept(2, 20)),
      await charters.record('communaute', 'paul', accept(1, 10)),
      await charters.record('communaute', 'claire', accept(3)),
      await charters.record('pix', 'paul', accept(4)),
      await charters.record('communaute', 'paul', accept(2, 99)),
    ]);

    expect(outcomes).toEqual([true, true, true, true, false]);
    expect(await read().eventsOf('communaute', 'paul')).toEqual([accept(1, 10), accept(2, 20)]);
    expect(new Map(await read().everyone('communaute'))).toEqual(
      new Map([
        ['claire', [accept(3)]],
        ['paul', [accept(1, 10), accept(2, 20)]],
      ]),
    );
    expect(await read().act(testId(4))).toEqual({
      charter: 'pix',
      userId: 'paul',
      event: accept(4),
    });
  });

  it('keep the words of an act apart, until they are forgotten', async () => {
    const reason = { actId: testId(1), salt: 'c2Vs', words: 'Trop long.', at: 1_000 };
    await opened.storage.transaction(async ({ charters }) => {
      await charters.keepReason(reason);
      await charters.keepReason({ ...reason, words: 'Autre chose.' });
    });
    const kept = await read().reason(testId(1));

    const forgotten = await opened.storage.transaction(({ charters }) =>
      charters.forgetReasons(1_001),
    );

    expect([kept, forgotten, await read().reason(testId(1))]).toEqual([reason, 1, undefined]);
  });
});
