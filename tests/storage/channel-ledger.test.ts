import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Binding, LedgerLine } from '../../bot/src/features/channels/index.ts';
import type {
  ExceptionRecord,
  LedgerStore,
  RunRecord,
} from '../../bot/src/features/channels/ports.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

const line = (fields: Partial<LedgerLine> = {}): LedgerLine => ({
  origin: 'rule',
  isIn: true,
  at: 5,
  ...fields,
});
const binding: Binding = { channelId: 'c1', isAdopted: false, isKnown: true, purpose: 'Tous' };

describe.each(storages)('the ledger of channels on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  const read = () => opened.storage.readers.channels;
  const write = <T>(work: (channels: LedgerStore) => Promise<T>) =>
    opened.storage.transaction(({ channels }) => work(channels));
  const put = (channel: string, userId: string, next: LedgerLine, former?: LedgerLine) =>
    write((channels) =>
      channels.putLines([{ channel, userId, line: next, ...(former && { former }) }]),
    );

  it('gives bindings, lines and open calls back as they were written', async () => {
    const choice = { way: 'out', cause: 'left', at: 6, wasWanted: true } as const;
    await put('general', 'u1', line({ choice, departures: [1, 2] }));
    await put('general', 'u2', line({ origin: 'hand', isAdminByBot: true }));
    await write((channels) => channels.putBinding('general', binding, 'principal'));
    const intent = { kind: 'add', channel: 'general', userIds: ['u3'] } as const;
    await write((channels) => channels.openCall({ id: '1', team: 'principal', intent }));

    const ledger = await read().whole();
    expect(ledger.bindings).toEqual(new Map([['general', binding]]));
    expect(ledger.lines.get('general')?.get('u1')).toEqual(line({ choice, departures: [1, 2] }));
    expect(ledger.lines.get('general')?.size).toBe(2);
    expect(ledger.intents).toEqual(new Map([['1', intent]]));
    await write((channels) => channels.closeCalls(['1']));
    expect((await read().whole()).intents.size).toBe(0);
  });

  it('reads what concerns one account alone', async () => {
    await put('general', 'u1', line());
    await put('general', 'u2', line());
    await put('actus', 'u1', line({ isIn: false }));

    const { lines } = await read().ofUser('u1');
    expect([...lines].map(([channel, some]) => [channel, [...some.keys()]]).sort()).toEqual([
      ['actus', ['u1']],
      ['general', ['u1']],
    ]);
  });

  it('writes a line only where nobody has changed it since it was read', async () => {
    await put('general', 'u1', line());

    expect(await put('general', 'u1', line({ at: 7 }))).toEqual([]);
    expect(await put('general', 'u1', line({ at: 8 }), line({ at: 6 }))).toEqual([]);
    expect(await put('general', 'u1', line({ at: 9 }), line())).toHaveLength(1);
    expect((await read().whole()).lines.get('general')?.get('u1')?.at).toBe(9);
  });

  it('moves all that stands under a key to another', async () => {
    await put('ancien', 'u1', line());
    await write((channels) => channels.putBinding('ancien', binding, 'principal'));
    await write((channels) => channels.renameKey('ancien', 'nouveau'));

    const ledger = await read().whole();
    expect(ledger.bindings).toEqual(new Map([['nouveau', binding]]));
    expect([...ledger.lines.keys()]).toEqual(['nouveau']);
  });

  it('keeps apart whom the bot added to a team', async () => {
    await put('@principal', 'u1', line());
    await put('@principal', 'u2', line({ isIn: false }));

    const ledger = await read().whole();
    expect(ledger.teamAdditions).toEqual(new Set(['principal u1']));
    expect(ledger.lines.size).toBe(0);
  });

  it('keeps exceptions, one for each channel and person', async () => {
    const exception: ExceptionRecord = {
      channel: 'coordination',
      userId: 'u1',
      decision: 'present',
      until: '2026-03-31',
      reason: 'Remplace Karim',
      author: 'u9',
      at: 4,
      isWarned: false,
    };
    await write((channels) => channels.putException(exception));
    await write((channels) => channels.putException({ ...exception, isWarned: true }));

    expect(await read().exceptions()).toEqual([{ ...exception, isWarned: true }]);
    await write((channels) => channels.dropException('coordination', 'u1'));
    expect(await read().exceptions()).toEqual([]);
  });

  it('keeps plans and runs, and finds those that wait, oldest first', async () => {
    const run = (fields: Partial<RunRecord>): RunRecord => ({
      id: '7K2',
      team: 'principal',
      state: 'shown',
      at: 1,
      shown: ['remove general u1'],
      removals: 1,
      needsNumber: false,
      by: 'u1',
      ...fields,
    });
    await write((channels) => channels.putRun(run({})));
    await write((channels) => channels.putRun(run({ id: 'AAA', state: 'applying', at: 9 })));
    await write((channels) => channels.putRun(run({ id: 'BBB', state: 'asked', at: 8 })));

    expect(await read().run('7K2')).toEqual(run({}));
    expect(await read().run('ZZZ')).toBeUndefined();
    expect((await read().openRuns()).map(({ id }) => id)).toEqual(['BBB', 'AAA']);
    await write((channels) => channels.putRun(run({ id: 'AAA', state: 'done', confirmed: 3 })));
    expect(await read().run('AAA')).toMatchObject({ state: 'done', confirmed: 3 });
  });

  it('keeps the last drifts of each team', async () => {
    const drift = { kind: 'extra', channel: 'general', userIds: ['u1'] } as const;
    await write((channels) => channels.putDrifts('principal', [drift]));
    await write((channels) => channels.putDrifts('principal', [drift, drift]));

    expect(await read().drifts('principal')).toEqual([drift, drift]);
    expect(await read().drifts('autre')).toEqual([]);
  });
});
