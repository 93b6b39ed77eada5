import { choose, type ChooseRequest, type FindRefused } from './join-channel.ts';
import type { PersonWorldDeps } from './person-world.ts';
import type { Channel } from '../channels.ts';
import type { Desire } from '../plan/desire.ts';
import type { LedgerLine } from '../plan/ledger.ts';
import { ok, type Result } from '../../../core/result.ts';

export interface WhyChannel {
  readonly channel: Channel;
  readonly desire: Desire;
  readonly line: LedgerLine | undefined;
}

/** The line of the table that decides about somebody and a channel (`channels.md`, Who is where). */
export async function whyChannel(
  deps: PersonWorldDeps,
  request: ChooseRequest,
): Promise<Result<WhyChannel, FindRefused>> {
  const chosen = await choose(deps, request);
  if (!chosen.ok) return chosen;
  const { channel, person } = chosen.value;
  return ok({ channel, desire: person.desire(channel), line: person.line(channel) });
}
