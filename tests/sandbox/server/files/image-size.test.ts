import { describe, expect, it } from '@jest/globals';
import { imageSize, svgSize } from '../../../../sandbox/server/files/image-size.ts';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const GIF = 'R0lGODlhAgADAIAAAAAAAP///ywAAAAAAgADAAACAoRRADs=';

function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0x00, 0x11, 0x08, 0, height, 0, width, 3]);
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, ...Buffer.alloc(14)]);
  return Buffer.concat([start, frame, Buffer.alloc(20)]);
}

describe('imageSize', () => {
  it.each([
    ['PNG', Buffer.from(PNG, 'base64'), { width: 1, height: 1 }],
    ['GIF', Buffer.from(GIF, 'base64'), { width: 2, height: 3 }],
    ['JPEG', jpeg(7, 9), { width: 7, height: 9 }],
  ])('reads a %s', (_name, bytes, size) => {
    expect(imageSize(bytes)).toEqual(size);
  });

  it.each(['', 'not an image at all, only text', '\u00ff\u00d8 broken, and then some more'])(
    'knows no size of %j',
    (text) => {
      expect(imageSize(Buffer.from(text, 'latin1'))).toBeUndefined();
    },
  );
});

describe('svgSize', () => {
  it.each([
    ['<?xml version="1.0"?><svg width="10px" height="20" xmlns="x">', { width: 10, height: 20 }],
    ["<svg width='1' height='2' viewBox='0 0 24 12.5'>", { width: 24, height: 12 }],
    ['<svg width="100%">', undefined],
    ['no picture', undefined],
  ])('of %j is %j', (source, size) => {
    expect(svgSize(Buffer.from(source))).toEqual(size);
  });
});
