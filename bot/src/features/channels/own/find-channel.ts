import type { Channel, Community } from '../channels.ts';
import type { ChannelAmbiguous, ChannelUnknown } from '../failures.ts';
import { fold } from '../../../core/parameters.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** The channel that somebody means by `~name`, a key or a display name, or the beginning of one. */
export function findChannel(
  { channels }: Community,
  typed: string,
): Result<Channel, ChannelUnknown | ChannelAmbiguous> {
  const wanted = fold(typed.replace(/^~/, ''));
  if (wanted === '') return fail({ tag: 'ChannelUnknown', received: typed });
  const exact = channels.filter(({ key, name, adopt, display }) => {
    const names = [key, name, adopt && 'name' in adopt ? adopt.name : '', display];
    return names.some((one) => fold(one) === wanted);
  });
  const near = channels.filter(({ key, display }) =>
    [fold(key), fold(display)].some((one) => one.startsWith(wanted) || one.endsWith(` ${wanted}`)),
  );
  const found = exact.length > 0 ? exact : near;
  const [only, ...others] = found;
  if (!only) return fail({ tag: 'ChannelUnknown', received: typed });
  if (others.length === 0) return ok(only);
  return fail({
    tag: 'ChannelAmbiguous',
    displays: found.slice(0, 8).map(({ display }) => display),
  });
}
