import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file inside; its content is read once, when its turn comes. */
export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
}

/** Sizes follow the content (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;
const version = 20;
/** 1 January 1980, the first date that the format knows: files are the same whenever they are made. */
const epoch = 0x0021;

/** A ZIP archive made while it is read; nothing of it is held but what is being packed. */
export async function* zipFile(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const nameBytes = Buffer.from(name, 'utf8');
    const head = localHead(nameBytes);
    yield head;
    const measured = { crc: 0, size: 0, packed: 0 };
    for await (const bytes of pack(content, measured)) {
      measured.packed += bytes.byteLength;
      yield bytes;
    }
    const tail = words(
      [0x08074b50, 4],
      [measured.crc, 4],
      [measured.packed, 4],
      [measured.size, 4],
    );
    yield tail;
    written.push({ name: nameBytes, offset, ...measured });
    offset += head.byteLength + measured.packed + tail.byteLength;
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield directoryEnd({ entries: written.length, bytes: directory.byteLength, offset });
}

async function* pack(
  content: AsyncIterable<Uint8Array>,
  measured: { crc: number; size: number },
): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6 });
  const feeding = (async () => {
    try {
      for await (const bytes of content) {
        measured.crc = crc32(bytes, measured.crc);
        measured.size += bytes.byteLength;
        if (!deflate.write(bytes)) await once(deflate, 'drain');
      }
      deflate.end();
    } catch (error) {
      deflate.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  try {
    for await (const bytes of deflate) if (bytes instanceof Uint8Array) yield bytes;
  } finally {
    deflate.destroy();
    await feeding;
  }
}

function localHead(name: Buffer): Buffer {
  const fields = words(
    [0x04034b50, 4],
    [version, 2],
    [flags, 2],
    [deflated, 2],
    [0, 2],
    [epoch, 2],
    [0, 4],
    [0, 4],
    [0, 4],
    [name.byteLength, 2],
    [0, 2],
  );
  return Buffer.concat([fields, name]);
}

function directoryEntry({ name, offset, crc, size, packed }: Written): Buffer {
  const fields = words(
    [0x02014b50, 4],
    [version, 2],
    [version, 2],
    [flags, 2],
    [deflated, 2],
    [0, 2],
    [epoch, 2],
    [crc, 4],
    [packed, 4],
    [size, 4],
    [name.byteLength, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [offset, 4],
  );
  return Buffer.concat([fields, name]);
}

function directoryEnd(place: {
  readonly entries: number;
  readonly bytes: number;
  readonly offset: number;
}): Buffer {
  const { entries, bytes, offset } = place;
  return words(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [entries, 2],
    [entries, 2],
    [bytes, 4],
    [offset, 4],
    [0, 2],
  );
}

/** Numbers of so many bytes, lowest byte first. */
function words(...fields: readonly (readonly [value: number, bytes: number])[]): Buffer {
  const all = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) at = all.writeUIntLE(value, at, bytes);
  return all;
}
