import { territoryRoutes } from '@coop/contract/territory-routes';
import { useEffect, useState } from 'react';

import type { CallFailure, RouteAnswer } from '../../../core/bot-client.ts';
import { failureView } from '../../../core/failure-view.ts';
import { useText } from '../../../core/language.tsx';
import { useRuntime } from '../../../core/runtime-context.tsx';
import type { Text } from '../../../core/texts.ts';

export type FoundCommune = RouteAnswer<typeof territoryRoutes.communes>['communes'][number];

export interface CommuneSearch {
  readonly communes: readonly FoundCommune[];
  /** What is said under the field. */
  readonly status: string;
}

interface Found {
  readonly query: string;
  readonly communes: readonly FoundCommune[];
  readonly failure?: CallFailure;
}

const pauseMs = 120;

/** Searches while the person types; answers to what is no longer typed are given up. */
export function useCommunes(text: string): CommuneSearch {
  const { client } = useRuntime();
  const t = useText();
  const query = text.trim();
  const [found, setFound] = useState<Found>({ query: '', communes: [] });
  useEffect(() => {
    if (query === '') {
      return undefined;
    }
    const ending = new AbortController();
    const search = async (): Promise<void> => {
      const answer = await client.call(
        territoryRoutes.communes,
        { query: { q: query, limit: '8' } },
        ending.signal,
      );
      if (answer.ok) {
        setFound({ query, communes: answer.value.communes });
      } else if (answer.failure.tag !== 'GivenUp') {
        setFound({ query, communes: [], failure: answer.failure });
      }
    };
    const timer = setTimeout(() => void search(), pauseMs);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [client, query]);
  return { communes: query === '' ? [] : found.communes, status: statusOf(query, found, t) };
}

function statusOf(query: string, found: Found, t: Text): string {
  if (query === '') {
    return t('cra.place.searchHint');
  }
  if (found.query !== query) {
    return t('cra.place.searching');
  }
  return found.failure === undefined
    ? t('cra.place.found', { count: found.communes.length })
    : failureView(found.failure, t).title;
}
