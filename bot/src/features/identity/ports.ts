/** The sessions of the plugin. */
export interface Sessions {
  /** A short-lived bearer token for a person; `expiresAt` in ms since 1970. */
  issue(userId: string): Promise<{ readonly token: string; readonly expiresAt: number }>;
}

/** What Mattermost knows of an account; may be some minutes old. */
export interface Account {
  readonly userId: string;
  readonly username: string;
  readonly email: string | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly nickname: string;
  readonly locale: string;
  readonly timeZone: string | undefined;
  readonly isBot: boolean;
  readonly isActive: boolean;
}

export interface Accounts {
  /** `undefined` for an unknown account. Throws when Mattermost cannot be asked. */
  byId(userId: string): Promise<Account | undefined>;
}
