import type { BoundAction } from './describe-action.ts';
import type { BoundCard } from './describe-card.ts';
import type { BoundCommand } from './describe-command.ts';
import type { BoundDialog } from './describe-dialog.ts';
import type { BoundEvent } from './describe-event.ts';
import type { BoundExport } from './describe-export.ts';
import type { BoundJob } from './describe-job.ts';
import type { BoundLoop } from './describe-loop.ts';
import type { BoundRoute } from './describe-route.ts';
import type { BoundTaker } from './describe-taker.ts';

/** Everything a feature adds to the bot: an explicit list in the feature's `index.ts`. */
export interface Feature {
  readonly name: string;
  readonly commands?: readonly BoundCommand[];
  readonly dialogs?: readonly BoundDialog[];
  readonly actions?: readonly BoundAction[];
  readonly cards?: readonly BoundCard[];
  readonly routes?: readonly BoundRoute[];
  readonly exports?: readonly BoundExport[];
  readonly jobs?: readonly BoundJob[];
  readonly loops?: readonly BoundLoop[];
  readonly events?: readonly BoundEvent[];
  readonly takers?: readonly BoundTaker[];
}
