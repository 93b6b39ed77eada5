import type { CharterChatDeps } from './charter-chat-deps.ts';
import type { NoCharter } from '../failures.ts';
import { readPosition, type Position } from '../standing/read-position.ts';
import { subjectOf } from '../standing/subject.ts';
import type { Person } from '../../../core/actor.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

/** Where the person who asks stands now. */
export async function ownPosition(
  deps: CharterChatDeps,
  actor: Person,
  charter?: string,
): Promise<Result<Position, NoCharter>> {
  const position = await readPosition(deps, {
    subject: subjectOf(actor),
    charter,
    now: deps.clock.now(),
    zone: deps.timeZone,
  });
  return position ? ok(position) : fail({ tag: 'NoCharter' });
}
