import type { Command } from '../client/model.ts';

/** Commands whose word begins with what is being typed; none once the word is complete. */
export function matchingCommands(commands: readonly Command[], message: string): Command[] {
  if (!/^\/\S*$/.test(message)) return [];
  const typed = message.slice(1).toLowerCase();
  return commands
    .filter((command) => command.auto_complete && command.trigger.startsWith(typed))
    .sort((a, b) => a.trigger.localeCompare(b.trigger))
    .slice(0, 12);
}
