import type { Router } from '../http/router.ts';
import { CommandStore } from '../integrations/commands/command-store.ts';
import { PluginStore } from '../plugins/plugin-store.ts';
import type { Sandbox } from '../sandbox.ts';
import { registerActionRoutes } from './actions.ts';
import { registerCommandCallRoutes } from './command-calls.ts';
import { registerCommandRoutes } from './commands.ts';
import { registerDialogRoutes } from './dialogs.ts';
import { registerEphemeralRoutes } from './ephemeral.ts';
import { registerFileRoutes } from './files.ts';
import { registerPluginFileRoutes } from './plugin-files.ts';
import { registerPluginRoutes } from './plugins.ts';

/** Everything through which programs outside work with the server. */
export function registerIntegrationRoutes(router: Router, sandbox: Sandbox): void {
  const commands = new CommandStore(sandbox);
  const plugins = new PluginStore(sandbox);
  registerCommandRoutes(router, sandbox, commands);
  registerCommandCallRoutes(router, sandbox, commands);
  registerDialogRoutes(router, sandbox);
  registerActionRoutes(router, sandbox);
  registerEphemeralRoutes(router, sandbox);
  registerFileRoutes(router, sandbox);
  registerPluginRoutes(router, sandbox, plugins);
  registerPluginFileRoutes(router, sandbox, plugins);
}
