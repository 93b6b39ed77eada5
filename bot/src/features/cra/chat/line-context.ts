import type { CraChatDeps } from './chat-deps.ts';
import type { SavedPlaces } from '../cra.ts';
import type { CraLineContext } from '../one-line/parse-cra-line.ts';
import type { Person } from '../../../core/actor.ts';
import { localDay } from '../../../core/local-day.ts';

/** The same, with the places that the person may call by a name of their own. */
export interface EntryContext extends CraLineContext {
  readonly favourites?: SavedPlaces['favourites'];
}

/** What the reading of a line needs to know of the person who typed it. */
export async function lineContext(
  { clock, communes, places }: CraChatDeps,
  actor: Person,
): Promise<EntryContext> {
  const saved = actor.entryId === undefined ? undefined : await places.read(actor.entryId);
  const { usual, favourites = [] } = saved ?? {};
  return {
    today: localDay(clock.now(), actor.timeZone),
    departement: actor.territories[0] ?? '',
    communes,
    favourites,
    ...(usual && { usual: { canal: usual.canal, commune: usual.commune } }),
  };
}
