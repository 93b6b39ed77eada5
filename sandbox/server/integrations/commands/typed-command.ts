import type { Channel, Team, User } from '../../state/entities.ts';

/** What somebody typed after a slash, and where. */
export interface TypedCommand {
  readonly user: User;
  /** The team whose commands are meant: in direct and group channels it was named. */
  readonly team: Team;
  readonly channel: Channel;
  /** The thread, empty outside of any; not checked. */
  readonly rootId: string;
  /** The word after the slash, lower case. */
  readonly word: string;
  /** What follows the word, as it was typed. */
  readonly message: string;
  /** The server's address as the caller wrote it. */
  readonly siteUrl: string;
}

/** The word after the slash, lowered, and the text after the first space. */
export function splitCommand(command: string): Pick<TypedCommand, 'word' | 'message'> {
  const place = command.search(/\s/);
  const word = place === -1 ? command : command.slice(0, place);
  const message = place === -1 ? '' : command.slice(place + 1);
  return { word: word.toLowerCase().replace(/^\//, ''), message };
}
