import { isUtf8 } from 'node:buffer';

/**
 * UTF-8 (with or without its mark), else Windows-1252; `undefined` when it cannot be text. Ends of
 * lines become line feeds.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  const decoder = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return decoder.decode(bytes).replace(/\r\n?/g, '\n');
}
