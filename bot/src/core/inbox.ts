/**
 * What has been handled: presses, submissions, heard posts, by their own id. Written in the
 * transaction that handles them; ids older than 48 h are forgotten.
 */
export interface Inbox {
  /** True the first time this id is seen; false when it was handled before. */
  firstTime(id: string, at: number): Promise<boolean>;
}
