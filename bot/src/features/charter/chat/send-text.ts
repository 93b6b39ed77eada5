import type { CharterChatDeps } from './charter-chat-deps.ts';
import { ownPosition } from './own-position.ts';
import { readableParts } from '../document/readable-text.ts';
import type { CharterVersionUnknown, NoCharter } from '../failures.ts';
import { editionFor } from '../standing/read-position.ts';
import { compareVersions, type VersionNumber } from '../standing/version.ts';
import type { Person } from '../../../core/actor.ts';
import { message } from '../../../core/message.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { published } from '../../../core/text.ts';

export interface SendTextRequest {
  readonly actor: Person;
  readonly charter?: string;
  /** Absent: the one in force. */
  readonly version?: VersionNumber | undefined;
}

/** The full text in the person's private conversation, in parts that a message holds. */
export async function sendText(
  deps: CharterChatDeps,
  { actor, charter, version }: SendTextRequest,
): Promise<Result<{ readonly parts: number }, NoCharter | CharterVersionUnknown>> {
  const position = await ownPosition(deps, actor, charter);
  if (!position.ok) return position;
  const { inForce, versions } = position.value;
  const wanted = version
    ? versions.find(({ number }) => compareVersions(number, version) === 0)
    : inForce;
  if (!wanted) {
    return fail({ tag: 'CharterVersionUnknown', version: version ?? inForce.number });
  }
  const parts = readableParts(editionFor(wanted, actor.locale).document);
  const now = deps.clock.now();
  const asked = deps.ids.ulid();
  const to = { kind: 'direct', userId: actor.userId } as const;
  await deps.transaction(async ({ outbox }) => {
    for (const [index, part] of parts.entries()) {
      await outbox.add({
        key: `charter.text.${asked}.${String(index)}`,
        dueAt: now,
        effect: { kind: 'say', to, message: message(published(part)) },
      });
    }
  });
  return ok({ parts: parts.length });
}
