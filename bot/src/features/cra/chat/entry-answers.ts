import { sealEntry } from './entry-args.ts';
import { conflictMessage } from './conflict-message.ts';
import { craLine, refusalLine, warningLines } from './cra-texts.ts';
import { followingRefusedLines } from './series-texts.ts';
import type { EntryFailure, EntryOutcome } from './store-entry.ts';
import type { Cra } from '../cra.ts';
import { followerChangedText } from '../series/refusal-answers.ts';
import { unknownTagsMessage } from './unknown-tags-message.ts';
import { message, type Button, type Message, type Refusing } from '../../../core/message.ts';
import { day, lines, say, type Text } from '../../../core/text.ts';

/** What is said of an entry: saved, more to ask, or "again?". */
export function entryMessage(outcome: EntryOutcome): Message {
  switch (outcome.kind) {
    case 'saved':
      return message(lines(savedText(outcome), ...warningLines(outcome.warnings)), {
        buttons: outcome.isNew ? newButtons(outcome.cra) : [editButton(outcome.cra)],
      });
    case 'people':
      return peopleMessage(outcome);
    case 'conflict':
      return conflictMessage(outcome);
    case 'tags':
      return unknownTagsMessage(outcome);
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

/** *Continuer* leads to the people; what is whole already can be stored at once. */
function peopleMessage({ entry, isWhole }: Extract<EntryOutcome, { kind: 'people' }>): Message {
  const args = sealEntry(entry);
  const { participants = 0 } = entry.fields;
  const label = say('core.continue');
  const next: Button = { action: 'cra.people.open', args, label, style: 'primary' };
  if (!isWhole) return message(say('cra.people.next', { participants }), { buttons: [next] });
  const save: Button = { action: 'cra.save', args, label: say('cra.save') };
  return message(say('cra.people.whole', { participants }), { buttons: [next, save] });
}

function savedText({ isNew, others, cra }: Extract<EntryOutcome, { kind: 'saved' }>): Text {
  const values = { line: craLine(cra.content), date: day(cra.content.date) };
  if (others > 0) return say('cra.series.edited', { ...values, count: others });
  return say(isNew ? 'cra.saved' : 'cra.edited', values);
}

function newButtons(cra: Cra): readonly Button[] {
  return [
    { action: 'cra.remove', args: { id: cra.id }, label: say('cra.undo') },
    editButton(cra),
    { action: 'cra.duplicate', args: { id: cra.id }, label: say('cra.duplicate') },
    ...repeatButton(cra),
    { action: 'cra.places.open', args: { id: cra.id }, label: say('cra.places.title') },
  ];
}

function repeatButton({ id, content }: Cra): readonly Button[] {
  if (content.activite !== 'collectif') return [];
  return [{ action: 'cra.repeat', args: { id }, label: say('cra.repeat') }];
}

export function editButton(cra: Cra): Button {
  return { action: 'cra.edit', args: { id: cra.id }, label: say('cra.edit') };
}

/** One answer for every failure of an entry, whichever it is. */
export function refusingEntry<A>(answer: (failure: EntryFailure) => A): Refusing<EntryFailure, A> {
  return {
    CraRefused: answer,
    NoAffectation: answer,
    IdAlreadyUsed: answer,
    CraNotFound: answer,
    CraDeleted: answer,
    FollowerChanged: answer,
    FollowingRefused: answer,
    NotRegistered: answer,
  };
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
    case 'FollowerChanged':
      return followerChangedText(failure);
    case 'FollowingRefused':
      return followingRefusedLines(failure);
    case 'CraNotFound':
      return say('cra.failure.notFound');
    case 'CraDeleted':
      return say('cra.failure.deleted');
    case 'NotRegistered':
      return say('cra.failure.notRegistered');
  }
}
