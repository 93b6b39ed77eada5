import type { SandboxConfig } from '../../config.ts';
import type { Command } from './command-store.ts';

/** Trigger, description, hint, name: what the composer shows of the server's own commands. */
const LIST: readonly (readonly [string, string, string, string])[] = [
  ['away', 'Set your status away', '', 'away'],
  ['code', 'Display text as a code block', '[text]', 'code'],
  ['collapse', 'Turn on auto-collapsing of image previews', '', 'collapse'],
  ['dnd', 'Do not disturb disables desktop and mobile push notifications.', '', 'dnd'],
  ['echo', 'Echo back text from your account', "'message' [delay in seconds]", 'echo'],
  ['expand', 'Turn off auto-collapsing of image previews', '', 'expand'],
  [
    'groupmsg',
    'Sends a Group Message to the specified users',
    "@[username1],@[username2] 'message'",
    'message',
  ],
  ['header', 'Edit the channel header', '[text]', 'header'],
  ['help', 'Show Mattermost help message', '', 'help'],
  ['invite', 'Invite a user to a channel', '@[username]... ~[channel]...', 'invite'],
  [
    'invite_people',
    'Send an email invite to your Mattermost team',
    '[name@domain.com ...]',
    'invite_people',
  ],
  ['join', 'Join the open channel', '~[channel]', 'join'],
  ['kick', 'Remove a member from the channel', '@[username]', 'kick'],
  ['leave', 'Leave the current channel', '', 'leave'],
  ['logout', 'Logout of Mattermost', '', 'logout'],
  ['marketplace', 'Open the Marketplace', '', 'marketplace'],
  ['me', 'Do an action', '[message]', 'me'],
  ['msg', 'Send Direct Message to a user', "@[username] 'message'", 'message'],
  [
    'mute',
    'Turns off desktop, email and push notifications for the current channel or the [channel] specified.',
    '~[channel]',
    'mute',
  ],
  ['offline', 'Set your status offline', '', 'offline'],
  ['online', 'Set your status online', '', 'online'],
  ['open', 'Join the open channel', '~[channel]', 'open'],
  ['purpose', 'Edit the channel purpose', '[text]', 'purpose'],
  ['remove', 'Remove a member from the channel', '@[username]', 'remove'],
  ['rename', 'Rename the channel', '[text]', 'rename'],
  ['search', 'Search text in messages', '[text]', 'search'],
  [
    'secure-connection',
    'Invite secure connections for communication across Mattermost instances.',
    '[action]',
    'secure-connection',
  ],
  ['settings', 'Open the Settings dialog', '', 'settings'],
  [
    'share-channel',
    'Shares the current channel with an external Mattermost instance.',
    '[action]',
    'share-channel',
  ],
  ['shortcuts', 'Displays a list of keyboard shortcuts', '', 'shortcuts'],
  ['shrug', 'Adds ¯\\_(ツ)_/¯ to your message', '[message]', 'shrug'],
  ['status', 'Set or clear your status', '[:emoji_name:] [status_message] or clear', 'status'],
];

const TRIGGERS = new Set(LIST.map(([trigger]) => trigger));

/** What suggestions say of the commands that have commands of their own. */
const ACTIONS = new Map([
  [
    'secure-connection',
    'Add/remove secure connections. Available actions: create, accept, remove, status',
  ],
  ['share-channel', 'Available actions: invite, uninvite, unshare, status'],
]);

/** What a suggestion says of a command. */
export function suggestedDescription(command: Command): string {
  const actions = command.id === '' ? ACTIONS.get(command.trigger) : undefined;
  return actions ?? command.auto_complete_desc;
}

/** Whether a word is one of the server's own commands, which no team may take. */
export function isBuiltinTrigger(trigger: string): boolean {
  return TRIGGERS.has(trigger);
}

/** The server's own commands as lists show them. */
export function builtinCommands(config: SandboxConfig): readonly Command[] {
  return LIST.map(([trigger, description, hint, name]) => ({
    ...NOTHING,
    trigger,
    auto_complete: isOffered(trigger, config),
    auto_complete_desc: description,
    auto_complete_hint: hint,
    display_name: name,
  })).filter((command) => command.auto_complete);
}

function isOffered(trigger: string, config: SandboxConfig): boolean {
  if (trigger === 'invite_people') return config.EmailSettings['SendEmailNotifications'] === true;
  if (trigger === 'marketplace') return config.PluginSettings.Enable;
  return true;
}

const NOTHING: Command = {
  id: '',
  token: '',
  create_at: 0,
  update_at: 0,
  delete_at: 0,
  creator_id: '',
  team_id: '',
  trigger: '',
  method: '',
  username: '',
  icon_url: '',
  auto_complete: false,
  auto_complete_desc: '',
  auto_complete_hint: '',
  display_name: '',
  description: '',
  url: '',
  plugin_id: '',
};
