import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { AppError } from '../http/app-error.ts';
import { newId } from '../ids.ts';

/** The two halves of a trigger: the client's, which a dialog names, and the integration's, which opens it. */
export interface Trigger {
  readonly clientId: string;
  readonly integrationId: string;
}

/** Whose click or command it was, and the client's half. */
export interface OpenedTrigger {
  readonly clientId: string;
  readonly userId: string;
}

interface Reading {
  readonly now: number;
  readonly lifeMs: number;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Makes a trigger for a person, signed with the server's key (ECDSA, P-256, SHA-256). */
export function makeTrigger(userId: string, now: number, key: KeyObject): Trigger {
  const clientId = newId();
  const signed = `${clientId}:${userId}:${String(now)}:`;
  const signature = sign('sha256', Buffer.from(signed), key).toString('base64');
  return { clientId, integrationId: Buffer.from(signed + signature).toString('base64') };
}

/** Reads a trigger of an integration; refuses what is malformed, expired or signed by another key. */
export function openTrigger(triggerId: string, key: KeyObject, reading: Reading): OpenedTrigger {
  if (!BASE64.test(triggerId)) throw refused('base64_decode_failed');
  const parts = Buffer.from(triggerId, 'base64').toString('utf8').split(':');
  const [clientId, userId, time, signature] = parts;
  if (parts.length !== 4 || signature === undefined) throw refused('missing_data');
  if (reading.now - milliseconds(time) > reading.lifeMs) {
    throw refused('expired', { Duration: duration(reading.lifeMs) });
  }
  if (!BASE64.test(signature)) throw refused('base64_decode_failed_signature');
  const bytes = Buffer.from(signature, 'base64');
  if (!isSequence(bytes)) throw refused('signature_decode_failed');
  const signed = Buffer.from(`${clientId ?? ''}:${userId ?? ''}:${time ?? ''}:`);
  if (!verify('sha256', signed, key, bytes)) throw refused('verify_signature_failed');
  return { clientId: clientId ?? '', userId: userId ?? '' };
}

function refused(what: string, params: Readonly<Record<string, string>> = {}): AppError {
  return new AppError(`interactive_message.decode_trigger_id.${what}`, 400, { params });
}

function milliseconds(time: string | undefined): number {
  return time !== undefined && /^[+-]?\d+$/.test(time) ? Number(time) : 0;
}

/** Two whole numbers in ASN.1, the shape of every signature. */
function isSequence(bytes: Buffer): boolean {
  const length = bytes[1];
  if (bytes[0] !== 0x30 || length === undefined || length > bytes.length - 2) return false;
  const first = bytes[3];
  if (bytes[2] !== 0x02 || first === undefined) return false;
  const second = bytes[5 + first];
  return bytes[4 + first] === 0x02 && second !== undefined && first + second + 4 === length;
}

/** As Go prints whole seconds: `30s`, `1m30s`, `1h0m0s`. */
function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${String(seconds % 60)}s`;
  if (seconds < 60) return rest;
  return `${hours > 0 ? `${String(hours)}h` : ''}${String(minutes)}m${rest}`;
}
