import { linkAccounts, type LinkAccountsDeps } from './link-accounts.ts';
import type { Double, MatchWay } from './match-accounts.ts';
import type { Pair } from './confirm-link.ts';
import type { RegistryReader } from '../ports.ts';
import type { Entry } from '../registry.ts';

/** A link that somebody has to confirm. */
export interface WaitingLink extends Pair {
  readonly name: string;
  readonly structure: string | undefined;
  readonly username: string | undefined;
  /** `elevated`: linked by address; its roles above conseiller wait. */
  readonly way: MatchWay | 'elevated';
}

export interface WaitingLinks {
  readonly links: readonly WaitingLink[];
  readonly doubles: readonly Double[];
}

/** Links what can be linked now, and answers what waits for somebody: those by name come last. */
export async function waitingLinks(deps: LinkAccountsDeps): Promise<WaitingLinks> {
  const { proposed, doubles } = await linkAccounts(deps);
  const links: WaitingLink[] = [];
  for await (const entry of deps.registry.entries()) {
    if (entry.link && isElevated(entry)) {
      const { userId } = entry.link;
      const facts = await factsOf(deps.registry, entry);
      links.push({ ...facts, userId, username: undefined, way: 'elevated' });
    }
  }
  for (const { entry, account, way } of proposed) {
    const { userId, username } = account;
    links.push({ ...(await factsOf(deps.registry, entry)), userId, username, way });
  }
  return { links, doubles };
}

function isElevated({ link, roles, status }: Entry): boolean {
  const waits = roles.some((role) => role !== 'conseiller' && role !== 'invite');
  return link?.how === 'email' && waits && status === 'actif';
}

async function factsOf(registry: RegistryReader, entry: Entry) {
  const employer = entry.affectations.at(-1)?.structureId ?? entry.structureId;
  const structure = employer === undefined ? undefined : await registry.structure(employer);
  const name = `${entry.givenName} ${entry.familyName}`;
  return { entryId: entry.id, name, structure: structure?.name };
}
