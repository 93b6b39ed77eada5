import type { RisingClock } from './clock.ts';
import { merged, type JsonObject, type SandboxConfig } from './config.ts';
import type { EventHub } from './events/hub.ts';
import type { Permissions } from './permissions.ts';
import type { World } from './state/world.ts';

/** What every route and action of the sandbox works with. */
export interface Sandbox {
  readonly world: World;
  readonly clock: RisingClock;
  readonly hub: EventHub;
  readonly permissions: Permissions;
  /** The configuration in force. */
  config(): SandboxConfig;
  /** Changes the configuration as an administrator does; everybody is told. */
  changeConfig(changes: JsonObject): void;
  /** Address of the server, without slash at the end. */
  url(): string;
  /** Runs when the server closes. */
  onClose(end: () => void): void;
}

/** The configuration in force: the one the server began with and what was changed since. */
export function configOf(world: World, start: SandboxConfig): SandboxConfig {
  for (const changes of world.configChanges.values()) return merged(start, changes);
  return start;
}
