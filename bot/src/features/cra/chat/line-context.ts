import type { CraChatDeps } from './chat-deps.ts';
import type { CraLineContext } from '../one-line/parse-cra-line.ts';
import type { Person } from '../../../core/actor.ts';
import { localDay } from '../../../core/local-day.ts';

/** What the reading of a line needs to know of the person who typed it. */
export async function lineContext(
  { clock, communes, places }: CraChatDeps,
  actor: Person,
): Promise<CraLineContext> {
  const { usual } = actor.entryId === undefined ? {} : await places.read(actor.entryId);
  return {
    today: localDay(clock.now(), actor.timeZone),
    departement: actor.territories[0] ?? '',
    communes,
    ...(usual && { usual: { canal: usual.canal, commune: usual.commune } }),
  };
}
