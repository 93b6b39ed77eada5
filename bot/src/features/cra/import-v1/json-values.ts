/** A list of records in JSON ended before its end. */
export class CutShort extends Error {
  readonly code = 'cut-short';
}

/** What stands where JSON should is none. */
export class NotJson extends Error {
  readonly code = 'not-json';
}

/** A record longer than this is none of ours. */
const longestRecord = 1_000_000;

/**
 * Cuts the values out of JSON as it comes: the elements of a list, of the list `records` of an
 * object, or objects one after another. Nothing is kept but the value under way.
 */
export class JsonValues {
  #pending = '';
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Depth at which records stand; -1 until the form of the file is known. */
  #recordDepth = -1;
  #head = '';
  /** In the one object whose list of records is over. */
  #isOver = false;

  /** Text of the members that stand before `records`, as an object; empty without one. */
  get head(): string {
    return this.#head;
  }

  /** Raw values that end in this piece of text. */
  *feed(text: string): Generator<string> {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (this.#isInString) this.#inString(letter);
      else if (letter === quote) this.#isInString = true;
      else if (letter === openList || letter === openObject) {
        const from = this.#open(letter, this.#pending + text.slice(start, at));
        if (from === 'begins') {
          this.#pending = '';
          start = this.#depth === this.#recordDepth ? at + 1 : at;
        }
      } else if (letter === closeList || letter === closeObject) {
        this.#depth -= 1;
        if (this.#depth < 0) throw new NotJson();
        const ends = this.#closed();
        if (ends === 'nothing') continue;
        const value = this.#pending + text.slice(start, at + 1);
        this.#pending = '';
        start = at + 1;
        if (ends === 'value') yield value;
      }
    }
    this.#pending += text.slice(start);
    if (this.#isOver) this.#pending = '';
    if (this.#pending.length > longestRecord) throw new NotJson();
  }

  /** To be called when there is no more text. */
  end(): void {
    if (this.#depth > 0 || this.#isInString) throw new CutShort();
    if (this.#pending.trim().replace(/^,/, '') !== '') throw new NotJson();
  }

  #inString(letter: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (letter === backslash) this.#isEscaped = true;
    else if (letter === quote) this.#isInString = false;
  }

  /** Whether a value, or the list of records, begins with this bracket. */
  #open(letter: number, before: string): 'begins' | 'goes on' {
    this.#depth += 1;
    if (this.#recordDepth < 0 && this.#depth === 1) {
      if (before.trim() !== '') throw new NotJson();
      this.#recordDepth = letter === openList ? 1 : 0;
      return 'begins';
    }
    if (this.#recordDepth === 0 && this.#depth === 2 && letter === openList) {
      const head = /^(.*?),?\s*"records"\s*:\s*$/s.exec(before)?.[1];
      if (head !== undefined) {
        this.#head = `${head}}`;
        this.#recordDepth = 2;
        return 'begins';
      }
    }
    return this.#depth === this.#recordDepth + 1 && !this.#isOver ? 'begins' : 'goes on';
  }

  #closed(): 'value' | 'list' | 'nothing' {
    if (this.#isOver) return 'nothing';
    if (this.#depth === this.#recordDepth) return 'value';
    if (this.#depth !== this.#recordDepth - 1) return 'nothing';
    this.#isOver = true;
    return 'list';
  }
}

const quote = 34;
const backslash = 92;
const openList = 91;
const closeList = 93;
const openObject = 123;
const closeObject = 125;

/** The value of a raw text; NaN, which v1 wrote, is null. `undefined` when it is no JSON. */
export function valueOf(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return withoutNaN(raw);
  }
}

function withoutNaN(raw: string): unknown {
  const repaired = raw.replace(/"(?:[^"\\]|\\.)*"|\bNaN\b/g, (found) =>
    found === 'NaN' ? 'null' : found,
  );
  try {
    return JSON.parse(repaired);
  } catch {
    return undefined;
  }
}
