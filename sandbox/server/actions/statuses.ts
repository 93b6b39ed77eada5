import type { Sandbox } from '../sandbox.ts';
import type { Status } from '../state/entities.ts';

/** Milliseconds without activity after which a person counts as away. */
const AWAY_AFTER = 300_000;

/** A person's status; whoever never had one is offline. */
export function statusOf(sandbox: Sandbox, userId: string): Status {
  return (
    sandbox.world.statuses.get(userId) ?? {
      user_id: userId,
      status: 'offline',
      manual: false,
      last_activity_at: 0,
      dnd_end_time: 0,
    }
  );
}

/** Shows a person as online; what they chose by hand stays unless they choose again. */
export function setOnline(sandbox: Sandbox, userId: string, isManual: boolean): void {
  const former = statusOf(sandbox, userId);
  if (former.manual && !isManual) return;
  const now = sandbox.clock.now();
  const status = { ...former, status: 'online', manual: false, last_activity_at: now };
  sandbox.world.statuses.put(status);
  if (former.status !== 'online') tell(sandbox, status);
}

/** Shows a person as offline. */
export function setOffline(
  sandbox: Sandbox,
  userId: string,
  { isManual, isForced }: { readonly isManual: boolean; readonly isForced: boolean },
): void {
  const former = statusOf(sandbox, userId);
  if (!isForced && former.manual && !isManual) return;
  put(sandbox, { ...former, status: 'offline', manual: isManual });
}

/** Shows a person as away: at their wish, or else only when they have done nothing for some minutes. */
export function setAway(sandbox: Sandbox, userId: string, isManual: boolean): void {
  const former = statusOf(sandbox, userId);
  const isBusy = sandbox.clock.now() - former.last_activity_at <= AWAY_AFTER;
  if (!isManual && (former.manual || former.status === 'away' || isBusy)) return;
  put(sandbox, { ...former, status: 'away', manual: isManual });
}

/** Shows a person as not to be disturbed, until a time in seconds (0: until they say otherwise). */
export function setDoNotDisturb(sandbox: Sandbox, userId: string, endTime: number): void {
  put(sandbox, {
    ...statusOf(sandbox, userId),
    status: 'dnd',
    manual: true,
    dnd_end_time: endTime,
  });
}

function put(sandbox: Sandbox, status: Status): void {
  sandbox.world.statuses.put({ ...status, last_activity_at: sandbox.clock.now() });
  tell(sandbox, status);
}

function tell(sandbox: Sandbox, status: Status): void {
  sandbox.hub.emit(
    'status_change',
    { status: status.status, user_id: status.user_id },
    { user_id: status.user_id },
  );
}
