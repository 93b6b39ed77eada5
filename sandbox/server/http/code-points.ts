/** A text's characters as the server counts them: code points, `é` is one, an emoji may be several. */
export const codePoints = (text: string): readonly string[] => Array.from(text);

export const lengthOf = (text: string): number => codePoints(text).length;
