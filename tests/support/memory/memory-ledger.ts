import { isDeepStrictEqual } from 'node:util';

import {
  teamLinesKey,
  type Ledger,
  type LedgerLine,
} from '../../../bot/src/features/channels/index.ts';
import type { LedgerStore, LineWrite } from '../../../bot/src/features/channels/ports.ts';
import type { Tables } from './tables.ts';

export function memoryLedger(tables: Tables): LedgerStore {
  const { channelBindings: bindings, channelLines: members, channelCalls: calls } = tables;
  const { channelExceptions: exceptions, channelRuns: runs, channelDrifts: drifts } = tables;
  const ledgerOf = (lines: readonly (readonly [string, LedgerLine])[]): Ledger => {
    const cut = lines.map(([pair, line]) => {
      const [channel = '', userId = ''] = pair.split(' ');
      return { channel, userId, line };
    });
    const ofTeams = cut.filter(({ channel }) => channel.startsWith(teamLinesKey));
    const ofChannels = cut.filter(({ channel }) => !channel.startsWith(teamLinesKey));
    return {
      bindings: new Map(bindings),
      lines: new Map(
        [...Map.groupBy(ofChannels, ({ channel }) => channel)].map(([channel, some]) => [
          channel,
          new Map(some.map(({ userId, line }) => [userId, line])),
        ]),
      ),
      teamAdditions: new Set(
        ofTeams
          .filter(({ line }) => line.isIn)
          .map(({ channel, userId }) => `${channel.slice(teamLinesKey.length)} ${userId}`),
      ),
      intents: new Map(),
    };
  };
  return {
    whole: () =>
      Promise.resolve({
        ...ledgerOf([...members]),
        intents: new Map([...calls].map(([id, { intent }]) => [id, intent])),
      }),
    ofUser: (userId) =>
      Promise.resolve(ledgerOf([...members].filter(([pair]) => pair.endsWith(` ${userId}`)))),
    exceptions: () => Promise.resolve([...exceptions.values()]),
    run: (id) => Promise.resolve(runs.get(id)),
    openRuns: () =>
      Promise.resolve(
        [...runs.values()]
          .filter(({ state }) => state === 'asked' || state === 'applying')
          .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
      ),
    drifts: (team) => Promise.resolve(drifts.get(team) ?? []),
    putLines: (writes) => Promise.resolve(writes.filter((write) => putLine(members, write))),
    putBinding: (key, binding) => {
      bindings.set(key, binding);
      return Promise.resolve();
    },
    dropBinding: (key) => {
      bindings.delete(key);
      return Promise.resolve();
    },
    renameKey: (from, to) => {
      const binding = bindings.get(from);
      if (binding) bindings.set(to, binding);
      bindings.delete(from);
      for (const [pair, line] of [...members]) {
        const [channel, userId = ''] = pair.split(' ');
        if (channel !== from) continue;
        members.delete(pair);
        members.set(`${to} ${userId}`, line);
      }
      for (const [pair, record] of [...exceptions]) {
        if (record.channel !== from) continue;
        exceptions.delete(pair);
        exceptions.set(`${to} ${record.userId}`, { ...record, channel: to });
      }
      return Promise.resolve();
    },
    openCall: (call) => {
      calls.set(call.id, call);
      return Promise.resolve();
    },
    closeCalls: (ids) => {
      ids.forEach((id) => calls.delete(id));
      return Promise.resolve();
    },
    putException: (record) => {
      exceptions.set(`${record.channel} ${record.userId}`, record);
      return Promise.resolve();
    },
    dropException: (channel, userId) => {
      exceptions.delete(`${channel} ${userId}`);
      return Promise.resolve();
    },
    putRun: (run) => {
      runs.set(run.id, run);
      return Promise.resolve();
    },
    putDrifts: (team, seen) => {
      drifts.set(team, seen);
      return Promise.resolve();
    },
  };
}

function putLine(members: Map<string, LedgerLine>, write: LineWrite): boolean {
  const pair = `${write.channel} ${write.userId}`;
  if (!isDeepStrictEqual(members.get(pair), write.former)) return false;
  members.set(pair, write.line);
  return true;
}
