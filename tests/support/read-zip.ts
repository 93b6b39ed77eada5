import { crc32, inflateRawSync } from 'node:zlib';

/** Reads an archive by its directory, checking sizes and sums; texts by their paths. */
export function readZip(bytes: Buffer): ReadonlyMap<string, string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  const files = new Map<string, string>();
  for (let entry = 0; entry < bytes.readUInt16LE(end + 10); entry += 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const content = contentAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20));
    if (content.byteLength !== bytes.readUInt32LE(at + 24)) throw new Error(`size of ${name}`);
    if (crc32(content) !== bytes.readUInt32LE(at + 16)) throw new Error(`sum of ${name}`);
    files.set(name, content.toString('utf8'));
    at += 46 + nameLength;
  }
  return files;
}

function contentAt(bytes: Buffer, head: number, packed: number): Buffer {
  const start = head + 30 + bytes.readUInt16LE(head + 26);
  return inflateRawSync(bytes.subarray(start, start + packed));
}

/** All that comes, as one. */
export async function gather(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const bytes of content) pieces.push(bytes);
  return Buffer.concat(pieces);
}
