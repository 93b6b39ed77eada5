import type { Pool } from 'pg';

import { isBot, liveHolders } from './bot-lock.ts';

const anyDead = `select exists (
  select from (
    select lease_by as holder from outbox where state = 'waiting' and lease_until > 0
    union select lease_by from job where lease_until > 0
    union select holder from lease) as held
  where holder ${isBot} and holder not in (${liveHolders})) as found`;

const free = [
  `update outbox set lease_until = 0 where state = 'waiting' and lease_until > 0
     and lease_by ${isBot} and lease_by not in (${liveHolders})`,
  `update job set lease_until = 0 where lease_until > 0
     and lease_by ${isBot} and lease_by not in (${liveHolders})`,
  `delete from lease where holder ${isBot} and holder not in (${liveHolders})`,
];

/** Frees what bots that live no more had taken; answers whether there was any. */
export async function freeDead(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>(anyDead);
  if (rows[0]?.found !== true) return false;
  for (const statement of free) await pool.query(statement);
  return true;
}
