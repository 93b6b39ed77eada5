import type { Person } from '../../../core/actor.ts';
import type { MessageKey } from '../../../core/catalogue.ts';
import type { Clock, Ids } from '../../../core/clock.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import type { Outbox } from '../../../core/outbox.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface SendRegistryFileDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly transaction: Transaction<{ readonly outbox: Outbox }>;
}

/** `/coop registre export`: the registry in the columns of an import. */
export const exportRegistryCommand = fileCommand({
  name: 'registry.entries',
  words: 'registry.export.words',
  summary: 'registry.export.summary',
  sent: 'registry.export.sent',
});

/** `/coop registre sans-compte`: those whose account was not found. */
export const withoutAccountCommand = fileCommand({
  name: 'registry.waiting',
  words: 'registry.waiting.words',
  summary: 'registry.waiting.summary',
  sent: 'registry.waiting.sent',
});

/** `/coop registre codes`: a code for each of them, to be given by another way. */
export const codesCommand = fileCommand({
  name: 'registry.codes',
  words: 'registry.codes.words',
  summary: 'registry.codes.summary',
  sent: 'registry.codes.sent',
});

/** A command whose answer is the file of the export of its name, in the direct message. */
function fileCommand({
  name,
  words,
  summary,
  sent,
}: {
  readonly name: string;
  readonly words: MessageKey;
  readonly summary: MessageKey;
  readonly sent: MessageKey;
}) {
  return describeCommand({
    name,
    trigger: 'coop',
    words,
    summary,
    access: ['administrateur'],
    parameters: {},
    run: async (deps: SendRegistryFileDeps, { actor }): Promise<Result<Person, never>> => {
      const { userId } = actor;
      await deps.transaction(({ outbox }) =>
        outbox.add({
          key: `${name}-${deps.ids.ulid()}`,
          dueAt: deps.clock.now(),
          effect: {
            kind: 'file',
            to: { kind: 'direct', userId },
            file: { export: name, args: {}, by: userId },
            message: message(say(sent)),
          },
        }),
      );
      return ok(actor);
    },
    render: { ok: () => message(say('registry.export.begun')) },
  });
}
