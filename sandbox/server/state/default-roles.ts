import defaults from './default-roles.json' with { type: 'json' };
import { newId } from '../ids.ts';
import type { World } from './world.ts';

/** Gives a world the roles that a new server has; those it has already stay as they are. */
export function addDefaultRoles(world: World, now: number): void {
  for (const role of defaults) {
    if (world.rolesByName.one(role.name) !== undefined) continue;
    world.roles.put({
      id: newId(),
      name: role.name,
      display_name: `authentication.roles.${role.label}.name`,
      description: `authentication.roles.${role.label}.description`,
      create_at: now,
      update_at: now,
      delete_at: 0,
      permissions: role.permissions,
      scheme_managed: role.scheme_managed,
      built_in: true,
    });
  }
}
