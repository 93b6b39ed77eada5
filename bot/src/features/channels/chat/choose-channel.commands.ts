import { refusingFind, refusingJoin, refusingLeave } from './refusal-texts.ts';
import { whyMessage } from './why-message.ts';
import type { Channel } from '../channels.ts';
import { joinChannel, type ChooseDeps } from '../own/join-channel.ts';
import { leaveChannel } from '../own/leave-channel.ts';
import type { PersonWorldDeps } from '../own/person-world.ts';
import { whyChannel } from '../own/why-channel.ts';
import { describeCommand, type CommandRequest } from '../../../core/describe-command.ts';
import { message, type Message } from '../../../core/message.ts';
import { rest } from '../../../core/parameters.ts';
import { say, typed } from '../../../core/text.ts';

type WithChannel = CommandRequest<{ readonly channel: string }>;

const parameters = { channel: rest('channels.parameter.channel') };

/** `/canaux rejoindre ~c`. */
export const joinChannelCommand = describeCommand({
  name: 'channels.join',
  trigger: 'canaux',
  words: 'channels.join.words',
  summary: 'channels.join.summary',
  example: 'channels.join.example',
  access: 'everyone',
  parameters,
  run: (deps: ChooseDeps, { actor, args }: WithChannel) => joinChannel(deps, { actor, ...args }),
  render: { ok: joinedMessage, ...refusingJoin },
});

/** `/canaux quitter ~c`. */
export const leaveChannelCommand = describeCommand({
  name: 'channels.leave',
  trigger: 'canaux',
  words: 'channels.leave.words',
  summary: 'channels.leave.summary',
  example: 'channels.leave.example',
  access: 'everyone',
  parameters,
  run: (deps: ChooseDeps, { actor, args }: WithChannel) => leaveChannel(deps, { actor, ...args }),
  render: { ok: leftMessage, ...refusingLeave },
});

/** `/canaux pourquoi ~c`. */
export const whyChannelCommand = describeCommand({
  name: 'channels.why',
  trigger: 'canaux',
  words: 'channels.why.words',
  summary: 'channels.why.summary',
  example: 'channels.why.example',
  access: 'everyone',
  parameters,
  run: (deps: PersonWorldDeps, { actor, args }: WithChannel) =>
    whyChannel(deps, { actor, ...args }),
  render: { ok: whyMessage, ...refusingFind },
});

export function joinedMessage({ channel }: { readonly channel: Channel }): Message {
  return message(say('channels.join.done', { display: typed(channel.display) }));
}

/** With the way back. */
export function leftMessage({ channel }: { readonly channel: Channel }): Message {
  return message(say('channels.leave.done', { display: typed(channel.display) }), {
    buttons: [
      {
        action: 'channels.return',
        args: { channel: channel.key },
        label: say('channels.left.return'),
      },
    ],
  });
}
