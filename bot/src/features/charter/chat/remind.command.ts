import { personNamed, username, type NamedPersonDeps, type PersonUnknown } from './named-person.ts';
import type { NoCharter } from '../failures.ts';
import { remindByHand, type NothingToRemind, type RemindedAlready } from '../remind-by-hand.ts';
import type { Person } from '../../../core/actor.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say, typed } from '../../../core/text.ts';

/** `/charte relancer @x`. */
export const remindCommand = describeCommand({
  name: 'charter.remind',
  trigger: 'charte',
  words: 'charter.remind.words',
  summary: 'charter.remind.summary',
  example: 'charter.remind.example',
  access: ['animateur'],
  parameters: { username },
  run: async (
    deps: NamedPersonDeps,
    { args },
  ): Promise<Result<Person, PersonUnknown | NoCharter | NothingToRemind | RemindedAlready>> => {
    const person = await personNamed(deps, args.username);
    if (!person.ok) return person;
    const done = await remindByHand(deps, person.value);
    return done.ok ? ok(person.value) : done;
  },
  render: {
    ok: ({ displayName }) => message(say('charter.remind.done', { name: typed(displayName) })),
    PersonUnknown: ({ username: received }) =>
      message(say('charter.failure.personUnknown', { received: typed(received) })),
    NoCharter: () => message(say('charter.failure.none')),
    NothingToRemind: () => message(say('charter.failure.nothingToRemind')),
    RemindedAlready: () => message(say('charter.failure.remindedAlready')),
  },
});
