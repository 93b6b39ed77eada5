import type { StatsQuery } from '@coop/contract/stats';

import type { ScopeNotAllowed, UnknownScope } from './failures.ts';
import type { StatsDirectory, StatsPeriod } from './ports.ts';
import type { Affectation, RegistryReader } from '../registry/index.ts';
import type { Person } from '../../core/actor.ts';
import type { CalendarDate } from '../../core/calendar-date.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export interface MayReadDeps {
  readonly registry: Pick<RegistryReader, 'entry' | 'structure'>;
  readonly directory: Pick<StatsDirectory, 'affectationsAt'>;
}

/** Roles that read statistics at all. */
export const readers = ['conseiller', 'coordinateur', 'animateur'] as const;

interface Reading {
  readonly actor: Person;
  readonly query: StatsQuery;
  /** In the reader's zone. */
  readonly today: CalendarDate;
}

/**
 * Who reads what (cra.md): oneself; a coordinateur the territory in both meanings, its structures
 * and its advisers; an animateur everything; all three the nation. Somebody else's scope is refused
 * in the same words whether it exists or not; only an animateur learns that a name is unknown.
 */
export async function checkReader(
  deps: MayReadDeps,
  reading: Reading,
): Promise<Result<StatsQuery, ScopeNotAllowed | UnknownScope>> {
  const { actor, query } = reading;
  if (isOwn(actor, query) || query.scope === 'nation') return ok(query);
  if (query.scope === 'soi') return fail({ tag: 'ScopeNotAllowed' });
  if (actor.roles.has('animateur')) return checkExists(deps, query);
  const isTheirs = actor.roles.has('coordinateur') && (await isOfTerritory(deps, reading));
  return isTheirs ? ok(query) : fail({ tag: 'ScopeNotAllowed' });
}

function isOwn({ entryId }: Person, { scope, id }: StatsQuery): boolean {
  return (scope === 'soi' || scope === 'conseiller') && entryId !== undefined && id === entryId;
}

async function checkExists(
  { registry }: MayReadDeps,
  query: StatsQuery,
): Promise<Result<StatsQuery, UnknownScope>> {
  const { scope, id = '' } = query;
  if (scope !== 'conseiller' && scope !== 'structure') return ok(query);
  const found = await (scope === 'structure' ? registry.structure(id) : registry.entry(id));
  return found ? ok(query) : fail({ tag: 'UnknownScope', field: 'id', received: id });
}

async function isOfTerritory(
  { registry, directory }: MayReadDeps,
  { actor, query, today }: Reading,
): Promise<boolean> {
  const { id = '', departements = [] } = query;
  const isWithin = (affectations: readonly Affectation[]) =>
    affectations.some((one) => isTheirsOver(one, { actor, today, period: query }));
  switch (query.scope) {
    case 'conseiller':
      return isWithin((await registry.entry(id))?.affectations ?? []);
    case 'structure':
      return isWithin(await directory.affectationsAt(id));
    case 'soi':
    case 'nation':
      return false;
    case 'territoireConseillers':
    case 'territoireLieux':
      return departements.every((code) => actor.territories.includes(code));
  }
}

/** In the reader's territory today, or over the whole period. */
function isTheirsOver(
  { departement, from, to = '9999-12-31' }: Affectation,
  { actor, today, period }: { actor: Person; today: CalendarDate; period: StatsPeriod },
): boolean {
  if (!actor.territories.includes(departement)) return false;
  return (from <= today && today <= to) || (from <= period.from && period.to <= to);
}
