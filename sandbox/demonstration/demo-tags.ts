import type { CraContent } from '@coop/contract/cra';

import type { Person } from '../../bot/src/core/actor.ts';
import { stableUlid } from '../../bot/src/core/stable-ulid.ts';
import { makeTag, type ChangeTagsDeps } from '../../bot/src/features/cra/tags/make-tag.ts';

const departement = '64';
const own = stableUlid('demonstration seniors');
const territorial = stableUlid('demonstration bus');
const national = stableUlid('demonstration semaine bleue');

/** One tag of Claire, one of her territory, one of the nation; made once. */
export async function makeDemoTags(
  deps: ChangeTagsDeps,
  people: { readonly claire: Person; readonly karim: Person; readonly fatou: Person },
): Promise<void> {
  const { claire, karim, fatou } = people;
  await makeTag(deps, { actor: claire, id: own, name: 'Ateliers seniors', scope: 'person' });
  await makeTag(deps, { actor: karim, id: territorial, name: 'Bus numérique', scope: 'territory' });
  await makeTag(deps, { actor: fatou, id: national, name: 'Semaine bleue', scope: 'nation' });
}

/** The tags that an adviser would have put on it. */
export function demoTagsOf(
  { date, activite, canal }: CraContent,
  adviser: { readonly isClaire: boolean; readonly departement: string },
): string[] {
  return [
    ...(adviser.isClaire && activite === 'collectif' ? [own] : []),
    ...(adviser.departement === departement && canal === 'autreLieu' ? [territorial] : []),
    ...(/-10-0[1-7]$/.test(date) ? [national] : []),
  ];
}
