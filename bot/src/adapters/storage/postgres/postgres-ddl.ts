import type { Client } from 'pg';

import type { Ddl } from '../migrations/migrate.ts';
import { writersLock } from './postgres-lane.ts';

export function makePostgresDdl(connect: () => Promise<Client>): Ddl {
  return {
    exclusively: async (work) => {
      const client = await connect();
      try {
        await client.query('begin');
        await client.query(`select pg_advisory_xact_lock(${writersLock})`);
        const value = await work(async (sql) => (await client.query<object>(sql)).rows);
        await client.query('commit');
        return value;
      } finally {
        await client.end();
      }
    },
  };
}
