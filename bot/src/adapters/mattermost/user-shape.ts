import type { UserProfile } from '@mattermost/types/users';
import { z } from 'zod';
import { orUndefined } from './post-shape.ts';

type UserFields = Pick<UserProfile, 'id' | 'username' | 'delete_at' | 'roles' | 'locale'>;

const userFields = {
  id: z.string(),
  username: z.string(),
  delete_at: z.number(),
  roles: z.string(),
  locale: z.string(),
} satisfies Record<keyof UserFields, z.ZodType<UserFields[keyof UserFields]>>;

/** The fields of an account that the bot reads; the e-mail is hidden by some servers. */
export const userShape = z.object({
  ...userFields,
  email: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  nickname: z.string().optional(),
  is_bot: z.boolean().optional(),
  timezone: z
    .object({
      useAutomaticTimezone: z.union([z.string(), z.boolean()]).optional(),
      automaticTimezone: z.string().optional(),
      manualTimezone: z.string().optional(),
    })
    .nullish(),
});

/** An account of Mattermost. */
export interface MattermostUser {
  readonly id: string;
  readonly username: string;
  /** Undefined when the server hides addresses. */
  readonly email: string | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly nickname: string;
  /** As chosen in Mattermost: `fr`, `en`, `pt-BR` … */
  readonly locale: string;
  /** IANA name; undefined when the person's clients have not told it yet. */
  readonly timeZone: string | undefined;
  readonly isBot: boolean;
  readonly isActive: boolean;
  /** A guest account, which needs a licence. */
  readonly isGuest: boolean;
  readonly isSystemAdmin: boolean;
}

export function toMattermostUser(user: z.infer<typeof userShape>): MattermostUser {
  return {
    id: user.id,
    username: user.username,
    email: orUndefined(user.email ?? ''),
    firstName: user.first_name ?? '',
    lastName: user.last_name ?? '',
    nickname: user.nickname ?? '',
    locale: user.locale,
    timeZone: timeZoneOf(user.timezone),
    isBot: user.is_bot === true,
    isActive: user.delete_at === 0,
    isGuest: user.roles.split(' ').includes('system_guest'),
    isSystemAdmin: user.roles.split(' ').includes('system_admin'),
  };
}

function timeZoneOf(zone: z.infer<typeof userShape>['timezone']): string | undefined {
  const isManual = String(zone?.useAutomaticTimezone) === 'false';
  return orUndefined((isManual ? zone?.manualTimezone : zone?.automaticTimezone) ?? '');
}
