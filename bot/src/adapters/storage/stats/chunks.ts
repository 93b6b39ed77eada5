import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * What a segment holds: a chunk, and behind it those that were added since, each to be added or taken
 * away. Adding one needs nothing of the others; when the added ones weigh as much as the first, all
 * are made one again, and so are they by the night's check.
 */
export function appendChunks(
  held: string,
  added: Uint8Array,
  compact: (bytes: Uint8Array) => Uint8Array,
): string {
  const before = fromText(held);
  const all = new Uint8Array(before.length + added.length);
  all.set(before);
  all.set(added, before.length);
  const first = firstLength(all);
  return toText(all.length - first > Math.max(256, first) ? compact(all) : all);
}

export function fromText(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}

export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}

function firstLength(bytes: Uint8Array): number {
  const reader = new ByteReader(bytes, 1);
  const length = reader.number();
  return reader.at + length;
}

/** Writes the bodies that have something, each as a chunk of its sign. */
export function writeChunks(
  bodies: readonly { readonly sign: number; readonly body: ByteWriter }[],
): Uint8Array {
  const all = new ByteWriter();
  for (const { sign, body } of bodies) {
    if (body.length === 0) continue;
    all.byte(sign > 0 ? 1 : 0);
    all.number(body.length);
    all.append(body.view());
  }
  return all.view();
}

/** Reads chunk after chunk: `body` finds the reader at the beginning of one and reads up to `end`. */
export function readChunks(
  bytes: Uint8Array,
  body: (reader: ByteReader, end: number, sign: number) => void,
): void {
  const reader = new ByteReader(bytes);
  while (!reader.isAtEnd) {
    const sign = reader.byte() === 1 ? 1 : -1;
    const length = reader.number();
    body(reader, reader.at + length, sign);
  }
}
