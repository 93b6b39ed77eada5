import { charterRoutes, type OwnCharter } from '@coop/contract/charter-routes';

import type { CallFailure } from '../../core/bot-client.ts';
import { makeResource, type Resource } from '../../core/resource.ts';
import type { Result } from '../../core/result.ts';
import type { Runtime } from '../../core/runtime.ts';

type Outcome = Promise<Result<OwnCharter, CallFailure>>;

/** The charter as its reader finds it, and what they do with it. */
export interface CharterDesk {
  readonly own: Resource<OwnCharter>;
  /** Asks the bot unless something is known already. */
  readonly ask: () => void;
  readonly accept: (commitments: readonly string[]) => Outcome;
  readonly decline: (reason: string) => Outcome;
  readonly withdraw: () => Outcome;
  readonly stop: () => void;
}

export function makeCharterDesk({ client, userId }: Runtime): CharterDesk {
  const own = makeResource(() => client.call(charterRoutes.read, {}));
  const stopWatching = userId.watch(() => own.forget());
  const keep = async (asked: Outcome): Outcome => {
    const outcome = await asked;
    if (outcome.ok) own.set(outcome.value);
    return outcome;
  };
  return {
    own,
    ask: () => void own.refresh(),
    accept: (commitments) => {
      const known = own.get();
      const document = known.tag === 'known' ? known.value.document : undefined;
      const { version = '0.0', language = 'fr', textSha = '' } = document ?? {};
      const body = { version, language, textSha, commitments: [...commitments] };
      return keep(client.call(charterRoutes.accept, { body }));
    },
    decline: (reason) => keep(client.call(charterRoutes.decline, { body: { reason } })),
    withdraw: () => keep(client.call(charterRoutes.withdraw, { body: { confirmed: true } })),
    stop: () => {
      stopWatching();
      own.forget();
    },
  };
}
