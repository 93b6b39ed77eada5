import type { StatsQuery, StatsResult } from '@coop/contract/stats';
import type { StatsAnswer } from '@coop/contract/stats-routes';

import { nameTags, type TagReader } from '../cra/index.ts';
import type { RegistryReader } from '../registry/index.ts';
import type { Communes } from '../territory/index.ts';

export interface NameCodesDeps {
  readonly communes: Pick<Communes, 'byInsee'>;
  readonly registry: Pick<RegistryReader, 'entry' | 'structure'>;
  readonly tags: Pick<TagReader, 'byId'>;
}

/** What the codes and ids of a result and of its question are called; those without a name are left out. */
export async function nameCodes(
  { communes, registry, tags }: NameCodesDeps,
  { query, result }: { readonly query: StatsQuery; readonly result: StatsResult },
): Promise<StatsAnswer['names']> {
  const { scope, id, filters = {} } = query;
  const listed = (list: StatsResult['communes'], asked?: string) =>
    new Set([...list.lignes.map(({ code }) => code), ...(asked === undefined ? [] : [asked])]);
  const structureIds = listed(result.structures, scope === 'structure' ? id : undefined);
  const entryIds = listed(result.conseillers, scope === 'structure' ? undefined : id);
  const places = [...listed(result.communes), ...(filters.communes ?? [])];
  const [structures, conseillers, tagNames] = await Promise.all([
    namesOf(structureIds, async (code) => (await registry.structure(code))?.name),
    namesOf(entryIds, async (code) => {
      const entry = await registry.entry(code);
      return entry && `${entry.givenName} ${entry.familyName}`.trim();
    }),
    nameTags(tags, filters.tags ?? []),
  ]);
  return {
    communes: Object.fromEntries(
      places.flatMap((code) => {
        const commune = communes.byInsee(code);
        return commune ? [[code, commune.nom] as const] : [];
      }),
    ),
    structures,
    conseillers,
    tags: Object.fromEntries(tagNames),
  };
}

async function namesOf(
  codes: Iterable<string>,
  nameOf: (code: string) => Promise<string | undefined>,
): Promise<Record<string, string>> {
  const found = await Promise.all(
    [...codes].map(async (code) => [code, (await nameOf(code)) ?? ''] as const),
  );
  return Object.fromEntries(found.filter(([, name]) => name !== ''));
}
