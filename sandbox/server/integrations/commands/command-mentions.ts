const AT_MENTION = /\B@[A-Za-z0-9][A-Za-z0-9.\-_:]*/g;
const CHANNEL_MENTION = /\B~[a-zA-Z0-9\-_]+/g;
const MAX_USERNAME = 64;
const RESERVED = new Set(['all', 'channel', 'matterbot', 'system']);

/** Names after `@` that may be people, lowered, each once, in order of appearance. */
export function possibleAtMentions(message: string): readonly string[] {
  const names = (message.match(AT_MENTION) ?? []).map((match) => match.slice(1).toLowerCase());
  return [...new Set(names)].filter((name) => name.length <= MAX_USERNAME && !RESERVED.has(name));
}

/** Names after `~`, each once, in order of appearance. */
export function channelMentions(message: string): readonly string[] {
  return [...new Set((message.match(CHANNEL_MENTION) ?? []).map((match) => match.slice(1)))];
}

/** The name, then the same without each of its last dots, dashes and underscores. */
export function trimmedNames(name: string): readonly string[] {
  const names = [name];
  let rest = name;
  while (/[.\-_]$/.test(rest)) {
    rest = rest.slice(0, -1);
    names.push(rest);
  }
  return names;
}
