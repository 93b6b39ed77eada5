import type { AffectationTable } from '../schema.ts';
import type { Session } from '../session.ts';
import { affectations } from './registry.queries.ts';

type Rows = readonly AffectationTable[];

/** As they are in a transaction: read once for all that ask in its group. */
export async function affectationsOf(session: Session, id: string): Promise<Rows> {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- kept below alone
  const known = session.memory?.get(keyOf(id)) as Rows | undefined;
  if (known !== undefined) return known;
  const rows = await session.all(affectations, { id });
  session.memory?.set(keyOf(id), rows);
  return rows;
}

/** Before they are written. */
export function forgetAffectations(session: Session, id: string): void {
  session.memory?.delete(keyOf(id));
}

function keyOf(id: string): string {
  return `affectations:${id}`;
}
