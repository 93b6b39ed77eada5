import type { UserId } from './actor.ts';

/** What Mattermost says of a file in a message. */
export interface PostedFile {
  readonly fileId: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** Files that people posted to the bot. Throws when Mattermost cannot be asked. */
export interface PostedFiles {
  /** `undefined` for a file that is no more. */
  find(fileId: string): Promise<PostedFile | undefined>;
  /** Its bytes, at most so many (more is an error); `undefined` for a file that is no more. */
  download(fileId: string, maxBytes: number): Promise<Uint8Array | undefined>;
}

/** A file that waits for the command that imports it. */
export interface WaitingFile extends PostedFile {
  readonly userId: UserId;
  readonly postedAt: number;
}

/** A file waits so long. */
export const fileWaitMs = 24 * 3_600_000;

export interface WaitingFileReader {
  /** The last file of a person, unless it was posted longer ago than files wait. */
  lastOf(userId: UserId, now: number): Promise<WaitingFile | undefined>;
}

/** The last file of each person that waits for its command. */
export interface WaitingFiles extends WaitingFileReader {
  /** In place of the person's former one. */
  keep(file: WaitingFile): Promise<void>;
}
