import type { OpenedFile } from './adapters/schedule/delivery.ts';
import type { Translate } from './adapters/language/translate.ts';
import type { Actors } from './core/actor.ts';
import { mayUse } from './core/access.ts';
import type { Feature } from './core/feature.ts';
import { message } from './core/message.ts';
import type { WantedFile } from './core/outbox.ts';
import { say } from './core/text.ts';

/** Opens the files that the outbox sends: rights count at this instant, not when it was asked. */
export function makeFileOpener({
  actors,
  features,
  plain,
}: {
  readonly actors: Actors;
  readonly features: readonly Feature[];
  readonly plain: Translate;
}): (wanted: WantedFile) => Promise<OpenedFile> {
  const exports = new Map(
    features
      .flatMap((feature) => feature.exports ?? [])
      .map((described) => [described.name, described]),
  );
  return async ({ export: name, args, by }) => {
    const described = exports.get(name);
    if (!described) throw new Error(`no export is described under ${name}`);
    const actor = await actors.personOf(by);
    if (!mayUse(described.access, actor)) {
      return { kind: 'instead', message: message(say('core.notAllowed')) };
    }
    const outcome = await described.open({ actor, args, say: (text) => plain(text, actor) });
    if (outcome.kind === 'refused') {
      return { kind: 'instead', message: message(outcome.refusal.detail) };
    }
    return { kind: 'file', ...outcome.file };
  };
}
