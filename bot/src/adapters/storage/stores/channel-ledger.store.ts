import type { LedgerReader, LedgerStore, LineWrite } from '../../../features/channels/ports.ts';
import type { Session } from '../session.ts';
import * as queries from './channel-ledger.queries.ts';
import {
  toDrifts,
  toException,
  toExceptionRow,
  toLedger,
  toRun,
  toRunRow,
} from './channel-ledger.row.ts';

export function makeLedgerReader(session: Session): LedgerReader {
  return {
    whole: async () =>
      toLedger(
        await session.all(queries.bindings, {}),
        await session.all(queries.members, {}),
        await session.all(queries.calls, {}),
      ),
    ofUser: async (userId) =>
      toLedger(
        await session.all(queries.bindings, {}),
        await session.all(queries.membersOfUser, { userId }),
        [],
      ),
    exceptions: async () => (await session.all(queries.exceptions, {})).map(toException),
    run: async (id) => {
      const row = await session.first(queries.run, { id });
      return row && toRun(row);
    },
    openRuns: async () => (await session.all(queries.openRuns, {})).map(toRun),
    drifts: async (team) => {
      const row = await session.first(queries.drifts, { team });
      return row === undefined ? [] : toDrifts(row.drifts);
    },
  };
}

export function makeLedgerStore(session: Session): LedgerStore {
  return {
    ...makeLedgerReader(session),
    putLines: async (writes) => {
      const written: LineWrite[] = [];
      for (const write of writes) if (await putLine(session, write)) written.push(write);
      return written;
    },
    putBinding: (channel, binding, team) =>
      session.send(queries.putBinding, { channel, team, binding: JSON.stringify(binding) }),
    dropBinding: (channel) => session.send(queries.dropBinding, { channel }),
    renameKey: async (from, to) => {
      await session.send(queries.renameBinding, { from, to });
      await session.send(queries.renameLines, { from, to });
      await session.send(queries.renameExceptions, { from, to });
    },
    openCall: ({ id, team, intent }) =>
      session.send(queries.openCall, { id, team, intent: JSON.stringify(intent) }),
    closeCalls: async (ids) => {
      for (const id of ids) await session.send(queries.closeCall, { id });
    },
    putException: (record) => session.send(queries.putException, { ...toExceptionRow(record) }),
    dropException: (channel, userId) => session.send(queries.dropException, { channel, userId }),
    putRun: (run) => session.send(queries.putRun, { ...toRunRow(run) }),
    putDrifts: (team, drifts) =>
      session.send(queries.putDrifts, { team, drifts: JSON.stringify(drifts) }),
  };
}

async function putLine(session: Session, write: LineWrite): Promise<boolean> {
  const { channel, userId, former } = write;
  const line = JSON.stringify(write.line);
  const row = { channel, user_id: userId, line };
  const count =
    former === undefined
      ? await session.run(queries.addLine, row)
      : await session.run(queries.changeLine, { ...row, former: JSON.stringify(former) });
  return count > 0;
}
