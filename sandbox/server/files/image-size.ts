export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Frames of JPEG that hold no size: tables of Huffman and of arithmetic coding, and an extension. */
const SIZELESS_FRAMES = new Set([0xc4, 0xc8, 0xcc]);

/** Size in pixels of a PNG, GIF, JPEG, BMP or WebP; `undefined` when the bytes are none of them. */
export function imageSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 24) return undefined;
  if (bytes.subarray(0, 8).equals(PNG)) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  const start = bytes.toString('latin1', 0, 4);
  if (start === 'GIF8') return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (start.startsWith('BM')) return bmpSize(bytes);
  if (start === 'RIFF') return webpSize(bytes);
  return start.startsWith('\xff\xd8') ? jpegSize(bytes) : undefined;
}

function bmpSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 26) return undefined;
  return { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
}

function webpSize(bytes: Buffer): ImageSize | undefined {
  const chunk = bytes.toString('latin1', 12, 16);
  if (bytes.length < 30 || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  if (chunk === 'VP8X') {
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  }
  if (chunk === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
}

function jpegSize(bytes: Buffer): ImageSize | undefined {
  let place = 2;
  while (place + 9 < bytes.length) {
    const marker = bytes.readUInt8(place + 1);
    if (bytes.readUInt8(place) !== 0xff) return undefined;
    if (marker >= 0xc0 && marker <= 0xcf && !SIZELESS_FRAMES.has(marker)) {
      return { width: bytes.readUInt16BE(place + 7), height: bytes.readUInt16BE(place + 5) };
    }
    place += 2 + bytes.readUInt16BE(place + 2);
  }
  return undefined;
}

/** Size of an SVG: its view box, else its width and height; `undefined` unless both are known. */
export function svgSize(bytes: Buffer): ImageSize | undefined {
  const tag = /<[A-Za-z][^<>]*>/.exec(bytes.toString('utf8'))?.[0] ?? '';
  const box = /\sviewBox=["']\s*\S+\s+\S+\s+(\d+)\S*\s+(\d+)/.exec(tag);
  const width = Number(box?.[1] ?? /\swidth=["']\s*(\d+)/.exec(tag)?.[1] ?? 0);
  const height = Number(box?.[2] ?? /\sheight=["']\s*(\d+)/.exec(tag)?.[1] ?? 0);
  return width > 0 && height > 0 ? { width, height } : undefined;
}
