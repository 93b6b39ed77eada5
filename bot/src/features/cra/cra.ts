import type { Activite, CraContent, CraSource, Theme } from '@coop/contract/cra';
import type { UsualPlace } from '@coop/contract/cra-routes';

import type { EntryId } from '../../core/actor.ts';
import type { CalendarDate } from '../../core/calendar-date.ts';
import { fold } from '../../core/parameters.ts';

/** A CRA in one of its revisions; the one with the highest `rev` is in force. */
export interface Cra {
  /** ULID, of the client or of the server. */
  readonly id: string;
  /** 1 at first; each edit, deletion or restoration adds one. */
  readonly rev: number;
  readonly formVersion: number;
  /** Instants, ms since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Present while deleted: it counts nowhere and can be restored for 30 days. */
  readonly deletedAt?: number;
  /** Registry entry of the adviser. */
  readonly author: EntryId;
  /** Employer by the affectation in force on the date. */
  readonly structureId: string;
  readonly source: CraSource;
  /** Id in the imported file. */
  readonly sourceId?: string;
  readonly content: CraContent;
}

export interface CraTotals {
  readonly cras: number;
  readonly participants: number;
  readonly minutes: number;
}

/** What is entered most. */
export interface CraUsage {
  /** Most used first; of equal ones, in the order of the form. At most six. */
  readonly themes: readonly Theme[];
  /** Minutes, most used first, then shortest. At most six. */
  readonly durees: readonly number[];
  /** The most used; absent without a CRA. */
  readonly activite?: Activite;
}

/** What one adviser enters most, and where they were last. */
export interface OwnCraUsage extends CraUsage {
  /** Of the CRA in force with the latest date; absent without a CRA. */
  readonly place?: Pick<CraContent, 'commune' | 'canal'>;
}

/** What has been typed, unchecked; one per person and form. */
export interface Draft {
  /** Grows by one at each write. */
  readonly rev: number;
  /** The id that the CRA will have. */
  readonly craId: string;
  readonly formVersion: number;
  readonly updatedAt: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The places that a person saved. */
export interface SavedPlaces {
  readonly usual?: UsualPlace;
  /** Those with the most CRAs of the person first, then by name. */
  readonly favourites: readonly (UsualPlace & { readonly nom: string })[];
}

export interface CraPeriod {
  /** Both included; open where absent. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

/** Département or collectivity of a commune, from its INSEE code. */
export function departementOfInsee(insee: string): string {
  return insee.startsWith('97') || insee.startsWith('98') ? insee.slice(0, 3) : insee.slice(0, 2);
}

/** At most so many words are looked for at once. */
export const maxSearchedWords = 4;

/** The words of a text, without accents, capitals and marks. */
export function searchedWords(text: string): readonly string[] {
  return fold(text.replace(/œ/gi, 'oe').replace(/æ/gi, 'ae'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** What a search in a CRA's own texts looks into: the words of its title and notes. */
export function wordsOf({ titre = '', notes = '' }: Pick<CraContent, 'titre' | 'notes'>): string {
  return searchedWords(`${titre} ${notes}`).join(' ');
}
