import { hash } from 'node:crypto';

import type { EventValue, HistoryEvent } from './history.ts';
import { invariant } from './invariant.ts';

/**
 * The form of the append-only logs (moderation.md §10): canonical events, each hashed with the hash
 * of the one before. Pure, and without dependency but `node:crypto`, so that anyone can verify.
 */
export interface ChainedEvent extends HistoryEvent {
  /** From 1, without gap. */
  readonly seq: number;
  /** `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
  readonly at: string;
}

/** Before the first event. */
export const firstHash = '0'.repeat(64);

const keyForm = /^[a-zA-Z0-9_]+$/;

/** The bytes that are hashed, as text: an RFC 8785 form, narrowed. */
export function canonical({ actor, at, data, obj, seq, type }: ChainedEvent): string {
  return write({ actor, at, data, obj, seq, type, v: 1 });
}

export function nextHash(before: string, event: string): string {
  return hash('sha256', `${before}\n${event}`);
}

/** The line of an export. */
export function chainLine(hashed: string, event: string): string {
  return `${hashed} ${event}`;
}

/** Writes any value in canonical form; what has none is an error of the program. */
export function write(value: EventValue): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return `[${value.map(write).join(',')}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => {
      invariant(keyForm.test(key), `the key ${key} is not of the form of the log`);
      return `"${key}":${write(member)}`;
    });
  return `{${members.join(',')}}`;
}

function writeNumber(value: number): string {
  invariant(Number.isSafeInteger(value), 'a number of the log is an integer below 2^53');
  return String(value === 0 ? 0 : value);
}

function isList(value: EventValue): value is readonly EventValue[] {
  return Array.isArray(value);
}
