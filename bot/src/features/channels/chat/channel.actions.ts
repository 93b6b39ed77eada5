import { joinedMessage, leftMessage } from './choose-channel.commands.ts';
import { refusingJoin, refusingLeave } from './refusal-texts.ts';
import { joinChannel, type ChooseDeps } from '../own/join-channel.ts';
import { leaveChannel } from '../own/leave-channel.ts';
import { describeAction, type PressRequest } from '../../../core/describe-action.ts';

/** The channel of a button, or of the choice of a menu. */
function channelOf({ args }: PressRequest): string {
  return String(args['choice'] ?? args['channel'] ?? '');
}

/** « Rejoindre… », in the list of one's channels. */
export const joinChannelAction = describeAction({
  name: 'channels.join',
  access: 'everyone',
  run: (deps: ChooseDeps, request: PressRequest) =>
    joinChannel(deps, { actor: request.actor, channel: channelOf(request) }),
  render: { ok: joinedMessage, ...refusingJoin },
});

/** « Quitter… », in the list of one's channels. */
export const leaveChannelAction = describeAction({
  name: 'channels.leave',
  access: 'everyone',
  run: (deps: ChooseDeps, request: PressRequest) =>
    leaveChannel(deps, { actor: request.actor, channel: channelOf(request) }),
  render: { ok: leftMessage, ...refusingLeave },
});

/** « Revenir », after a departure. */
export const returnToChannelAction = describeAction({
  name: 'channels.return',
  access: 'everyone',
  run: (deps: ChooseDeps, request: PressRequest) =>
    joinChannel(deps, { actor: request.actor, channel: channelOf(request) }),
  render: {
    ok: (joined) => ({ kind: 'redraw', message: joinedMessage(joined) }),
    ...refusingJoin,
  },
});
