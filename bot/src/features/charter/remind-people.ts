import { communityCharterKey } from './standing/community-charter.ts';
import { standingAt } from './standing/fold.ts';
import type { NoticePeopleDeps } from './notice-people.ts';
import type { CharterVersion } from './ports.ts';
import { charterWorld, type Subject } from './standing/read-position.ts';
import { graceDates, lastDue, reminderDates } from './standing/reminder-dates.ts';
import { graceMessage, reminderCardOf, reminderMessage } from './reminder-message.ts';
import type { CharterEvent, CharterState } from './standing/state.ts';
import { subjectOf } from './standing/subject.ts';
import { comesIntoForceAt, versionInForce } from './standing/version.ts';

/** What is said to one person now, at most. */
type Due =
  | { readonly kind: 'reminder'; readonly rank: number; readonly invitedAt: number }
  | { readonly kind: 'grace'; readonly index: number; readonly end: number };

/**
 * Reminds, in their working hours, those who have not answered (days 1, 3 and 7) and those whose
 * grace runs (at its beginning, 14, 7 and 1 days before its end). After a stop, only the last one
 * that is due; each once.
 */
export async function remindPeople(deps: NoticePeopleDeps, now: number): Promise<void> {
  const charter = await deps.state.read(communityCharterKey);
  if (charter === undefined) return;
  const versions = await deps.charters.versions(charter);
  const inForce = versionInForce(versions, now, deps.timeZone);
  if (!inForce) return;
  const start = comesIntoForceAt(inForce, deps.timeZone);
  const everyone = await deps.charters.everyone(charter);
  let firstNews = 0;
  for (const [userId, events] of everyone) {
    const asked = standingAt(events, patient(versions, deps.timeZone), now);
    if (!asked.isPresent || !isWaiting(asked.state)) continue;
    const subject = subjectOf(await deps.actors.personOf(userId));
    const world = charterWorld(versions, deps.timeZone, subject);
    const { state } = standingAt(events, world, now);
    const due = dueOf(subject, state, { now, start });
    if (!due || wasTold(events, due)) continue;
    const isFirstNews = due.kind === 'grace' && due.index === 0;
    if (isFirstNews && firstNews >= newsPerMinute) continue;
    if (isFirstNews) firstNews += 1;
    await remind(deps, { charter, subject, events }, due, now);
  }
}

/** A new major is told to thousands at the rate of a campaign: 300 an hour. */
const newsPerMinute = 5;

function wasTold(events: readonly CharterEvent[], due: Due): boolean {
  const what = nameOf(due);
  return events.some((event) => event.type === 'told' && event.what === what);
}

function nameOf(due: Due): string {
  return due.kind === 'reminder'
    ? `reminder.${String(due.invitedAt)}.${String(due.rank)}`
    : `grace.${String(due.end)}.${String(due.index)}`;
}

/** A world in which silence never ends: enough to tell who may be reminded at all. */
function patient(versions: readonly CharterVersion[], zone: string) {
  return { versions, zone, silenceLimit: () => Infinity };
}

function isWaiting({ name }: CharterState): boolean {
  return name === 'invited' || name === 'superseded';
}

function dueOf(
  subject: Subject,
  state: CharterState,
  { now, start }: { readonly now: number; readonly start: number },
): Due | undefined {
  if (state.name === 'invited') {
    const dates = reminderDates(subject, state.at);
    const rank = dates.indexOf(lastDue(dates, now) ?? Number.NaN) + 1;
    return rank > state.reminders ? { kind: 'reminder', rank, invitedAt: state.at } : undefined;
  }
  if (state.name !== 'superseded') return undefined;
  const dates = graceDates(subject, { start, end: state.graceEnd });
  const index = dates.indexOf(lastDue(dates, now) ?? Number.NaN);
  return index < 0 ? undefined : { kind: 'grace', index, end: state.graceEnd };
}

interface Reminded {
  readonly charter: string;
  readonly subject: Subject;
  readonly events: readonly CharterEvent[];
}

/** The reminder before it is taken away: one stands at a time. */
async function remind(
  { ids, transaction, timeZone }: NoticePeopleDeps,
  { charter, subject, events }: Reminded,
  due: Due,
  now: number,
): Promise<void> {
  const { userId } = subject;
  const card = reminderCardOf(userId);
  const key = `${card}.${nameOf(due)}`;
  await transaction(async ({ charters, outbox }) => {
    if ((await charters.eventsOf(charter, userId)).length !== events.length) return;
    const event =
      due.kind === 'reminder'
        ? ({ type: 'reminded', rank: due.rank } as const)
        : ({ type: 'told', what: nameOf(due) } as const);
    await charters.record(charter, userId, { id: ids.ulid(), at: now, ...event });
    const message =
      due.kind === 'reminder'
        ? reminderMessage(charter, due.rank)
        : graceMessage(charter, { end: due.end, timeZone });
    const to = { kind: 'direct', userId } as const;
    await outbox.add({
      key: `${key}.withdraw`,
      dueAt: now,
      effect: { kind: 'withdraw', card },
    });
    await outbox.add({ key, dueAt: now, effect: { kind: 'card', card, to, message } });
  });
}
