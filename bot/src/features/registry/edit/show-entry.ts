import type { ShownEntry } from './entry-form.ts';
import { homeDay } from '../home-day.ts';
import { presentOne } from '../import/next-affectations.ts';
import type { RegistryReader } from '../ports.ts';
import type { Entry } from '../registry.ts';
import type { Person } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';

export interface ShowEntryDeps {
  readonly clock: Clock;
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly registry: RegistryReader;
}

/** An entry with what its form and card need. */
export async function showEntry(
  { clock, timeZone, registry }: ShowEntryDeps,
  entry: Entry,
  reader: Person,
): Promise<ShownEntry> {
  const today = homeDay(entry, { now: clock.now(), timeZone });
  const employer = presentOne(entry.affectations, today)?.structureId ?? entry.structureId;
  const structure = employer === undefined ? undefined : await registry.structure(employer);
  return {
    entry,
    today,
    isAdministrator: reader.roles.has('administrateur'),
    ...(structure && { structure }),
  };
}
