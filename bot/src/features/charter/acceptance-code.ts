import { createHmac } from 'node:crypto';

import type { UserId } from '../../core/actor.ts';
import { sameText } from '../../core/seal.ts';

/** What a code is good for: one person, one text. */
export interface CodeSubject {
  readonly userId: UserId;
  readonly charter: string;
  readonly version: string;
  readonly language: string;
}

/** Without the letters and figures that are taken for one another. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 4;
const minuteMs = 60_000;
/** How long a code is good. */
const lifeMinutes = 30;

/** Four characters to type, the same for a minute; good for 30 minutes (charter.md, Asking). */
export function acceptanceCode(secret: string, subject: CodeSubject, now: number): string {
  return codeOf(secret, subject, Math.floor(now / minuteMs));
}

/** Case does not count. Its acceptance makes it useless: what is accepted is not accepted again. */
export function isAcceptanceCode(
  typed: string,
  secret: string,
  { subject, now }: { readonly subject: CodeSubject; readonly now: number },
): boolean {
  const minute = Math.floor(now / minuteMs);
  const codes = Array.from({ length: lifeMinutes }, (_, ago) =>
    codeOf(secret, subject, minute - ago),
  );
  return codes.map((code) => sameText(typed.toUpperCase(), code)).includes(true);
}

function codeOf(
  secret: string,
  { userId, charter, version, language }: CodeSubject,
  minute: number,
): string {
  const about = [userId, charter, version, language, String(minute)].join(' ');
  const bytes = createHmac('sha256', secret).update(about).digest();
  return Array.from(bytes.subarray(0, codeLength), (byte) => letters.charAt(byte % 32)).join('');
}
