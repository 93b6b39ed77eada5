import type { Sandbox } from '../sandbox.ts';

/** Tells the others of a channel that a person is writing there. */
export function tellTyping(
  sandbox: Sandbox,
  {
    userId,
    channelId,
    parentId,
  }: { readonly userId: string; readonly channelId: string; readonly parentId: string },
): void {
  sandbox.hub.emit(
    'typing',
    { parent_id: parentId, user_id: userId },
    { channel_id: channelId, omit_users: { [userId]: true } },
  );
}
