import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';

type Kind = 'team' | 'channel';

interface Flags {
  readonly scheme_guest: boolean;
  readonly scheme_user: boolean;
  readonly scheme_admin: boolean;
}

interface NamedRoles extends Flags {
  readonly explicit_roles: string;
}

/** What a list of role names makes of a membership; unknown names and roles of another place are refused. */
export function explicitAndScheme(
  sandbox: Sandbox,
  former: Flags,
  given: { readonly roles: string; readonly kind: Kind },
): NamedRoles {
  const { kind } = given;
  const names = given.roles.split(/\s+/).filter((name) => name !== '');
  const own = new Set([`${kind}_guest`, `${kind}_user`, `${kind}_admin`]);
  const explicit: string[] = [];
  for (const name of names) {
    const role = sandbox.world.rolesByName.one(name);
    if (role === undefined) throw new AppError('app.role.get_by_name.app_error', 400);
    if (!role.scheme_managed) explicit.push(name);
    else if (!own.has(name)) {
      throw new AppError(`api.channel.update_${kind}_member_roles.scheme_role.app_error`, 400);
    }
  }
  const flags = {
    scheme_guest: names.includes(`${kind}_guest`),
    scheme_user: names.includes(`${kind}_user`),
    scheme_admin: names.includes(`${kind}_admin`),
  };
  if (flags.scheme_guest && flags.scheme_user) {
    throw new AppError(`api.${kind}.update_${kind}_member_roles.guest_and_user.app_error`, 400);
  }
  if (flags.scheme_guest !== former.scheme_guest) {
    throw new AppError(
      `api.channel.update_${kind}_member_roles.changing_guest_role.app_error`,
      400,
    );
  }
  return { ...flags, explicit_roles: explicit.join(' ') };
}

/** What flags make of a membership: nobody becomes a guest by them, nobody stops being a user. */
export function schemeFlags(former: Flags, given: Flags, kind: Kind): Flags {
  const refuse = (what: string): never => {
    throw new AppError(`api.${kind}.update_${kind}_member_roles.${what}.app_error`, 400);
  };
  if (former.scheme_guest) refuse('guest');
  if (given.scheme_guest) refuse('user_and_guest');
  if (!given.scheme_user) refuse('unset_user_scheme');
  return given;
}
