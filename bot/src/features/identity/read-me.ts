import { identityRoutes, type Me } from '@coop/contract/identity-routes';

import type { RegistryReader } from '../registry/index.ts';
import { departementByCode } from '../territory/index.ts';
import type { Person } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { describeRoute } from '../../core/describe-route.ts';
import { localDay } from '../../core/local-day.ts';
import { ok, type Result } from '../../core/result.ts';

export interface ReadMeDeps {
  readonly clock: Clock;
  readonly registry: RegistryReader;
}

/** The person of the session, as the registry says now. */
export const meRoute = describeRoute({
  route: identityRoutes.me,
  access: 'everyone',
  run: async (deps: ReadMeDeps, { actor }): Promise<Result<Me, never>> =>
    ok(await readMe(deps, actor)),
  answer: (me) => me,
  refuse: {},
});

async function readMe({ clock, registry }: ReadMeDeps, actor: Person): Promise<Me> {
  const today = localDay(clock.now(), actor.timeZone);
  const [code] = actor.territories;
  const territory = departementByCode(code ?? '');
  const affectation = actor.entryId && (await registry.affectationOn(actor.entryId, today));
  const structure = affectation && (await registry.structure(affectation.structureId));
  return {
    userId: actor.userId,
    displayName: actor.displayName,
    givenName: actor.givenName,
    roles: [...actor.roles],
    locale: actor.locale,
    timeZone: actor.timeZone,
    today,
    ...(territory && { territory: { code: territory.code, name: territory.name } }),
    ...(structure && { structure: { id: structure.id, name: structure.name } }),
  };
}
