import type { Role } from '@coop/contract/identity-routes';

export type Locale = 'fr' | 'en';

/** Mattermost's id of an account: 26 characters of `a-z0-9`. */
export type UserId = string;

/** Id of an entry of the registry. */
export type EntryId = string;

/**
 * A person as the registry and Mattermost know them at this instant. Made at the edge, never from
 * what the client says about itself. Without an entry: no role.
 */
export interface Person {
  readonly kind: 'person';
  readonly userId: UserId;
  readonly entryId?: EntryId;
  readonly displayName: string;
  readonly givenName: string;
  readonly roles: ReadonlySet<Role>;
  /** Codes of the person's territories in force today. */
  readonly territories: readonly string[];
  readonly locale: Locale;
  /** IANA zone of their territory, else the community's. */
  readonly timeZone: string;
}

/** Who asks. */
export type Actor =
  | Person
  | { readonly kind: 'bot' }
  | { readonly kind: 'operator'; readonly name: string; readonly locale: Locale };

/** Answers the person behind a Mattermost account, as of now. */
export interface Actors {
  personOf(userId: UserId): Promise<Person>;
}
