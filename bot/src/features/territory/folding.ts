/** Lower case, without accents, `’` as `'`, every dash as `-`, œ and æ in two letters. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ′`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae');
}

const inFull = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
]);

/** The words of a name, folded: hyphens, apostrophes and spaces are alike, `st` is `saint`. */
export function nameWords(name: string): string[] {
  return fold(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => inFull.get(word) ?? word);
}

/** What two ways of writing one name have in common. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ');
}
