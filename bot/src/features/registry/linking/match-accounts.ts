import { emailsOf, type Entry } from '../registry.ts';
import { nameKey } from '../../territory/index.ts';
import type { EntryId, UserId } from '../../../core/actor.ts';
import type { LinkableAccount } from './ports.ts';

/** How an entry and an account were found to belong together; equal names only propose. */
export type MatchWay = 'column' | 'email' | 'name';

export interface Match {
  readonly entry: Entry;
  readonly account: LinkableAccount;
  readonly way: MatchWay;
}

/** An account and the entries that each would be its own. */
export interface Double {
  readonly account: LinkableAccount;
  readonly entries: readonly EntryId[];
}

export interface Matching {
  /** By the `mattermost` column or an equal address; one to one. */
  readonly found: readonly Match[];
  /** By equal names alone. */
  readonly byName: readonly Match[];
  readonly doubles: readonly Double[];
}

interface Candidate extends Match {
  /** 0: named by the source; 1: the main address; 2: another address. */
  readonly rank: number;
}

/**
 * Which of the unlinked entries belongs to which account: the `mattermost` column first, then equal
 * addresses, in the order of `channels.md`, Link between entry and account. Nothing is decided
 * between equals: they are doubles.
 */
export function matchAccounts(
  entries: readonly Entry[],
  accounts: Iterable<LinkableAccount>,
): Matching {
  const people = humansOf(accounts);
  const holders = new Map(entries.flatMap(({ id, link }) => (link ? [[link.userId, id]] : [])));
  const waiting = entries.filter(({ link, status }) => !link && isExpected(status));
  const candidates = candidatesOf(waiting, people);
  const free = candidates.filter(({ account }) => !holders.has(account.userId));
  const found = oneToOne(free);
  const isFound = new Set(found.flatMap(({ entry, account }) => [entry.id, account.userId]));
  const others = candidates.filter(({ entry }) => !isFound.has(entry.id));
  return {
    found: found.map(({ entry, account, rank }) => ({
      entry,
      account,
      way: rank === 0 ? 'column' : 'email',
    })),
    byName: sameNames(
      waiting.filter(({ id }) => !isFound.has(id)),
      people.filter(({ userId }) => !isFound.has(userId) && !holders.has(userId)),
    ),
    doubles: doublesOf(others, new Map([...holders, ...found.map(toPair)])),
  };
}

function toPair({ entry, account }: Match): readonly [UserId, EntryId] {
  return [account.userId, entry.id];
}

function isExpected(status: Entry['status']): boolean {
  return status === 'attendu' || status === 'actif';
}

/** Each person once. */
function humansOf(accounts: Iterable<LinkableAccount>): readonly LinkableAccount[] {
  const byId = new Map<UserId, LinkableAccount>();
  for (const account of accounts) {
    if (!account.isBot && account.isActive) byId.set(account.userId, account);
  }
  return [...byId.values()];
}

function candidatesOf(
  entries: readonly Entry[],
  people: readonly LinkableAccount[],
): readonly Candidate[] {
  const named = Map.groupBy(entries, ({ account }) => account ?? '');
  const byEmail = new Map(
    entries.flatMap((entry) => emailsOf(entry).map((email) => [email, entry] as const)),
  );
  return people.flatMap((account) => {
    const called = [`@${account.username}`, account.userId].flatMap((one) => named.get(one) ?? []);
    const email = account.email?.trim().toLowerCase() ?? '';
    const addressed = byEmail.get(email);
    const column = called.map((entry): Candidate => ({ entry, account, way: 'column', rank: 0 }));
    if (addressed === undefined || called.includes(addressed)) return column;
    const rank = addressed.email === email ? 1 : 2;
    return [...column, { entry: addressed, account, way: 'email', rank }];
  });
}

/** Pairs that nobody else claims with an equal or a better reason. */
function oneToOne(candidates: readonly Candidate[]): readonly Candidate[] {
  const found: Candidate[] = [];
  let left = candidates;
  for (const rank of [0, 1, 2]) {
    const now = left.filter((one) => one.rank === rank);
    const sure = now.filter((one) => !now.some((other) => other !== one && collide(one, other)));
    found.push(...sure);
    left = left.filter((one) => !now.some((other) => collide(one, other)));
  }
  return found;
}

function collide(one: Candidate, other: Candidate): boolean {
  return one.entry.id === other.entry.id || one.account.userId === other.account.userId;
}

function doublesOf(
  candidates: readonly Candidate[],
  holders: ReadonlyMap<UserId, EntryId>,
): readonly Double[] {
  const byAccount = Map.groupBy(candidates, ({ account }) => account.userId);
  return [...byAccount.values()].flatMap((claims) => {
    const account = claims[0]?.account;
    if (account === undefined) return [];
    const holder = holders.get(account.userId);
    const ids = [...(holder === undefined ? [] : [holder]), ...claims.map(({ entry }) => entry.id)];
    return [{ account, entries: [...new Set(ids)] }];
  });
}

/** Homonyms all come: nobody is preferred. */
function sameNames(
  entries: readonly Entry[],
  people: readonly LinkableAccount[],
): readonly Match[] {
  const byName = Map.groupBy(entries, ({ givenName, familyName }) =>
    nameKey(`${givenName} ${familyName}`),
  );
  return people.flatMap((account) => {
    const key = nameKey(`${account.firstName} ${account.lastName}`);
    const same = key === '' ? [] : (byName.get(key) ?? []);
    return same.map((entry): Match => ({ entry, account, way: 'name' }));
  });
}
