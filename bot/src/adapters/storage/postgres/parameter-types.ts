import type { Client } from 'pg';

import type { Compiled } from '../statement.ts';

/** The types that the database gives to the parameters of a statement, in their order. */
export async function parameterTypes(
  client: Client,
  { name, sql }: Compiled,
): Promise<readonly string[]> {
  const probe = `types of ${name}`;
  await client.query(`prepare "${probe}" as ${sql}`);
  const { rows } = await client.query<{ types: string[] }>(
    'select parameter_types::text[] as types from pg_prepared_statements where name = $1',
    [probe],
  );
  await client.query(`deallocate "${probe}"`);
  return rows[0]?.types ?? [];
}
