import { isIn, type Channel } from '../channels.ts';
import {
  choose,
  keep,
  type ChooseDeps,
  type ChooseRequest,
  type FindRefused,
} from './join-channel.ts';
import { mayLeave } from './my-channels.ts';
import type { LeaveRefused } from '../failures.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** Somebody leaves a channel and is not put back, until they come back or their rule changes. */
export async function leaveChannel(
  deps: ChooseDeps,
  request: ChooseRequest,
): Promise<Result<{ readonly channel: Channel }, FindRefused | LeaveRefused>> {
  const chosen = await choose(deps, request);
  if (!chosen.ok) return chosen;
  const { channel, channelId, person } = chosen.value;
  const { userId } = request.actor;
  const facts = person.world.inhabitants.get(userId)?.facts;
  const wasWanted = isIn(channel.members, facts);
  if (!mayLeave(channel, wasWanted)) return fail({ tag: 'LeaveRefused', display: channel.display });
  const at = deps.clock.now();
  const choice = { way: 'out', cause: 'left', at, wasWanted } as const;
  const former = person.line(channel);
  const { origin = 'rule', isIn: isThere = false } = former ?? {};
  const wanted = { origin, isIn: isThere, at, choice } as const;
  await keep(deps, channel, { userId, line: wanted, former });
  await deps.server.remove(channelId, userId);
  await keep(deps, channel, { userId, line: { ...wanted, isIn: false }, former: wanted });
  return ok({ channel });
}
