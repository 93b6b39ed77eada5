import { isIn, type Channel } from '../channels.ts';
import type { Happening } from '../plan/learn.ts';
import type { World } from '../plan/world.ts';
import { message, type Message } from '../../../core/message.ts';
import type { Outbox } from '../../../core/outbox.ts';
import { lines, say, typed } from '../../../core/text.ts';

const explainedEveryMs = 30 * 86_400_000;

/** Who left is told once what it means, and how to come back (`channels.md`, Leaving by hand). */
export async function tellHappening(
  outbox: Outbox,
  { community, inhabitants }: Pick<World, 'community' | 'inhabitants'>,
  { happening, at }: { readonly happening: Happening; readonly at: number },
): Promise<void> {
  const channel = community.channels.find(({ key }) => key === happening.channel);
  const one = inhabitants.get(happening.userId);
  if (!channel || one?.kind !== 'human' || !isIn(channel.members, one.facts)) return;
  const said = messageOf(happening, channel);
  if (!said) return;
  const { userId, kind } = happening;
  const period = Math.floor(at / explainedEveryMs);
  const once = kind === 'put-back' ? String(period) : String(at);
  await outbox.add({
    key: `channels.${kind}.${channel.key}.${userId}.${once}`,
    dueAt: at,
    effect: { kind: 'say', to: { kind: 'direct', userId }, message: said },
  });
}

function messageOf({ kind }: Happening, channel: Channel): Message | undefined {
  const values = { display: typed(channel.display) };
  const back = {
    action: 'channels.return',
    args: { channel: channel.key },
    label: say('channels.left.return'),
  };
  switch (kind) {
    case 'left':
      return message(say('channels.left.respected', values), { buttons: [back] });
    case 'put-back':
      return message(say('channels.left.putBack', values));
    case 'too-often':
      return message(lines(say('channels.left.tooOften', values)), { buttons: [back] });
    case 'removed':
    case 'came':
      return undefined;
  }
}
