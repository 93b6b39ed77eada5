/** Widths of texts are estimated: measuring them would draw each chart twice. */
const perCharacter = 7;

/** About the width of a text of 12 pixels. */
export function textWidth(text: string): number {
  return text.length * perCharacter;
}

export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(textWidth));
}

/** The text, cut where there is no room for all of it. */
export function fitted(text: string, width: number): string {
  const room = Math.floor(width / perCharacter);
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1)).trimEnd()}…`;
}

/** A text in lines of so many characters at most; a longer word stays whole. */
export function brokenLines(text: string, characters: number): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last === undefined || last.length + 1 + word.length > characters
      ? [...lines, word]
      : [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
