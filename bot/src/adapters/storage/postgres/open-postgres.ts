import pg from 'pg';

import { postgres } from '../dialects/postgres.ts';
import { GroupCommit } from '../group-commit.ts';
import type { Engine, ReadRows } from '../storage.ts';
import { makeWorkshop } from '../workshop.ts';
import { BotLock } from './bot-lock.ts';
import { freeDead } from './free-dead.ts';
import { makePostgresDdl } from './postgres-ddl.ts';
import { PostgresLane } from './postgres-lane.ts';
import { PostgresSession } from './postgres-session.ts';

const poolSize = 8;
const rowsAtOnce = 2_000;

/** A bot that hangs in a transaction lets the others go on after this long. */
const idleTransactionMs = 15_000;

const { INT8, NUMERIC } = pg.types.builtins;

/** Whole numbers come as numbers: none of ours reaches 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(INT8, Number);
types.setTypeParser(NUMERIC, Number);

export async function openPostgres(
  connectionString: string,
  role: 'bot' | 'command-line',
): Promise<Engine> {
  const workshop = makeWorkshop(postgres);
  const config = {
    connectionString,
    types,
    idle_in_transaction_session_timeout: idleTransactionMs,
    application_name: 'coop',
  };
  const connect = async (pipeline: boolean) => {
    const client = new pg.Client({ ...config, pipeline });
    await client.connect();
    return client;
  };
  const pool = new pg.Pool({ ...config, max: poolSize });
  // A connection that breaks while idle is replaced by the pool.
  pool.on('error', () => undefined);
  const lane = new PostgresLane(() => connect(true), workshop);
  const group = new GroupCommit(lane);
  const session = new PostgresSession(() => pool, workshop);
  const lock = role === 'bot' ? await BotLock.take(() => connect(false)) : undefined;
  let closed: Promise<void> | undefined;
  const engine: Engine = {
    workshop,
    holdsOneBot: false,
    holder: lock?.holder ?? 'command-line',
    freeDead: () => freeDead(pool),
    reading: session,
    direct: session,
    run: (work) => group.run(work),
    snapshot: (work) => readSnapshot(() => connect(false), work),
    ddl: makePostgresDdl(() => connect(false)),
    scrub: async () => {
      await pool.query('vacuum cra, cra_version, cra_draft, outbox');
    },
    close: () =>
      (closed ??= (async () => {
        await group.close();
        await lane.close();
        await lock?.close();
        await pool.end();
      })()),
  };
  return engine;
}

async function readSnapshot(
  connect: () => Promise<pg.Client>,
  work: (read: ReadRows) => Promise<void>,
): Promise<void> {
  const client = await connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await work(async function* (sql) {
      await client.query(`declare rows no scroll cursor for ${sql}`);
      for (;;) {
        const { rows } = await client.query<Record<string, unknown>>(
          `fetch ${rowsAtOnce} from rows`,
        );
        if (rows.length === 0) break;
        yield rows;
      }
      await client.query('close rows');
    });
  } finally {
    await client.end();
  }
}
