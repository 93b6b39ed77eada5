import { createHash } from 'node:crypto';

import type { DesiredChannel } from '../plan/resolve.ts';
import type { PlanWords } from '../plan/plan.ts';
import { message, type Button, type Message } from '../../../core/message.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

/** What the bot writes into channels; rendered in the language of the community. */
export interface ChannelWords {
  forPlan(): Promise<PlanWords>;
  welcome(desired: DesiredChannel): Promise<Message>;
}

export interface WordsDeps {
  /** Renders in the language of what everybody reads. */
  readonly say: (text: Text) => string;
  /** « Lire et accepter », in the welcome channel; absent while no charter is in force. */
  readonly charterButton: () => Promise<Button | undefined>;
}

export function makeChannelWords({ say: rendered, charterButton }: WordsDeps): ChannelWords {
  return {
    forPlan: async () => {
      const button = await charterButton();
      return {
        referents: rendered(say('channels.header.referents')),
        charter: rendered(say('channels.header.charter')),
        welcomeHash: (desired) => hashOf(welcomeMessage(desired, button)),
      };
    },
    welcome: async (desired) => welcomeMessage(desired, await charterButton()),
  };
}

function hashOf(welcome: Message): string {
  return createHash('sha256').update(JSON.stringify(welcome)).digest('hex').slice(0, 16);
}

function welcomeMessage(
  { channel, referents }: DesiredChannel,
  button: Button | undefined,
): Message {
  const names = referents
    .slice(0, 20)
    .map(({ username }) => say('channels.welcome.referent', { username }));
  const text = lines(
    say(`channels.welcome.${channel.kind}`, { display: typed(channel.display) }),
    channel.purpose === undefined ? undefined : typed(channel.purpose),
    names.length > 0 ? say('channels.welcome.referents', { names }) : undefined,
    say('channels.welcome.rules'),
  );
  const isWelcome = channel.kind === 'welcome';
  return message(text, isWelcome && button ? { buttons: [button] } : {});
}
