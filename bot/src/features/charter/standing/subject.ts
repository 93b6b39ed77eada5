import type { Subject } from './read-position.ts';
import type { Person } from '../../../core/actor.ts';

/** The first of a person's territories is where they work. */
export function subjectOf({ userId, timeZone, territories: [territory] }: Person): Subject {
  return { userId, timeZone, territory };
}
