import type { Role } from '@coop/contract/identity-routes';

import type { Person } from './actor.ts';

/**
 * Who may use a command, dialog, button or route. `everyone`: whoever Mattermost vouches for, also
 * before the charter; otherwise one of the roles. Checked when the act happens.
 */
export type Access = 'everyone' | readonly Role[];

export function mayUse(access: Access, person: Person): boolean {
  return access === 'everyone' || access.some((role) => person.roles.has(role));
}
