import {
  recordTending,
  wantedChannel,
  type TendDeps,
  type TendRequest,
  type Wanted,
  type WantedRefused,
} from './tend-deps.ts';
import { factsOf } from '../look/inhabitants.ts';
import { isSelected, type Channel } from '../channels.ts';
import type { ChannelNotMade, HeaderTooLong, NotReferent } from '../failures.ts';
import { withTextByHand } from '../plan/header.ts';
import type { RegistryReader } from '../../registry/index.ts';
import type { Person } from '../../../core/actor.ts';
import { localDay } from '../../../core/local-day.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface WriteTextDeps extends TendDeps {
  readonly registry: Pick<RegistryReader, 'entryOfUser'>;
}

export interface WriteTextRequest extends TendRequest {
  readonly text: string;
}

/** A referent of the channel, or an animateur, writes what follows the bot's zone of the header. */
export async function writeText(
  deps: WriteTextDeps,
  { actor, channel: typed, text }: WriteTextRequest,
): Promise<
  Result<
    { readonly channel: Channel },
    WantedRefused | ChannelNotMade | NotReferent | HeaderTooLong
  >
> {
  const wanted = await wantedChannel(deps, typed);
  if (!wanted.ok) return wanted;
  const { channel, binding } = wanted.value;
  const { display } = channel;
  if (!binding) return fail({ tag: 'ChannelNotMade', display });
  if (!(await mayTend(deps, wanted.value, actor))) return fail({ tag: 'NotReferent', display });
  const seen = await deps.server.channel(binding.channelId);
  if (!seen || seen.isArchived) return fail({ tag: 'ChannelNotMade', display });
  const header = withTextByHand(seen.header, text);
  if (header === undefined) return fail({ tag: 'HeaderTooLong', display });
  if (header !== seen.header) await deps.server.change(binding.channelId, { header });
  const at = deps.clock.now();
  await deps.transaction(({ history }) =>
    recordTending(history, { actor, channel }, { type: 'channel.text-written', at }),
  );
  return ok({ channel });
}

/** Referents tend their own channels, animateurs all of them. */
export async function mayTend(
  { registry, clock }: Pick<WriteTextDeps, 'registry' | 'clock'>,
  { channel, community }: Wanted,
  actor: Person,
): Promise<boolean> {
  if (actor.roles.has('animateur')) return true;
  const entry = await registry.entryOfUser(actor.userId);
  if (!entry || actor.entryId === undefined) return false;
  const facts = factsOf(entry, localDay(clock.now(), actor.timeZone), community);
  const selectors = channel.referents.flatMap((one) => ('selector' in one ? [one.selector] : []));
  return isSelected(selectors, facts);
}
