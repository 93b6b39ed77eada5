import * as z from 'zod';

import type { CharterActDeps, CharterActStores } from './accept-charter.ts';
import { communityCharterKey } from './standing/community-charter.ts';
import type { CharterReader } from './ports.ts';
import { showPosition } from './show-position.ts';
import type { CharterEvent } from './standing/state.ts';
import type { AccountDirectory } from '../registry/index.ts';
import type { Actors, UserId } from '../../core/actor.ts';
import { stateKey, type BotState } from '../../core/bot-state.ts';

export interface NoticePeopleDeps extends CharterActDeps {
  readonly actors: Actors;
  readonly directory: AccountDirectory;
  readonly charters: CharterReader;
  readonly state: BotState;
}

/** When everybody in the teams had been read once (ms since 1970). */
export const firstReadingKey = stateKey('charter.first-reading', z.int());

/**
 * Compares who is in the teams with who was there: newcomers get their card at once, those who left
 * have no timer that runs. At the first complete reading everybody is *from before* and is not asked
 * until a campaign reaches them.
 */
export async function noticePeople(deps: NoticePeopleDeps): Promise<void> {
  const charter = await deps.state.read(communityCharterKey);
  if (charter === undefined) return;
  const isFirstReading = (await deps.state.read(firstReadingKey)) === undefined;
  const known = await deps.charters.everyone(charter);
  const here = await peopleHere(deps.directory);
  for (const userId of here) {
    if (!isPresent(known.get(userId))) {
      await notice(deps, { charter, userId, isBefore: isFirstReading });
    }
  }
  for (const [userId, events] of known) {
    if (isPresent(events) && !here.has(userId)) await noticeLeaving(deps, charter, userId);
  }
  if (isFirstReading) await deps.state.write(firstReadingKey, deps.clock.now());
}

/** Somebody joined a team. Before the first complete reading it says nothing: that one decides. */
export async function noticeNewcomer(deps: NoticePeopleDeps, userId: UserId): Promise<void> {
  const charter = await deps.state.read(communityCharterKey);
  if (charter === undefined || (await deps.state.read(firstReadingKey)) === undefined) return;
  const account = await deps.directory.byId(userId);
  if (!account || account.isBot || !account.isActive) return;
  await notice(deps, { charter, userId, isBefore: false });
}

async function notice(
  deps: NoticePeopleDeps,
  { charter, userId, isBefore }: { charter: string; userId: UserId; isBefore: boolean },
): Promise<void> {
  const actor = await deps.actors.personOf(userId);
  const at = deps.clock.now();
  await deps.transaction(async (stores) => {
    if (isPresent(await stores.charters.eventsOf(charter, userId))) return;
    const event = { id: deps.ids.ulid(), at, type: 'seen', isBefore } as const;
    await stores.charters.record(charter, userId, event);
    if (isBefore) return;
    await showPosition({ ...deps, stores }, { actor, charter, at, act: event.id });
  });
}

async function noticeLeaving(
  { clock, ids, transaction }: NoticePeopleDeps,
  charter: string,
  userId: UserId,
): Promise<void> {
  await transaction(async ({ charters }: Pick<CharterActStores, 'charters'>) => {
    if (!isPresent(await charters.eventsOf(charter, userId))) return;
    await charters.record(charter, userId, { id: ids.ulid(), at: clock.now(), type: 'left' });
  });
}

async function peopleHere(directory: AccountDirectory): Promise<ReadonlySet<UserId>> {
  const here = new Set<UserId>();
  for await (const { userId, isBot, isActive } of directory.people()) {
    if (!isBot && isActive) here.add(userId);
  }
  return here;
}

function isPresent(events: readonly CharterEvent[] = []): boolean {
  return events.findLast(({ type }) => type === 'seen' || type === 'left')?.type === 'seen';
}
