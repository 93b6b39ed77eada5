/** Bytes gathered before they are handed on: fewer, larger pieces. */
const pieceCharacters = 32_768;

/** Joins short texts into pieces of some size, as UTF-8. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let gathered: string[] = [];
  let characters = 0;
  for await (const text of texts) {
    gathered.push(text);
    characters += text.length;
    if (characters < pieceCharacters) continue;
    yield Buffer.from(gathered.join(''), 'utf8');
    gathered = [];
    characters = 0;
  }
  if (characters > 0) yield Buffer.from(gathered.join(''), 'utf8');
}
