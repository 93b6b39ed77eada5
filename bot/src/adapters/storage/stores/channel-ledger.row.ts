import type { ExceptionRecord, RunRecord } from '../../../features/channels/ports.ts';
import {
  teamLinesKey,
  type Binding,
  type Drift,
  type Intent,
  type Ledger,
  type LedgerLine,
} from '../../../features/channels/index.ts';
import type { Schema } from '../schema.ts';

/** Whoever the bot added to a team stands in lines of their own, under a key that no channel has. */
export function toLedger(
  bindings: readonly Schema['channel_binding'][],
  members: readonly Schema['channel_member'][],
  calls: readonly Schema['channel_call'][],
): Ledger {
  const ofTeams = members.filter(({ channel }) => channel.startsWith(teamLinesKey));
  const ofChannels = members.filter(({ channel }) => !channel.startsWith(teamLinesKey));
  return {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by putBinding alone
    bindings: new Map(bindings.map((row) => [row.channel, JSON.parse(row.binding) as Binding])),
    lines: linesOf(ofChannels),
    teamAdditions: new Set(
      ofTeams
        .filter(({ line }) => toLine(line).isIn)
        .map(({ channel, user_id }) => `${channel.slice(teamLinesKey.length)} ${user_id}`),
    ),
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by openCall alone
    intents: new Map(calls.map(({ id, intent }) => [id, JSON.parse(intent) as Intent])),
  };
}

function linesOf(rows: readonly Schema['channel_member'][]): Ledger['lines'] {
  const byChannel = Map.groupBy(rows, ({ channel }) => channel);
  return new Map(
    [...byChannel].map(([channel, ofChannel]) => [
      channel,
      new Map(ofChannel.map(({ user_id, line }) => [user_id, toLine(line)])),
    ]),
  );
}

function toLine(line: string): LedgerLine {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by putLines alone
  return JSON.parse(line) as LedgerLine;
}

type ExceptionRow = Schema['channel_exception'];

export function toExceptionRow(record: ExceptionRecord): ExceptionRow {
  const { userId, isWarned, ...same } = record;
  return { ...same, user_id: userId, is_warned: isWarned ? 1 : 0 };
}

export function toException({ user_id, is_warned, ...same }: ExceptionRow): ExceptionRecord {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toExceptionRow alone
  const decision = same.decision as ExceptionRecord['decision'];
  return { ...same, decision, userId: user_id, isWarned: is_warned === 1 };
}

type RunRow = Schema['channel_run'];

export function toRunRow(run: RunRecord): RunRow {
  const { id, team, state, at, ...rest } = run;
  return { id, team, state, at, run: JSON.stringify(rest) };
}

export function toRun({ run, state, ...row }: RunRow): RunRecord {
  type Rest = Omit<RunRecord, keyof RunRow>;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toRunRow alone
  return { ...row, state: state as RunRecord['state'], ...(JSON.parse(run) as Rest) };
}

export function toDrifts(drifts: string): readonly Drift[] {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by putDrifts alone
  return JSON.parse(drifts) as readonly Drift[];
}
