/** The free texts of a line, taken out of it before its words are read. */
export type LineTexts = {
  readonly quoted: readonly string[];
  readonly notes: string | undefined;
  readonly tags: readonly string[];
  /** What remains. */
  readonly rest: string;
};

const closings = new Map([
  ['"', '"'],
  ['«', '»'],
  ['“', '”'],
]);

/** An opening quote, or what says that all that follows is a note. */
const marker = /["«“]|(?:^|\s)(?:--|—)(?=\s|$)|(?:^|(?<=\s))notes?\s?:/giu;

const tag = /(?<=^|\s)#([\p{L}\p{N}][\p{L}\p{N}_-]*)/gu;

type Cut = { readonly quoted: string[]; readonly notes: string | undefined; readonly rest: string };

/** Reads from left to right: a note mark inside quotes is text, quotes inside a note are text. */
function cutTexts(line: string): Cut {
  const quoted: string[] = [];
  let rest = '';
  let from = 0;
  for (const { 0: found, index } of line.matchAll(marker)) {
    if (index < from) continue;
    const closing = closings.get(found);
    if (closing === undefined) {
      const notes = line.slice(index + found.length).trim();
      return { quoted, notes, rest: rest + line.slice(from, index) };
    }
    const last = line.lastIndexOf(closing);
    if (last <= index) continue;
    const end = line.indexOf(closing, index + 1);
    quoted.push(line.slice(index + 1, end).trim());
    rest += `${line.slice(from, index)} `;
    from = end + 1;
  }
  return { quoted, notes: undefined, rest: rest + line.slice(from) };
}

/** Title between quotes, notes after ` -- ` or `note:`, tags after `#`. */
export function takeTexts(line: string): LineTexts {
  const { quoted, notes, rest } = cutTexts(line.normalize('NFC'));
  const tags = [...rest.matchAll(tag)].map(([, name = '']) => name);
  return {
    quoted: quoted.filter((text) => text !== ''),
    notes: notes === '' ? undefined : notes,
    tags: [...new Set(tags)],
    rest: rest.replace(tag, ' '),
  };
}
