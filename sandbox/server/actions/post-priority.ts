import { AppError } from '../http/app-error.ts';
import type { Props } from '../state/entities.ts';

export interface GivenPriority {
  readonly priority: string | undefined;
  readonly requested_ack: boolean | undefined;
  readonly persistent_notifications: boolean | undefined;
}

/** The priority of a new root post; what needs a licence is refused. */
export function priorityOf(given: GivenPriority | undefined, rootId: string): Props | undefined {
  if (given === undefined) return undefined;
  if (rootId !== '') {
    throw new AppError(
      'api.post.post_priority.priority_post_only_allowed_for_root_post.request_error',
      400,
    );
  }
  if (given.requested_ack === true || given.persistent_notifications === true) {
    throw new AppError('license_error.feature_unavailable', 501);
  }
  return {
    priority: given.priority ?? null,
    requested_ack: given.requested_ack ?? null,
    persistent_notifications: given.persistent_notifications ?? null,
  };
}
