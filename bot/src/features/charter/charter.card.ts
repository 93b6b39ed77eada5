import { cardOf, positionMessage } from './card-message.ts';
import type { CharterReader } from './ports.ts';
import { readPosition } from './standing/read-position.ts';
import { subjectOf } from './standing/subject.ts';
import type { Actors } from '../../core/actor.ts';
import type { BotState } from '../../core/bot-state.ts';
import type { Clock } from '../../core/clock.ts';
import { describeCard } from '../../core/describe-card.ts';

export interface CharterCardDeps {
  readonly clock: Clock;
  readonly timeZone: string;
  readonly actors: Actors;
  readonly charters: CharterReader;
  readonly state: BotState;
}

const form = /^charter\.([a-z0-9]{26})$/;

/** The card of a person, and the reminder that stands, which its answer takes away. */
export const charterCardKind = describeCard({
  prefix: 'charter.',
  draw: async (deps: CharterCardDeps, card) => {
    const [, userId] = form.exec(card) ?? [];
    if (userId === undefined || cardOf(userId) !== card) return undefined;
    const person = await deps.actors.personOf(userId);
    const request = { subject: subjectOf(person), now: deps.clock.now(), zone: deps.timeZone };
    const position = await readPosition(deps, request);
    return (
      position && { to: { kind: 'direct', userId }, message: positionMessage(position, person) }
    );
  },
});
