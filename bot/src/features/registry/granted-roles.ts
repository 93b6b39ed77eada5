import type { Role } from '@coop/contract/identity-routes';

import type { Entry } from './registry.ts';

/**
 * The roles that count: a link found by e-mail alone gives none above conseiller until somebody
 * confirms it (`channels.md`, Link between entry and account).
 */
export function grantedRoles({ roles, link }: Pick<Entry, 'roles' | 'link'>): readonly Role[] {
  if (link?.how !== 'email') return roles;
  return roles.filter((role) => role === 'conseiller' || role === 'invite');
}
