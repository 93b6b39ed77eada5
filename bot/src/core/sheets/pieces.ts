import { setImmediate as nextTurn } from 'node:timers/promises';

/** Characters gathered before they are handed on: fewer, larger pieces. */
const pieceCharacters = 32_768;

/**
 * Joins short texts into pieces of some size, as UTF-8. Everything else that waits has its turn after
 * each piece, also when the texts come without a pause.
 */
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
    await nextTurn();
  }
  if (characters > 0) yield Buffer.from(gathered.join(''), 'utf8');
}
