import type { Ledger } from '../plan/ledger.ts';
import type { Desired } from '../plan/resolve.ts';
import type { Inhabitant } from '../plan/world.ts';
import type { UserId } from '../../../core/actor.ts';

/** One run over one team, while it goes on. */
export interface Running {
  readonly team: string;
  readonly teamId: string;
  /** Id of the plan, or of the pass. */
  readonly run: string;
  /** Who asked: `bot`, `operator`, or the entry of a person. */
  readonly actor: string;
  readonly desired: Desired;
  readonly inhabitants: ReadonlyMap<UserId, Inhabitant>;
  ledger: Ledger;
}
