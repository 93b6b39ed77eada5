import type { DeclineDeps } from '../decline-charter.ts';
import type { CharterReader } from '../ports.ts';
import type { BotState } from '../../../core/bot-state.ts';

export interface CharterChatDeps extends DeclineDeps {
  readonly charters: CharterReader;
  readonly state: BotState;
}
