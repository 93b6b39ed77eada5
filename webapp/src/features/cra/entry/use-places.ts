import { type CraHabits, craRoutes, type NamedPlace } from '@coop/contract/cra-routes';
import { useState } from 'react';

import type { CallFailure } from '../../../core/bot-client.ts';
import { failureView } from '../../../core/failure-view.ts';
import { useText } from '../../../core/language.tsx';
import type { Result } from '../../../core/result.ts';
import { useRuntime } from '../../../core/runtime-context.tsx';
import { useLive } from '../../../core/use-live.ts';
import { useDesk } from '../desk-context.tsx';

export interface Places {
  readonly places: readonly NamedPlace[];
  /** Why the last change was not made, in words. */
  readonly refusal: string | undefined;
  /** The favourite that was just dropped, to be taken back. */
  readonly dropped: NamedPlace | undefined;
  /** True once it is kept under that name. */
  readonly save: (place: NamedPlace, formerName?: string) => Promise<boolean>;
  readonly drop: (place: NamedPlace) => Promise<void>;
}

/** The person's favourites, changed here and known everywhere at once. */
export function usePlaces(): Places {
  const t = useText();
  const { client } = useRuntime();
  const { habits } = useDesk();
  const known = useLive(habits);
  const [refusal, setRefusal] = useState<string | undefined>();
  const [dropped, setDropped] = useState<NamedPlace | undefined>();
  const changed = (answer: Result<CraHabits, CallFailure>, gone?: NamedPlace): boolean => {
    setRefusal(answer.ok ? undefined : refusalOf(answer.failure));
    if (answer.ok) {
      habits.set(answer.value);
      setDropped(gone);
    }
    return answer.ok;
  };
  const refusalOf = (failure: CallFailure): string => {
    const { title, advice } = failureView(failure, t);
    return failure.tag === 'Refused' ? (failure.problem.detail ?? title) : `${title} ${advice}`;
  };
  return {
    places: known.tag === 'known' ? known.value.places.flatMap(named) : [],
    refusal,
    dropped,
    save: async (place, formerName) =>
      changed(
        await client.call(craRoutes.saveFavourite, {
          body: formerName === undefined ? place : { ...place, formerName },
        }),
      ),
    drop: async (place) => {
      changed(await client.call(craRoutes.dropFavourite, { query: { nom: place.nom } }), place);
    },
  };
}

function named({ nom, commune, canal }: CraHabits['places'][number]): readonly NamedPlace[] {
  return [{ nom: nom ?? commune.nom, commune, canal }];
}
