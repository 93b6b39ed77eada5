import { sealEntry } from './entry-args.ts';
import { craLine, refusalLine, warningLines } from './cra-texts.ts';
import type { EntryFailure, EntryOutcome } from './store-entry.ts';
import type { Cra } from '../cra.ts';
import { message, type Button, type Message } from '../../../core/message.ts';
import { day, lines, say, type Text } from '../../../core/text.ts';

/** What is said of an entry: saved, more to ask, or "again?". */
export function entryMessage(outcome: EntryOutcome): Message {
  switch (outcome.kind) {
    case 'saved':
      return message(
        lines(
          say(outcome.isNew ? 'cra.saved' : 'cra.edited', savedValues(outcome.cra)),
          ...warningLines(outcome.warnings),
        ),
        { buttons: outcome.isNew ? newButtons(outcome.cra) : [editButton(outcome.cra)] },
      );
    case 'people': {
      const { entry } = outcome;
      return message(say('cra.people.next', { participants: entry.fields.participants ?? 0 }), {
        buttons: [
          {
            action: 'cra.people.open',
            args: sealEntry(entry),
            label: say('core.continue'),
            style: 'primary',
          },
        ],
      });
    }
    case 'again': {
      const { entry, like } = outcome;
      const values = { date: day(like.content.date), line: craLine(like.content) };
      return message(say('cra.again', values), {
        buttons: [
          {
            action: 'cra.save-again',
            args: sealEntry(entry),
            label: say('cra.saveAnyway'),
            style: 'primary',
          },
          { action: 'cra.entry.cancel', args: {}, label: say('cra.cancel') },
        ],
      });
    }
  }
}

function savedValues(cra: Cra): Readonly<Record<string, Text>> {
  return { line: craLine(cra.content), date: day(cra.content.date) };
}

function newButtons(cra: Cra): readonly Button[] {
  return [
    { action: 'cra.remove', args: { id: cra.id }, label: say('cra.undo') },
    editButton(cra),
    { action: 'cra.duplicate', args: { id: cra.id }, label: say('cra.duplicate') },
  ];
}

export function editButton(cra: Cra): Button {
  return { action: 'cra.edit', args: { id: cra.id }, label: say('cra.edit') };
}

/** The sentence of a failure, when there is no field at which it could stand. */
export function failureText(failure: EntryFailure): Text {
  switch (failure.tag) {
    case 'CraRefused':
      return lines(
        say('cra.failure.refused', { count: failure.refusals.length }),
        ...failure.refusals.map(refusalLine),
      );
    case 'NoAffectation':
      return say('cra.failure.noAffectation', { date: day(failure.date) });
    case 'IdAlreadyUsed':
      return say('cra.failure.idAlreadyUsed');
    case 'CraNotFound':
      return say('cra.failure.notFound');
    case 'CraDeleted':
      return say('cra.failure.deleted');
    case 'Conflict':
      return say('cra.failure.conflictInChat', { line: craLine(failure.inForce.content) });
    case 'NotRegistered':
      return say('cra.failure.notRegistered');
  }
}
