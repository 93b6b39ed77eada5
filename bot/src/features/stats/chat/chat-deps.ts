import type { ReadStatsDeps } from '../read-stats.ts';
import type { Wordings } from './find-code.ts';
import type { Usernames } from '../ports.ts';
import type { RegistryReader } from '../../registry/index.ts';
import type { Ids } from '../../../core/clock.ts';
import type { Outbox } from '../../../core/outbox.ts';
import type { Transaction } from '../../../core/transaction.ts';

/** What `/stats` and its buttons stand on. */
export interface StatsChatDeps extends ReadStatsDeps {
  readonly ids: Ids;
  readonly wordings: Wordings;
  readonly usernames: Usernames;
  readonly registry: Pick<RegistryReader, 'entry' | 'structure' | 'entryOfUser'>;
  readonly transaction: Transaction<{ readonly outbox: Outbox }>;
}
