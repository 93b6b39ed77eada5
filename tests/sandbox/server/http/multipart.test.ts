import { describe, expect, it } from '@jest/globals';
import { multipartBoundary, readMultipart } from '../../../../sandbox/server/http/multipart.ts';

const form = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'));

describe('multipartBoundary', () => {
  it.each([
    ['multipart/form-data; boundary=x', 'x'],
    ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
    ['multipart/form-data', ''],
    ['application/json', undefined],
    ['', undefined],
  ])('of %j is %j', (contentType, boundary) => {
    expect(multipartBoundary(contentType)).toBe(boundary);
  });
});

describe('readMultipart', () => {
  it('gives the parts in their order, bytes untouched', () => {
    const body = form(
      '--x\nContent-Disposition: form-data; name="a"\n\none\n--x\nContent-Type: text/csv\nContent-Disposition: form-data; name="files"; filename="dir/é \\"q\\".csv"\n\n1\n2\n--x--\n',
    );

    const parts = readMultipart(body, 'x');

    expect(parts?.map(({ name, filename, bytes }) => [name, filename, bytes.toString()])).toEqual([
      ['a', '', 'one'],
      ['files', 'é "q".csv', '1\r\n2'],
    ]);
  });

  it('says where a part begins', () => {
    const body = form('--x\nContent-Disposition: form-data; name="a"\n\none\n--x--\n');

    const [part] = readMultipart(body, 'x') ?? [];

    expect(body.subarray(part?.offset, (part?.offset ?? 0) + 3).toString()).toBe('one');
  });

  it('reads an empty part', () => {
    const body = form('--x\nContent-Disposition: form-data; name="a"\n\n\n--x--\n');

    expect(readMultipart(body, 'x')?.[0]?.bytes).toHaveLength(0);
  });

  it.each(['nothing', '--x\nContent-Disposition: form-data; name="a"\n\ncut off'])(
    'refuses %j',
    (text) => {
      expect(readMultipart(form(text), 'x')).toBeUndefined();
    },
  );
});
