/** How long an id is remembered, in milliseconds: 48 h. */
export const rememberedMs = 48 * 3_600_000;

/**
 * What has been handled: presses, submissions, heard posts, by their own id. Written in the
 * transaction that handles them; an id last seen more than 48 h ago counts as new.
 */
export interface Inbox {
  /** True the first time this id is seen; false when it was handled before. */
  firstTime(id: string, at: number): Promise<boolean>;
  /** Whether it is remembered; writes nothing. */
  wasSeen(id: string, at: number): Promise<boolean>;
}
