import type { StatsQuery, StatsResult } from '@coop/contract/stats';

import type { NamedAffectation, StatsDirectory } from './ports.ts';
import type { Person } from '../../core/actor.ts';

type List = StatsResult['conseillers'];

/**
 * A result without what this reader may not see: advisers and structures outside the territory are
 * counted together, without their names (cra.md, Who reads what); so few people in all that their
 * number is hidden, it is hidden in the tables too.
 */
export async function withholdNames(
  { directory }: { readonly directory: Pick<StatsDirectory, 'affectations'> },
  { actor, query, result }: { actor: Person; query: StatsQuery; result: StatsResult },
): Promise<StatsResult> {
  if (query.scope === 'soi' || query.id === actor.entryId) return hideTotals(result);
  if (actor.roles.has('animateur')) return hideTotals(result);
  const known = actor.roles.has('coordinateur')
    ? await directory.affectations(actor.territories)
    : [];
  const during = known.filter(
    ({ from, to = '9999-12-31' }) => from <= query.to && query.from <= to,
  );
  const ids = (own: string | undefined, idOf: (one: NamedAffectation) => string) =>
    new Set([own, ...during.map(idOf)]);
  const { scope, id } = query;
  return {
    ...hideTotals(result),
    structures: keepNamed(
      result.structures,
      ids(scope === 'structure' ? id : undefined, ({ structureId }) => structureId),
    ),
    conseillers: keepNamed(
      result.conseillers,
      ids(scope === 'conseiller' ? id : actor.entryId, ({ entryId }) => entryId),
    ),
  };
}

function hideTotals(result: StatsResult): StatsResult {
  if (!result.petitEffectif) return result;
  return {
    ...result,
    ages: { ...result.ages, total: null },
    statuts: { ...result.statuts, total: null },
  };
}

/** The lines of these codes; the others go to the rest. */
function keepNamed({ etat, lignes, reste }: List, codes: ReadonlySet<string | undefined>): List {
  const left = lignes.filter(({ code }) => !codes.has(code));
  if (left.length === 0) return { etat, lignes, reste };
  const rest = [...left.map((line) => ({ ...line, nombre: 1 })), ...(reste ? [reste] : [])];
  const people = rest.map(({ personnes }) => personnes);
  return {
    etat,
    lignes: lignes.filter(({ code }) => codes.has(code)),
    reste: {
      nombre: rest.reduce((sum, { nombre }) => sum + nombre, 0),
      cras: rest.reduce((sum, { cras }) => sum + cras, 0),
      personnes: people.includes(null)
        ? null
        : people.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    },
  };
}
