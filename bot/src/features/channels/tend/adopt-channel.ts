import {
  recordTending,
  wantedChannel,
  type TendDeps,
  type TendRequest,
  type WantedRefused,
} from './tend-deps.ts';
import type { Channel } from '../channels.ts';
import type { AlreadyBound, ChannelUnseen } from '../failures.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface AdoptRequest extends TendRequest {
  /** `~name` of the channel of Mattermost that is taken over. */
  readonly existing: string;
}

/**
 * Lets a channel that exists stand for one of the file: it keeps its name, address, purpose, pins,
 * administrators and members.
 */
export async function adoptChannel(
  deps: TendDeps,
  { actor, channel: typed, existing }: AdoptRequest,
): Promise<Result<{ readonly channel: Channel }, WantedRefused | AlreadyBound | ChannelUnseen>> {
  const wanted = await wantedChannel(deps, typed);
  if (!wanted.ok) return wanted;
  const { channel, team, binding } = wanted.value;
  if (binding) return fail({ tag: 'AlreadyBound', display: channel.display });
  const name = existing.replace(/^~/, '').trim();
  const seen = await deps.server.team(team.found);
  const found = seen && (await deps.server.channelNamed(seen.id, name));
  if (!found || found.isArchived) return fail({ tag: 'ChannelUnseen', received: existing });
  const at = deps.clock.now();
  await deps.transaction(async ({ channels, history }) => {
    const adopted = { channelId: found.id, isAdopted: true, isKnown: false };
    await channels.putBinding(channel.key, adopted, team.key);
    await recordTending(history, { actor, channel }, { type: 'channel.adopted', at });
  });
  deps.hasten();
  return ok({ channel });
}
