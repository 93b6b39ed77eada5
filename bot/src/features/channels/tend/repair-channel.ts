import {
  recordTending,
  wantedChannel,
  type TendDeps,
  type TendRequest,
  type Wanted,
  type WantedRefused,
} from './tend-deps.ts';
import type { Channel } from '../channels.ts';
import type { ChannelNotMade } from '../failures.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** What was put right; `forgotten`: it is made anew by the next plan. */
export type Repair = 'restored' | 'forgotten' | 'renamed' | 'made-private';

export interface Repaired {
  readonly channel: Channel;
  readonly repairs: readonly Repair[];
}

/**
 * Does what no pass does alone (`channels.md`, Plan, apply, drift, repair): restores a channel that
 * was archived, forgets one that is lost so that a plan makes it again, puts address and name back,
 * makes private again.
 */
export async function repairChannel(
  deps: TendDeps,
  { actor, channel: typed }: TendRequest,
): Promise<Result<Repaired, WantedRefused | ChannelNotMade>> {
  const wanted = await wantedChannel(deps, typed);
  if (!wanted.ok) return wanted;
  const { channel, binding } = wanted.value;
  if (!binding) return fail({ tag: 'ChannelNotMade', display: channel.display });
  const repairs = await repair(deps, wanted.value, binding.channelId);
  const at = deps.clock.now();
  await deps.transaction(async ({ channels, history }) => {
    if (repairs.includes('forgotten')) await channels.dropBinding(channel.key);
    await recordTending(history, { actor, channel }, { type: 'channel.repaired', at });
  });
  deps.hasten();
  return ok({ channel, repairs });
}

async function repair(
  { server }: TendDeps,
  { channel, binding }: Wanted,
  channelId: string,
): Promise<readonly Repair[]> {
  const seen = await server.channel(channelId);
  if (!seen) return ['forgotten'];
  const repairs: Repair[] = [];
  if (seen.isArchived) {
    await server.restore(channelId);
    repairs.push('restored');
  }
  const isRenamed = !binding?.isAdopted && seen.name !== channel.name;
  const isRetitled = seen.displayName !== channel.display;
  if (isRenamed || isRetitled) {
    await server.change(channelId, {
      ...(isRenamed && { name: channel.name }),
      ...(isRetitled && { displayName: channel.display }),
    });
    repairs.push('renamed');
  }
  if (seen.type === 'public' && channel.type === 'private') {
    await server.makePrivate(channelId);
    repairs.push('made-private');
  }
  return repairs;
}
