import { StorageFailed } from './errors.ts';

/**
 * Lines of UTF-8 bytes, split at line feeds alone; `ended` is false for a last line without one.
 * Bytes that are not UTF-8 are an error.
 */
export async function* splitLines(
  bytes: AsyncIterable<unknown>,
): AsyncGenerator<{ readonly text: string; readonly ended: boolean }> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const chunk of bytes) {
    if (!(chunk instanceof Uint8Array)) throw new StorageFailed('The file did not come as bytes.');
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { text, ended: true };
  }
  rest += decoder.decode();
  if (rest !== '') yield { text: rest, ended: false };
}
