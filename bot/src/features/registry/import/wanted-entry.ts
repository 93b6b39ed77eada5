import type { Role } from '@coop/contract/identity-routes';

import type { EntryId, Locale } from '../../../core/actor.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import type { LineRefusal, LineRepair } from './line-rules.ts';

/**
 * What a cell says: `undefined` when the file has no such column (what the registry has stays),
 * `null` when it was left empty.
 */
export type Given<T> = T | null | undefined;

/** What a valid line wants of an entry. */
export interface WantedEntry {
  readonly line: number;
  readonly id: EntryId;
  readonly email: string;
  readonly otherEmails: Given<readonly string[]>;
  readonly givenName: string;
  readonly familyName: string;
  readonly roles: Given<readonly Role[]>;
  readonly structureId: Given<string>;
  readonly structureName: string | undefined;
  readonly departements: Given<readonly string[]>;
  readonly start: Given<CalendarDate>;
  readonly end: Given<CalendarDate>;
  readonly affectationFrom: CalendarDate | undefined;
  readonly tools: Given<readonly string[]>;
  readonly language: Given<Locale>;
  readonly account: Given<string>;
}

/** A line of the file, read by itself. */
export interface ReadLine {
  readonly line: number;
  /** As typed, lowered for the address: they count among duplicates even on a refused line. */
  readonly id: string;
  readonly emails: readonly string[];
  readonly wanted: WantedEntry | undefined;
  /** All of them at once; a line with one is not applied. */
  readonly refusals: readonly LineRefusal[];
  readonly repairs: readonly LineRepair[];
}
