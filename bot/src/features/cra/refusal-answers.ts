import type { MessageKey } from '../../core/catalogue.ts';
import type { RouteRefusal } from '../../core/describe-route.ts';
import { day, say } from '../../core/text.ts';
import type {
  Conflict,
  CraRefused,
  IdAlreadyUsed,
  LooksRepeated,
  NoAffectation,
} from './failures.ts';
import { viewOf } from './view-of.ts';

function refused(status: RouteRefusal['status'], key: MessageKey): RouteRefusal {
  return { status, detail: say(key) };
}

/** What the API answers for each failure of the CRA, wherever it occurs. */
export const craRefusals = {
  CraRefused: ({ refusals }: CraRefused): RouteRefusal => ({
    status: 422,
    detail: say('cra.failure.refused', { count: refusals.length }),
    refusals,
  }),
  NoAffectation: ({ date }: NoAffectation): RouteRefusal => ({
    status: 422,
    detail: say('cra.failure.noAffectation', { date: day(date) }),
    facts: { date },
  }),
  IdAlreadyUsed: ({ id }: IdAlreadyUsed): RouteRefusal => ({
    status: 409,
    detail: say('cra.failure.idAlreadyUsed'),
    facts: { id },
  }),
  LooksRepeated: ({ like }: LooksRepeated): RouteRefusal => ({
    status: 409,
    detail: say('cra.failure.looksRepeated', { date: day(like.content.date) }),
    facts: { like: viewOf(like) },
  }),
  CraNotFound: (): RouteRefusal => refused(404, 'cra.failure.notFound'),
  CraDeleted: (): RouteRefusal => refused(409, 'cra.failure.deleted'),
  Conflict: ({ inForce }: Conflict): RouteRefusal => ({
    status: 409,
    detail: say('cra.failure.conflict'),
    facts: { inForce: viewOf(inForce) },
  }),
  NotRegistered: (): RouteRefusal => refused(403, 'cra.failure.notRegistered'),
} as const;
