const PUNCTUATION_BEFORE = /^[^\p{L}\d\s#]+/u;
const PUNCTUATION_AFTER = /[^\p{L}\d\s]+$/u;
const MORE_SIGNS = /^#{2,}/;
const HASHTAG = /^#\p{L}[\p{L}\d\-_.]*[\p{L}\d]$/u;
const MAX_LENGTH = 1000;

/** The hashtags of a message, separated by spaces: two characters at least, the first a letter. */
export function hashtagsOf(message: string): string {
  const tags = message
    .split(/\s+/)
    .map((word) =>
      word.replace(PUNCTUATION_BEFORE, '').replace(PUNCTUATION_AFTER, '').replace(MORE_SIGNS, '#'),
    )
    .filter((word) => HASHTAG.test(word));
  const joined = tags.join(' ');
  if (joined.length < MAX_LENGTH) return joined;
  return joined.slice(0, joined.lastIndexOf(' ', MAX_LENGTH - 2));
}
