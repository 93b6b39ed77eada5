import { localInstant } from '../../../../bot/src/core/calendar/local-instant.ts';
import type { CharterWorld } from '../../../../bot/src/features/charter/standing/fold.ts';
import type { PublishedVersion } from '../../../../bot/src/features/charter/standing/version.ts';

export const paris = 'Europe/Paris';
const dayMs = 86_400_000;

/** `2026-03-01 09:30` on the clock of Paris (or of another zone). */
export function moment(text: string, zone = paris): number {
  const [date = '', time = '00:00'] = text.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return localInstant(date, hours * 60 + minutes, zone);
}

export function version(
  number: string,
  effective: string,
  more: Partial<Pick<PublishedVersion, 'publishedAt' | 'retractedAt' | 'graceDays'>> = {},
): PublishedVersion {
  const [major = 1, minor = 0] = number.split('.').map(Number);
  const publishedAt = moment(effective) - dayMs;
  return { number: { major, minor }, effective, graceDays: 30, publishedAt, ...more };
}

export function world(...versions: readonly PublishedVersion[]): CharterWorld {
  return { versions, zone: paris, silenceLimit: (invitedAt) => invitedAt + 10 * dayMs };
}
