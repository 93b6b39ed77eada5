/** One entry of a lock file, as far as we read it. */
export interface LockedPackage {
  readonly version?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly [other: string]: unknown;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/**
 * The part of the lock file that one workspace needs in production, as if that workspace stood
 * alone: path in its own `node_modules` → entry. Links to other workspaces are left out.
 */
export function productionPackages(packages: LockedPackages, workspace: string): LockedPackages {
  const found: Record<string, LockedPackage> = {};
  const waiting = [workspace];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const [name, isOptional] of neededBy(packages[from] ?? {})) {
      const path = resolve(packages, from, name);
      const locked = path === undefined ? undefined : packages[path];
      if (path === undefined || locked === undefined) {
        if (isOptional) continue;
        throw new Error(`${name}, needed by ${from}, is not in the lock file.`);
      }
      if (locked.link === true) continue;
      const own = ownPath(path, workspace);
      const before = found[own];
      if (before !== undefined && before.version !== locked.version) {
        throw new Error(`Two versions of ${name} would stand at ${own}.`);
      }
      if (before === undefined) {
        found[own] = withoutDevelopment(locked);
        waiting.push(path);
      }
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function neededBy(locked: LockedPackage): readonly (readonly [string, boolean])[] {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = locked;
  const isOptionalPeer = (name: string) => locked.peerDependenciesMeta?.[name]?.optional === true;
  return [
    ...Object.keys(dependencies).map((name) => [name, false] as const),
    ...Object.keys(optionalDependencies).map((name) => [name, true] as const),
    ...Object.keys(peerDependencies)
      .filter((name) => !isOptionalPeer(name))
      .map((name) => [name, false] as const),
  ];
}

/** Where Node finds a package from a folder: in its own `node_modules`, else further up. */
function resolve(packages: LockedPackages, from: string, name: string): string | undefined {
  const parts = from === '' ? [] : from.split('/');
  for (let length = parts.length; length >= 0; length -= 1) {
    const folder = [...parts.slice(0, length), 'node_modules', name].join('/');
    if (packages[folder] !== undefined) return folder;
  }
  return undefined;
}

/** `bot/node_modules/x` stands at `node_modules/x` when the workspace stands alone. */
function ownPath(path: string, workspace: string): string {
  return path.startsWith(`${workspace}/`) ? path.slice(workspace.length + 1) : path;
}

function withoutDevelopment(locked: LockedPackage): LockedPackage {
  return Object.fromEntries(
    Object.entries(locked).filter(([key]) => !['dev', 'devOptional', 'peer'].includes(key)),
  );
}
