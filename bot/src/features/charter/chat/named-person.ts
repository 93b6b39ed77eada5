import type { CharterChatDeps } from './charter-chat-deps.ts';
import type { Actors, Person, UserId } from '../../../core/actor.ts';
import type { Parameter } from '../../../core/parameters.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** No account has that name. */
export interface PersonUnknown {
  readonly tag: 'PersonUnknown';
  readonly username: string;
}

export interface NamedPersonDeps extends CharterChatDeps {
  readonly actors: Actors;
  readonly usernames: { userIdOf(username: string): Promise<UserId | undefined> };
}

/** `@name`, with or without its sign. */
export const username: Parameter<string> = {
  takes: 'word',
  read: (text) => /^@?([a-z0-9._-]{1,64})$/i.exec(text)?.[1]?.toLowerCase(),
  absent: { allowed: false },
  label: 'charter.person',
};

export async function personNamed(
  { actors, usernames }: NamedPersonDeps,
  name: string,
): Promise<Result<Person, PersonUnknown>> {
  const userId = await usernames.userIdOf(name);
  if (userId === undefined) return fail({ tag: 'PersonUnknown', username: name });
  return ok(await actors.personOf(userId));
}
