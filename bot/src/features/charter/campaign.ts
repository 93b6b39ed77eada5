import * as z from 'zod';

import { communityCharterKey } from './standing/community-charter.ts';
import type { NoticePeopleDeps } from './notice-people.ts';
import type { CharterReader } from './ports.ts';
import { showPosition } from './show-position.ts';
import { standingAt } from './standing/fold.ts';
import { subjectOf } from './standing/subject.ts';
import { versionInForce, type PublishedVersion } from './standing/version.ts';
import type { CharterEvent } from './standing/state.ts';
import type { UserId } from '../../core/actor.ts';
import { stateKey, type BotState } from '../../core/bot-state.ts';
import { workingHoursOf } from '../../core/calendar/person-hours.ts';
import { isOpen } from '../../core/calendar/working-time.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Clock } from '../../core/clock.ts';

/** A campaign that asks the charter of people who were there before (charter.md, Campaign). */
export interface RunningCampaign {
  /** Messages an hour, 1 to 3,600. */
  readonly rate: number;
  /** When silence ends the asking (ms since 1970). */
  readonly deadline: number;
  readonly atDeadline: 'signaler' | 'fermer';
  readonly isPaused: boolean;
}

export const campaignKey = stateKey(
  'charter.campaign',
  z.object({
    rate: z.int(),
    deadline: z.int(),
    atDeadline: z.enum(['signaler', 'fermer']),
    isPaused: z.boolean(),
  }),
);

export const campaignDefaults = { rate: 300, days: 30 } as const;
const minutesPerHour = 60;
const minuteMs = 60_000;

export interface CampaignDeps {
  readonly clock: Clock;
  readonly timeZone: string;
  readonly charters: CharterReader;
  readonly state: BotState;
}

/** Nobody is left to ask. */
export interface NobodyToAsk {
  readonly tag: 'NobodyToAsk';
}

/** People from before who were asked nothing yet, in a stable order. */
export async function peopleToAsk({
  clock,
  timeZone: zone,
  charters,
  state,
}: CampaignDeps): Promise<readonly UserId[]> {
  const charter = await state.read(communityCharterKey);
  const versions = charter === undefined ? [] : await charters.versions(charter);
  if (charter === undefined || !versionInForce(versions, clock.now(), zone)) return [];
  const everyone = await charters.everyone(charter);
  return [...everyone]
    .filter(([, events]) => isToAsk(events, versions, { zone, now: clock.now() }))
    .map(([userId]) => userId);
}

function isToAsk(
  events: readonly CharterEvent[],
  versions: readonly PublishedVersion[],
  { zone, now }: { readonly zone: string; readonly now: number },
): boolean {
  const world = { versions, zone, silenceLimit: () => Infinity };
  const { state, isPresent, isBefore } = standingAt(events, world, now);
  return isPresent && isBefore && state.name === 'unasked';
}

/** Begins, or changes what runs; whoever was asked already keeps their deadline. */
export async function startCampaign(
  deps: CampaignDeps,
  campaign: Omit<RunningCampaign, 'isPaused'>,
): Promise<Result<{ readonly people: number }, NobodyToAsk>> {
  const { length: people } = await peopleToAsk(deps);
  if (people === 0) return fail({ tag: 'NobodyToAsk' });
  await deps.state.write(campaignKey, { ...campaign, isPaused: false });
  return ok({ people });
}

/** Pauses, resumes or ends what runs; false when nothing runs. */
export async function steerCampaign(
  { state }: Pick<CampaignDeps, 'state'>,
  what: 'pause' | 'resume' | 'stop',
): Promise<boolean> {
  const running = await state.read(campaignKey);
  if (!running) return false;
  if (what === 'stop') await state.forget(campaignKey);
  else await state.write(campaignKey, { ...running, isPaused: what === 'pause' });
  return true;
}

/**
 * A minute of the campaign: asks as many people as the rate allows, each in their own working hours
 * and each once, whatever dies; ends when nobody is left.
 */
export async function runCampaign(deps: NoticePeopleDeps, now: number): Promise<void> {
  const running = await deps.state.read(campaignKey);
  if (!running || running.isPaused) return;
  const waiting = await peopleToAsk(deps);
  if (waiting.length === 0) return deps.state.forget(campaignKey);
  const most = Math.max(1, Math.floor(running.rate / minutesPerHour));
  let asked = 0;
  for (const userId of waiting) {
    if (asked >= most) return;
    const spread = Math.floor((asked * minuteMs) / most);
    if (await ask(deps, { userId, running, now, dueAt: now + spread })) asked += 1;
  }
}

/** False when it is not an hour of work for that person, or they were asked meanwhile. */
async function ask(
  deps: NoticePeopleDeps,
  {
    userId,
    running,
    now,
    dueAt,
  }: {
    readonly userId: UserId;
    readonly running: RunningCampaign;
    readonly now: number;
    readonly dueAt: number;
  },
): Promise<boolean> {
  const person = await deps.actors.personOf(userId);
  if (!isOpen(workingHoursOf(subjectOf(person)), now)) return false;
  const charter = await deps.state.read(communityCharterKey);
  if (charter === undefined) return false;
  const { deadline, atDeadline } = running;
  return deps.transaction(async (stores) => {
    const versions = await stores.charters.versions(charter);
    const events = await stores.charters.eventsOf(charter, userId);
    if (!isToAsk(events, versions, { zone: deps.timeZone, now })) return false;
    const id = deps.ids.ulid();
    const campaign = { deadline, atDeadline };
    await stores.charters.record(charter, userId, { id, at: now, type: 'invited', campaign });
    const at = dueAt;
    await showPosition({ ...deps, stores }, { actor: person, charter, at, act: id });
    return true;
  });
}
