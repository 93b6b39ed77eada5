import { addDays, type CalendarDate } from '../../../core/calendar-date.ts';
import { localInstant } from '../../../core/calendar/local-instant.ts';
import { localDay } from '../../../core/local-day.ts';

/** `major.minor`; a minor asks nobody again. */
export interface VersionNumber {
  readonly major: number;
  readonly minor: number;
}

/** A version once it has been published. Instants in ms since 1970. */
export interface PublishedVersion {
  readonly number: VersionNumber;
  readonly publishedAt: number;
  /** From 00:00 of that date in the community's zone. */
  readonly effective: CalendarDate;
  /** Days to accept it for those who accepted an older major. */
  readonly graceDays: number;
  readonly retractedAt?: number;
}

export function writeVersion({ major, minor }: VersionNumber): string {
  return `${String(major)}.${String(minor)}`;
}

export function readVersion(text: string): VersionNumber | undefined {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})$/.exec(text) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** Below zero when `a` comes before `b`. */
export function compareVersions(a: VersionNumber, b: VersionNumber): number {
  return a.major - b.major || a.minor - b.minor;
}

/** When a version comes into force: 00:00 of its date, or its publication if that was later. */
export function comesIntoForceAt(version: PublishedVersion, zone: string): number {
  return Math.max(localInstant(version.effective, 0, zone), version.publishedAt);
}

/** The latest published version whose date has come and that is not retracted. */
export function versionInForce(
  versions: readonly PublishedVersion[],
  at: number,
  zone: string,
): PublishedVersion | undefined {
  return versions
    .filter((version) => comesIntoForceAt(version, zone) <= at)
    .filter(({ retractedAt }) => retractedAt === undefined || retractedAt > at)
    .toSorted((a, b) => compareVersions(b.number, a.number))[0];
}

/** 00:00 in the zone, so many days after the local day of an instant. */
export function daysAfter(instant: number, days: number, zone: string): number {
  return localInstant(addDays(localDay(instant, zone), days), 0, zone);
}
