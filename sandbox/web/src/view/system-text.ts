import type { Post } from '../client/model.ts';
import type { TextKey } from '../text/catalogue.ts';
import type { Values } from '../text/use-text.ts';

/** Messages of the server itself, which each client says in its reader's language. */
const keys: Readonly<Record<string, TextKey>> = {
  system_join_team: 'system.joinTeam',
  system_add_to_team: 'system.addToTeam',
  system_leave_team: 'system.leaveTeam',
  system_remove_from_team: 'system.removeFromTeam',
  system_join_channel: 'system.joinChannel',
  system_add_to_channel: 'system.addToChannel',
  system_leave_channel: 'system.leaveChannel',
  system_remove_from_channel: 'system.removeFromChannel',
  system_header_change: 'system.header',
  system_purpose_change: 'system.purpose',
  system_displayname_change: 'system.name',
};

const word = (value: unknown) => (typeof value === 'string' ? value : '');

interface SystemText {
  readonly key: TextKey;
  readonly values: Values;
}

/** The sentence for a message of the server; `undefined`: its own words are shown. */
export function systemText({ type, props }: Post): SystemText | undefined {
  const key = keys[type];
  if (key === undefined) return undefined;
  const who = word(props['addedUsername']) || word(props['removedUsername']);
  const values = {
    by: word(props['username']),
    who: who === '' ? word(props['username']) : who,
    text: word(props['new_header']) || word(props['new_purpose']) || word(props['new_displayname']),
  };
  return values.who === '' ? undefined : { key, values };
}
