import { choicesLimit, type StatsChoices } from '@coop/contract/stats-routes';
import type { StatsScopeKind } from '@coop/contract/stats';

import type { StatsDirectory } from './ports.ts';
import { departements, fold } from '../territory/index.ts';
import type { Person } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { localDay } from '../../core/local-day.ts';
import { ok, type Result } from '../../core/result.ts';

export interface ReadChoicesDeps {
  readonly clock: Clock;
  readonly directory: Pick<StatsDirectory, 'affectations'>;
}

/** The scopes that a person may read today, with the names to choose from; `words` narrow them. */
export async function readChoices(
  { clock, directory }: ReadChoicesDeps,
  { actor, words = '' }: { readonly actor: Person; readonly words?: string | undefined },
): Promise<Result<StatsChoices, never>> {
  const today = localDay(clock.now(), actor.timeZone);
  const isAnimateur = actor.roles.has('animateur');
  const mine = isAnimateur ? undefined : actor.territories;
  const isWide = isAnimateur || actor.roles.has('coordinateur');
  const known = isWide ? await directory.affectations(mine) : [];
  const working = known.filter(({ from, to = '9999-12-31' }) => from <= today && today <= to);
  const structures = chosen(
    working.map((one) => [one.structureId, one.structureName]),
    words,
  );
  const conseillers = chosen(
    working.map((one) => [one.entryId, one.name]),
    words,
  );
  return ok({
    today,
    scopes: [...scopesOf(actor)],
    departements: isWide
      ? departements
          .filter(({ code }) => mine?.includes(code) ?? true)
          .map(({ code, name }) => ({ code, nom: name }))
      : [],
    structures: structures.slice(0, choicesLimit),
    conseillers: conseillers.slice(0, choicesLimit),
    more: Math.max(structures.length, conseillers.length) > choicesLimit,
  });
}

function scopesOf({ roles, entryId }: Person): readonly StatsScopeKind[] {
  const own = roles.has('conseiller') && entryId !== undefined ? (['soi'] as const) : [];
  if (!roles.has('animateur') && !roles.has('coordinateur')) return [...own, 'nation'];
  return [...own, 'territoireConseillers', 'territoireLieux', 'structure', 'conseiller', 'nation'];
}

/** Each id once, by name, those whose name or id has every word. */
function chosen(
  named: readonly (readonly [id: string, nom: string])[],
  words: string,
): { id: string; nom: string }[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return [...new Map(named)]
    .filter(([id, nom]) => wanted.every((word) => fold(`${nom} ${id}`).includes(word)))
    .map(([id, nom]) => ({ id, nom }))
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}
