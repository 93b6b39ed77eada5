import type { Role } from '@coop/contract/identity-routes';

import type { EntryId, Locale, UserId } from '../../core/actor.ts';
import type { CalendarDate } from '../../core/calendar-date.ts';

/** `attendu`: no link yet; `parti`: after the last day; `archive`, `efface`: kept for references. */
export const entryStatuses = ['attendu', 'actif', 'parti', 'archive', 'efface'] as const;
export type EntryStatus = (typeof entryStatuses)[number];

/** How an entry was bound to a Mattermost account. */
export const linkWays = ['email', 'column', 'code', 'hand'] as const;
export type LinkWay = (typeof linkWays)[number];

/** An employer; `id` is its SIRET, 14 digits. */
export interface Structure {
  readonly id: string;
  readonly name: string;
}

/** Employer and département of a conseiller; `to` is the last day included. Never rewritten. */
export interface Affectation {
  readonly structureId: string;
  readonly departement: string;
  readonly from: CalendarDate;
  readonly to?: CalendarDate;
}

/** A territory code or tool key, in force from `from` to `to` included; open where absent. */
export interface DatedCode {
  readonly code: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

export interface Link {
  readonly userId: UserId;
  readonly how: LinkWay;
  /** Instant, ms since 1970. */
  readonly at: number;
  /** `bot`, `operator`, or the entry of who made it. */
  readonly by: string;
}

/** One person of the community, as the registry knows them. */
export interface Entry {
  /** Given by the source, never reused, never shown to members. */
  readonly id: EntryId;
  /** Lower case, trimmed; unique over all entries, `otherEmails` included. */
  readonly email: string;
  readonly otherEmails: readonly string[];
  readonly givenName: string;
  readonly familyName: string;
  readonly roles: readonly Role[];
  readonly affectations: readonly Affectation[];
  /** Employer of a person who is no conseiller, without dates. */
  readonly structureId?: string;
  /** Territories besides those of the affectations. */
  readonly territories: readonly DatedCode[];
  readonly tools: readonly DatedCode[];
  readonly start?: CalendarDate;
  /** Last day included. */
  readonly end?: CalendarDate;
  readonly language: Locale;
  readonly status: EntryStatus;
  /** Names of the fields that an import does not overwrite. */
  readonly locks: readonly string[];
  /** Who wrote it last: only those of an import can be missing from a file. */
  readonly writtenBy: 'import' | 'hand';
  readonly link?: Link;
  /** `@username` or id of the account that the source names; links it when it is there. */
  readonly account?: string;
}

/** An entry that was merged into another, and what both were before. */
export interface Alias {
  readonly alias: EntryId;
  readonly entryId: EntryId;
  readonly mergedAt: number;
  readonly kept: Entry;
  readonly merged: Entry;
}

/** Every address of an entry, each once. */
export function emailsOf({ email, otherEmails }: Entry): readonly string[] {
  return [...new Set([email, ...otherEmails])];
}

interface Dated {
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

function isInForce({ from, to }: Dated, date: CalendarDate): boolean {
  return (from === undefined || from <= date) && (to === undefined || date <= to);
}

/** The affectation in force on a date; of two at once, the one that began last. */
export function affectationOn(
  affectations: readonly Affectation[],
  date: CalendarDate,
): Affectation | undefined {
  return affectations
    .filter((affectation) => isInForce(affectation, date))
    .reduce<Affectation | undefined>(
      (last, next) => (last === undefined || next.from >= last.from ? next : last),
      undefined,
    );
}

/** Codes of the territories of an entry on a date: of its affectations and of its own; sorted. */
export function territoriesOn(entry: Entry, date: CalendarDate): readonly string[] {
  const codes = [
    ...entry.affectations.filter((one) => isInForce(one, date)).map((one) => one.departement),
    ...entry.territories.filter((one) => isInForce(one, date)).map((one) => one.code),
  ];
  return [...new Set(codes)].sort();
}
