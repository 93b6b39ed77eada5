/** Whole numbers from 0 on in as few bytes as they need: seven bits each, the last without its eighth. */
export class ByteWriter {
  #bytes: Uint8Array;
  length = 0;

  constructor(size = 64) {
    this.#bytes = new Uint8Array(size);
  }

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.length++] = value;
  }

  number(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.length++] = rest;
  }

  /** 32 bits. */
  word(value: number): void {
    this.#room(4);
    for (let shift = 0; shift < 32; shift += 8)
      this.#bytes[this.length++] = (value >>> shift) & 255;
  }

  append(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written; valid until more is written. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #room(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(2 * this.#bytes.length, this.length + more));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}

/** Reads what `ByteWriter` wrote, in the same order. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  number(): number {
    let byte = this.bytes[this.at++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = this.bytes[this.at++] ?? 0;
      value += (byte & 127) * scale;
    }
    return value;
  }

  word(): number {
    const { bytes } = this;
    const low = (bytes[this.at++] ?? 0) | ((bytes[this.at++] ?? 0) << 8);
    const high = ((bytes[this.at++] ?? 0) << 16) | ((bytes[this.at++] ?? 0) << 24);
    return (low | high) >>> 0;
  }
}
