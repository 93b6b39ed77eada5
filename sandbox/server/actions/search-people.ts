import type { User } from '../state/entities.ts';

/** What is looked through beside username and nickname. */
export interface SearchFields {
  readonly email: boolean;
  readonly fullName: boolean;
}

/**
 * People in whom every word of the term is part of some field. Capitals do not count, accents do; a word
 * may begin with `@` and may be an id.
 */
export function searchPeople(
  users: readonly User[],
  term: string,
  fields: SearchFields,
): readonly User[] {
  const words = term
    .split(/\s+/)
    .map((word) => word.replace(/^@+/, '').replaceAll('*', '').toLowerCase())
    .filter((word) => word !== '');
  return users.filter((user) => {
    const texts = textsOf(user, fields);
    return words.every((word) => user.id === word || texts.some((text) => text.includes(word)));
  });
}

function textsOf(user: User, fields: SearchFields): readonly string[] {
  const texts = [
    user.username,
    user.nickname,
    ...(fields.fullName ? [user.first_name, user.last_name] : []),
    ...(fields.email ? [user.email] : []),
  ];
  return texts.map((text) => text.toLowerCase());
}
