import { savePreferences } from '../../actions/preferences.ts';
import { setAway, setDoNotDisturb, setOffline, setOnline } from '../../actions/statuses.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Channel } from '../../state/entities.ts';
import { pairKey } from '../../state/world.ts';
import { whisper } from './builtin-answer.ts';
import type { Builtin } from './builtin-answer.ts';

export const away: Builtin = (sandbox, { user }) => {
  setAway(sandbox, user.id, true);
  return whisper('api.command_away.success');
};

export const online: Builtin = (sandbox, { user }) => {
  setOnline(sandbox, user.id, true);
  return whisper('api.command_online.success');
};

export const offline: Builtin = (sandbox, { user }) => {
  setOffline(sandbox, user.id, { isManual: true, isForced: false });
  return whisper('api.command_offline.success');
};

export const doNotDisturb: Builtin = (sandbox, { user }) => {
  setDoNotDisturb(sandbox, user.id, 0);
  return whisper('api.command_dnd.success');
};

/** `/expand` and `/collapse`: whether previews of images are folded. */
export function previews(isCollapsed: boolean): Builtin {
  return (sandbox, { user }) => {
    savePreferences(sandbox, user.id, [
      {
        user_id: user.id,
        category: 'display_settings',
        name: 'collapse_previews',
        value: String(isCollapsed),
      },
    ]);
    return whisper(`api.command_${isCollapsed ? 'collapse' : 'expand'}.success`);
  };
}

/** `/mute ~channel`: quiet, or loud again; without name, the channel where it is typed. */
export const mute: Builtin = (sandbox, call) => {
  const name = (call.message.split(' ')[0] ?? '').replace(/^~/, '');
  const channel =
    name === ''
      ? call.channel
      : sandbox.world.channelsByName.one(pairKey(call.channel.team_id, name));
  if (channel === undefined) return whisper('api.command_mute.error', { Channel: name });
  const isMuted = toggleMute(sandbox, channel, call.user.id);
  if (isMuted === undefined) return whisper('api.command_mute.not_member.error', { Channel: name });
  const id = `api.command_mute.success_${isMuted ? 'mute' : 'unmute'}`;
  const isDirect = channel.type === 'D' || channel.type === 'G';
  return isDirect ? whisper(`${id}_direct_msg`) : whisper(id, { Channel: channel.display_name });
};

/** Whether the channel is quiet now; `undefined` for whoever is no member. */
function toggleMute(sandbox: Sandbox, channel: Channel, userId: string): boolean | undefined {
  const member = sandbox.world.channelMembers.get(pairKey(channel.id, userId));
  if (member === undefined) return undefined;
  const isMuted = member.notify_props['mark_unread'] !== 'mention';
  sandbox.world.channelMembers.put({
    ...member,
    last_update_at: sandbox.clock.now(),
    notify_props: { ...member.notify_props, mark_unread: isMuted ? 'mention' : 'all' },
  });
  return isMuted;
}
