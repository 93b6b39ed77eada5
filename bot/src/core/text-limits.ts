import * as z from 'zod';

/** A text of `min` to `max` characters as people count them (code points). */
export function runes(min: number, max: number): z.ZodType<string> {
  return measured(min, max, (text) => Array.from(text).length);
}

/** A text of `min` to `max` bytes of UTF-8, as Mattermost limits labels and help texts. */
export function utf8Bytes(min: number, max: number): z.ZodType<string> {
  return measured(min, max, (text) => Buffer.byteLength(text));
}

function measured(min: number, max: number, lengthOf: (text: string) => number) {
  return z.string().check(({ value, issues }) => {
    const length = lengthOf(value);
    const origin = 'string';
    if (length < min) issues.push({ code: 'too_small', origin, minimum: min, input: value });
    if (length > max) issues.push({ code: 'too_big', origin, maximum: max, input: value });
  });
}
