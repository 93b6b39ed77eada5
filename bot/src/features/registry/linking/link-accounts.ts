import type { RegistryReader, RegistryStore } from '../ports.ts';
import type { Entry, LinkWay } from '../registry.ts';
import type { EntryId, UserId } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import type { Transaction } from '../../../core/transaction.ts';
import type { EmailMatch } from './email-match.ts';
import { matchAccounts, type Double, type Match, type Matching } from './match-accounts.ts';
import type { AccountDirectory, LinkableAccount } from './ports.ts';

export interface LinkAccountsDeps {
  readonly clock: Clock;
  readonly emailMatch: EmailMatch;
  readonly directory: AccountDirectory;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<{
    readonly registry: RegistryStore;
    readonly history: History;
  }>;
}

export interface LinkRequest {
  /** One account; without it, everybody in the bot's teams. */
  readonly userId?: UserId;
  /** The administrator confirms every proposal by address; then the links count as made by hand. */
  readonly confirmed?: boolean;
}

export interface LinkOutcome {
  readonly linked: readonly { readonly id: EntryId; readonly username: string }[];
  /** Waiting for somebody to confirm them. */
  readonly proposed: readonly Match[];
  readonly doubles: readonly Double[];
}

/**
 * Binds entries to accounts (`channels.md`, Link between entry and account): by the `mattermost`
 * column; by equal address where the server verifies addresses, else proposed; never by name. What
 * is linked already stays.
 */
export async function linkAccounts(
  deps: LinkAccountsDeps,
  { userId, confirmed = false }: LinkRequest = {},
): Promise<LinkOutcome> {
  const entries = await allEntries(deps.registry);
  if (!entries.some(({ link }) => !link)) return { linked: [], proposed: [], doubles: [] };
  const matching = matchAccounts(entries, await accountsOf(deps.directory, userId));
  const { sure, proposed } = await decide(deps, matching, confirmed);
  const linked: Match[] = [];
  for (const match of sure) if (await bind(deps, match, confirmed)) linked.push(match);
  return {
    linked: linked.map(({ entry, account }) => ({ id: entry.id, username: account.username })),
    proposed,
    doubles: matching.doubles,
  };
}

async function decide(
  { directory, emailMatch }: LinkAccountsDeps,
  { found, byName }: Matching,
  confirmed: boolean,
): Promise<{ readonly sure: readonly Match[]; readonly proposed: readonly Match[] }> {
  const named = found.filter(({ way }) => way === 'column');
  const addressed = emailMatch === 'off' ? [] : found.filter(({ way }) => way === 'email');
  if (addressed.length === 0) return { sure: named, proposed: byName };
  const isSure = confirmed || (emailMatch === 'auto' && (await directory.verifiesEmails()));
  return isSure
    ? { sure: found, proposed: byName }
    : { sure: named, proposed: [...addressed, ...byName] };
}

/** False when it was linked, or its account was, meanwhile. */
function bind(
  { clock, transaction }: LinkAccountsDeps,
  { entry, account, way }: Match,
  confirmed: boolean,
): Promise<boolean> {
  const at = clock.now();
  const how: LinkWay = way === 'column' ? 'column' : confirmed ? 'hand' : 'email';
  const by = confirmed ? 'operator' : 'bot';
  return transaction(async ({ registry, history }) => {
    const now = await registry.entry(entry.id);
    if (!now || now.link) return false;
    const link = await registry.link(now.id, { userId: account.userId, how, at, by });
    if (!link.ok) return false;
    if (now.status === 'attendu') await registry.put([{ ...now, status: 'actif' }]);
    const person = await history.pseudonym('administration', now.id);
    const event = { type: 'registry.linked', actor: by, obj: { person }, data: { how } };
    await history.append('administration', event, at);
    return true;
  });
}

async function allEntries(registry: RegistryReader): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of registry.entries()) entries.push(entry);
  return entries;
}

async function accountsOf(
  directory: AccountDirectory,
  userId: UserId | undefined,
): Promise<readonly LinkableAccount[]> {
  const accounts: LinkableAccount[] = [];
  if (userId === undefined) {
    for await (const account of directory.people()) accounts.push(account);
    return accounts;
  }
  const account = await directory.byId(userId);
  return account ? [account] : [];
}
