import { runCampaign } from './campaign.ts';
import { noticeNewcomer, noticePeople, type NoticePeopleDeps } from './notice-people.ts';
import { remindPeople } from './remind-people.ts';
import { describeEvent } from '../../core/describe-event.ts';
import { describeJob } from '../../core/describe-job.ts';

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const dayMs = 1_440 * minuteMs;
/** Words given with an act are kept twelve months (charter.md, Security and privacy). */
const reasonsKeptMs = 365 * dayMs;

/** What was missed while the bot was away is found again within a quarter of an hour. */
export const noticePeopleJob = describeJob({
  name: 'charter.people',
  next: (after) => after + quarterMs,
  run: (deps: NoticePeopleDeps) => noticePeople(deps),
});

/** To the minute, for those whose minute it is. */
export const remindPeopleJob = describeJob({
  name: 'charter.remind',
  next: (after) => Math.floor(after / minuteMs) * minuteMs + minuteMs,
  run: async (deps: NoticePeopleDeps, now) => {
    await remindPeople(deps, now);
    await runCampaign(deps, now);
  },
});

export const noticeNewcomerEvent = describeEvent({
  name: 'charter.newcomer',
  hears: 'team-joined',
  run: (deps: NoticePeopleDeps, { userId }) => noticeNewcomer(deps, userId),
});

export const noticeAtStart = describeEvent({
  name: 'charter.start',
  hears: 'started',
  run: (deps: NoticePeopleDeps) => noticePeople(deps),
});

export const noticeAfterGap = describeEvent({
  name: 'charter.gap',
  hears: 'gap',
  run: (deps: NoticePeopleDeps) => noticePeople(deps),
});

/** Each night: reasons of more than twelve months are forgotten; the log has their hashes alone. */
export const forgetReasonsJob = describeJob({
  name: 'charter.forget-reasons',
  next: (after) => after + dayMs,
  run: async ({ transaction }: Pick<NoticePeopleDeps, 'transaction'>, now) => {
    await transaction(({ charters }) => charters.forgetReasons(now - reasonsKeptMs));
  },
});
