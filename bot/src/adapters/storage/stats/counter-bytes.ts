import { ByteWriter, type ByteReader } from './bytes.ts';
import type { Counters } from './counters.ts';

/** Those of that sign, each as its distance from the one before and its value. */
export function counterBytes(counters: Counters, sign: number): ByteWriter {
  const body = new ByteWriter(128);
  let last = -1;
  counters.forEach((value, index) => {
    if (sign * value <= 0) return;
    body.number(index - last - 1);
    body.number(sign * value);
    last = index;
  });
  return body;
}

/** Adds counters that stand behind their length. */
export function addCounters(reader: ByteReader, to: Counters, sign: number): void {
  const length = reader.number();
  const end = reader.at + length;
  for (let index = -1; reader.at < end;) {
    index += reader.number() + 1;
    to[index] = (to[index] ?? 0) + sign * reader.number();
  }
}
