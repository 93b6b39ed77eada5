import { canonical, firstHash, nextHash, type ChainedEvent } from './chain.ts';
import type { ChainName, EventValue } from './history.ts';

/** Why a log is not what it should be. */
export const faultKinds = [
  'parse',
  'form',
  'order',
  'hash',
  'gap',
  'anchor-missing',
  'anchor-different',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Line of the export, from 1; for a missing anchor, the last line. */
  readonly line: number;
  /** `seq` of the event, as far as it is known. */
  readonly seq: number;
}

export type Verdict =
  | { readonly ok: true; readonly events: number; readonly seq: number; readonly hash: string }
  | { readonly ok: false; readonly fault: Fault };

/** What was found of a log as it is stored. */
export type ChainState =
  | { readonly chain: ChainName; readonly ok: true; readonly events: number }
  | { readonly chain: ChainName; readonly ok: false; readonly fault: Omit<Fault, 'line'> };

/** What was posted outside the log on a day: `<chain> <seq> <hex> <date>`. */
export interface Anchor {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly date: string;
}

const anchorForm = /^([a-z]+) ([1-9]\d{0,15}) ([0-9a-f]{64}) (\d{4}-\d{2}-\d{2})$/;

/** Reads a file of anchors; `undefined` when a line that is not empty has another form. */
export function readAnchors(text: string): readonly Anchor[] | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const anchors = lines
    .filter((line) => line !== '')
    .map((line) => {
      const [, chain = '', seq = '', hash = '', date = ''] = anchorForm.exec(line) ?? [];
      return { chain, seq: Number(seq), hash, date };
    });
  return anchors.every(({ seq }) => seq > 0) ? anchors : undefined;
}

/** Verifies the lines of an export one after another, in constant memory. */
export class ChainVerifier {
  readonly #anchors: ReadonlyMap<number, string>;
  readonly #lastAnchor: number;
  #line = 0;
  #events = 0;
  #seq = 0;
  #hash = firstHash;
  #fault: Fault | undefined;

  /** The anchors are those of this chain. */
  constructor(anchors: readonly Anchor[] = []) {
    this.#anchors = new Map(anchors.map(({ seq, hash }) => [seq, hash]));
    this.#lastAnchor = Math.max(0, ...anchors.map(({ seq }) => seq));
  }

  /** True while everything is well; after the first fault nothing more is looked at. */
  line(text: string): boolean {
    if (this.#fault !== undefined) return false;
    this.#line += 1;
    const kind = this.#line === 1 && text.startsWith('# ') ? this.#prev(text) : this.#next(text);
    if (kind !== undefined) this.#blame(kind);
    return kind === undefined;
  }

  end(): Verdict {
    if (this.#fault === undefined && this.#lastAnchor > this.#seq) {
      this.#blame('anchor-missing');
    }
    return this.#fault === undefined
      ? { ok: true, events: this.#events, seq: this.#seq, hash: this.#hash }
      : { ok: false, fault: this.#fault };
  }

  #prev(text: string): FaultKind | undefined {
    const [, hash] = /^# prev ([0-9a-f]{64})$/.exec(text) ?? [];
    if (hash === undefined) return 'parse';
    this.#hash = hash;
    this.#seq = -1;
    return undefined;
  }

  #next(text: string): FaultKind | undefined {
    const hashed = text.slice(0, 64);
    const json = text.slice(65);
    const value = text[64] === ' ' && /^[0-9a-f]{64}$/.test(hashed) ? parse(json) : undefined;
    if (value === undefined) return 'parse';
    const event = asEvent(value);
    if (event === undefined || !isCanonical(event, json)) return 'form';
    const misplaced = this.#place(event.seq);
    if (misplaced !== undefined) return misplaced;
    if (nextHash(this.#hash, json) !== hashed) return 'hash';
    this.#hash = hashed;
    this.#events += 1;
    const anchor = this.#anchors.get(event.seq);
    return anchor === undefined || anchor === hashed ? undefined : 'anchor-different';
  }

  /** After a `# prev` line the first event may have any number but 1. */
  #place(seq: number): FaultKind | undefined {
    const expected = this.#seq === -1 ? Math.max(2, seq) : this.#seq + 1;
    if (seq < expected) return 'order';
    if (seq > expected) return 'gap';
    this.#seq = seq;
    return undefined;
  }

  #blame(kind: FaultKind): void {
    this.#fault = { kind, line: this.#line, seq: Math.max(0, this.#seq) + (isOwn(kind) ? 0 : 1) };
  }
}

/** Found after the event was placed: `seq` is its own. */
function isOwn(kind: FaultKind): boolean {
  return kind === 'hash' || kind === 'anchor-different';
}

function parse(json: string): EventValue | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what JSON.parse answers
    return JSON.parse(json) as EventValue;
  } catch {
    return undefined;
  }
}

type Members = Readonly<Record<string, EventValue>>;

function isMembers(value: EventValue | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const eventKeys = 'actor,at,data,obj,seq,type,v';
const atForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function asEvent(value: EventValue): ChainedEvent | undefined {
  if (!isMembers(value) || Object.keys(value).join(',') !== eventKeys) return undefined;
  const { actor, at, data, obj, seq, type, v } = value;
  if (typeof actor !== 'string' || typeof type !== 'string' || v !== 1) return undefined;
  if (typeof at !== 'string' || !atForm.test(at) || Number.isNaN(Date.parse(at))) return undefined;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return undefined;
  return isMembers(data) && isMembers(obj) ? { actor, at, data, obj, seq, type } : undefined;
}

function isCanonical(event: ChainedEvent, json: string): boolean {
  try {
    return canonical(event) === json;
  } catch {
    return false;
  }
}
