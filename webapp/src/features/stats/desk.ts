import type { StatsAnswer, StatsChoices } from '@coop/contract/stats-routes';

import type { CallFailure } from '../../core/bot-client.ts';
import type { Live } from '../../core/live.ts';
import type { Resource } from '../../core/resource.ts';
import type { Choice } from './query/choice.ts';

/** What is known of the figures asked for; those before stay on screen until the next arrive. */
export type Figures =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: CallFailure }
  | {
      readonly tag: 'known';
      readonly answer: StatsAnswer;
      readonly isRefreshing: boolean;
      readonly stale?: CallFailure;
    };

/** What the person looks at in the statistics, outside React: nothing of it ends with the panel. */
export interface StatsDesk {
  /** The month of the panel, in the scope that the reader follows every day. */
  readonly month: Live<Figures>;
  readonly choices: Resource<StatsChoices>;
  readonly figures: Live<Figures>;
  readonly askMonth: () => void;
  /** Asks for the figures of a whole choice; what was asked before and not answered is given up. */
  readonly ask: (choice: Choice) => void;
  readonly retry: () => void;
  readonly stop: () => void;
}
