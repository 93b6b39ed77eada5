import type { Ids } from '../../../core/clock.ts';
import type { CraRoutesDeps } from '../routes.ts';
import type { Communes } from '../../territory/index.ts';

/** What the commands, dialogs and buttons of the CRA stand on. */
export interface CraChatDeps extends CraRoutesDeps {
  readonly ids: Ids;
  readonly communes: Communes;
}
