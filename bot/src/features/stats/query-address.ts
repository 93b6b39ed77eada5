import type { StatsQuery } from '@coop/contract/stats';
import type { StatsAddress } from '@coop/contract/stats-routes';

import type { AskedQuery } from './check-query.ts';

/** A question as an address writes it. */
export function askedIn(address: StatsAddress): Partial<AskedQuery> {
  const { scope, id, departements, from, to, ...filters } = address;
  const lists: Partial<Record<string, readonly string[]>> = {};
  for (const [name, codes] of Object.entries(filters)) lists[name] = listOf(codes);
  return {
    ...(scope !== undefined && { scope }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    id,
    departements: listOf(departements),
    filters: lists,
  };
}

/** The address of a question: the other way. */
export function addressOf(query: StatsQuery): Readonly<Record<string, string>> {
  const { scope, id, departements, from, to, filters = {} } = query;
  const address: Record<string, string> = { scope, from, to };
  if (id !== undefined) address['id'] = id;
  if (departements) address['departements'] = departements.join();
  for (const [name, codes = []] of Object.entries(filters)) address[name] = codes.join();
  return address;
}

function listOf(codes: string | undefined): readonly string[] {
  return (codes ?? '').split(',').filter((code) => code !== '');
}
