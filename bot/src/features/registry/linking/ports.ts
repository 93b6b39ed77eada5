import type { UserId } from '../../../core/actor.ts';

/** An account of Mattermost, as far as an entry is looked for. */
export interface LinkableAccount {
  readonly userId: UserId;
  readonly username: string;
  /** `undefined` when the server hides addresses. */
  readonly email: string | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly isBot: boolean;
  readonly isActive: boolean;
}

/** Who is in the bot's teams, as Mattermost says now. Throws when it cannot be asked. */
export interface AccountDirectory {
  byId(userId: UserId): Promise<LinkableAccount | undefined>;
  /** Everybody in the bot's teams, bots and deactivated accounts too; somebody may come twice. */
  people(): AsyncIterable<LinkableAccount>;
  /** Those who administer one of the bot's teams, bots too. */
  administrators(): Promise<readonly LinkableAccount[]>;
  /** Whether nobody uses the server before their address was verified. */
  verifiesEmails(): Promise<boolean>;
}
