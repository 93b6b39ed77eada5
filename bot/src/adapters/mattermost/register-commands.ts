import { isRefused, type RefusalKind } from './refusals.ts';
import type { Commands, CommandWording, SlashCommand } from './commands.ts';

export interface WantedCommand {
  readonly trigger: string;
  readonly displayName: string;
  readonly autocompleteHint: string;
  readonly autocompleteDesc: string;
}

export interface RegisteredCommand {
  readonly trigger: string;
  readonly commandId: string;
  /** Secret, to be stored: proves that Mattermost sent an invocation. */
  readonly token: string;
  readonly change: 'created' | 'updated' | 'unchanged';
}

/** What was found and done in one team. */
export interface TeamRegistration {
  readonly teamId: string;
  readonly commands: readonly RegisteredCommand[];
  /** Triggers of the bot's commands that are wanted no more, or stood there twice. */
  readonly deleted: readonly string[];
  /** Triggers that another command holds, of somebody else, of a plugin or of the server. */
  readonly taken: readonly string[];
  /** Why nothing could be done in the team: the bot is not its administrator, commands are off. */
  readonly refusal: RefusalKind | undefined;
}

export interface Registration {
  readonly teamIds: readonly string[];
  readonly wanted: readonly WantedCommand[];
  /** Where Mattermost posts invocations. */
  readonly callbackUrl: string;
  /** Stale commands are deleted only if the bot made them and their address begins with one of these. */
  readonly ownUrlPrefixes: readonly string[];
  readonly botUserId: string;
}

/**
 * Makes the slash commands of each team what is wanted: creates, rewrites what differs, deletes
 * what is stale; a second run changes nothing. A trigger is never moved from one word to another,
 * because Mattermost would accept a taken one.
 */
export async function registerCommands(
  commands: Commands,
  registration: Registration,
): Promise<readonly TeamRegistration[]> {
  const done: TeamRegistration[] = [];
  for (const teamId of registration.teamIds) {
    done.push(await registerInTeam(commands, teamId, registration));
  }
  return done;
}

async function registerInTeam(
  commands: Commands,
  teamId: string,
  registration: Registration,
): Promise<TeamRegistration> {
  try {
    return await reconcile(commands, teamId, registration);
  } catch (error) {
    if (!isRefused(error, 'forbidden', 'not-found', 'disabled')) throw error;
    return { teamId, commands: [], deleted: [], taken: [], refusal: error.kind };
  }
}

async function reconcile(
  commands: Commands,
  teamId: string,
  registration: Registration,
): Promise<TeamRegistration> {
  const existing = await commands.list(teamId);
  const stale = staleCommands(existing, registration);
  for (const command of stale) await commands.delete(command.id);
  const kept = existing.filter((command) => !stale.includes(command));
  const registered: RegisteredCommand[] = [];
  const taken: string[] = [];
  for (const wording of wordings(registration)) {
    const command = await settle(commands, { teamId, wording, kept, registration });
    if (command === undefined) taken.push(wording.trigger);
    else registered.push(command);
  }
  const deleted = stale.map(({ trigger }) => trigger);
  return { teamId, commands: registered, deleted, taken, refusal: undefined };
}

function wordings({ wanted, callbackUrl }: Registration): readonly CommandWording[] {
  return wanted.map((command) => ({
    ...command,
    trigger: command.trigger.toLowerCase(),
    url: callbackUrl,
  }));
}

/** The bot's commands that must go: wanted no more, or a second one for the same word. */
function staleCommands(
  existing: readonly SlashCommand[],
  registration: Registration,
): readonly SlashCommand[] {
  const wanted = new Set(wordings(registration).map(({ trigger }) => trigger));
  const own = existing
    .filter((command) => isOwn(command, registration))
    .toSorted((one, other) => one.createdAtMs - other.createdAtMs);
  const seen = new Set<string>();
  return own.filter(({ trigger, url }) => {
    const isSecond = seen.has(trigger);
    seen.add(trigger);
    return (!wanted.has(trigger) || isSecond) && hasOwnUrl(url, registration);
  });
}

function isOwn({ creatorId }: SlashCommand, { botUserId }: Registration): boolean {
  return creatorId === botUserId;
}

function hasOwnUrl(url: string, { callbackUrl, ownUrlPrefixes }: Registration): boolean {
  return [callbackUrl, ...ownUrlPrefixes].some((prefix) => url.startsWith(prefix));
}

interface Wish {
  readonly teamId: string;
  readonly wording: CommandWording;
  readonly kept: readonly SlashCommand[];
  readonly registration: Registration;
}

/** The command that answers to the word from now on; undefined when another holds the word. */
async function settle(commands: Commands, wish: Wish): Promise<RegisteredCommand | undefined> {
  const { teamId, wording, kept, registration } = wish;
  const holders = kept.filter(({ trigger }) => trigger === wording.trigger);
  const own = holders.find((command) => isOwn(command, registration));
  if (own === undefined) {
    return holders.length > 0 ? undefined : createUnlessTaken(commands, teamId, wording);
  }
  if (isSame(own, wording)) return registered(own, 'unchanged');
  return registered(await commands.update(own, wording), 'updated');
}

async function createUnlessTaken(
  commands: Commands,
  teamId: string,
  wording: CommandWording,
): Promise<RegisteredCommand | undefined> {
  try {
    return registered(await commands.create(teamId, wording), 'created');
  } catch (error) {
    if (isRefused(error, 'conflict')) return undefined;
    throw error;
  }
}

function isSame(command: SlashCommand, wording: CommandWording): boolean {
  return (
    command.url === wording.url &&
    command.displayName === wording.displayName &&
    command.autocompleteHint === wording.autocompleteHint &&
    command.autocompleteDesc === wording.autocompleteDesc
  );
}

function registered(
  { trigger, id, token }: SlashCommand,
  change: RegisteredCommand['change'],
): RegisteredCommand {
  return { trigger, commandId: id, token, change };
}
