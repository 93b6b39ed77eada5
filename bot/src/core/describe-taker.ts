import type { HeardEvent } from './describe-event.ts';

/** A message of a person to the bot, in their private conversation. */
export type PrivateMessage = Extract<HeardEvent, { readonly type: 'direct-message' }>;

/**
 * What a feature takes of the messages to the bot. They are offered to one after another: to replies
 * first, then to what asked for a text or a file, then to the one who keeps files that wait for
 * their command, at last to the one who answers everything.
 */
export interface TakerDescription<Deps> {
  readonly name: string;
  readonly takes: Turn;
  /**
   * True when the message was for this one: it has then been handled, once however often it is heard
   * (by its post id, in the transaction that handles it).
   */
  readonly take: (deps: Deps, message: PrivateMessage) => Promise<boolean>;
}

export const turns = ['reply', 'asked', 'file', 'anything'] as const;
export type Turn = (typeof turns)[number];

export interface BoundTaker {
  readonly name: string;
  readonly takes: Turn;
  readonly take: (message: PrivateMessage) => Promise<boolean>;
}

export function describeTaker<Deps>(description: TakerDescription<Deps>): TakerDescription<Deps> {
  return description;
}

export function bindTaker<Deps>(description: TakerDescription<Deps>, deps: Deps): BoundTaker {
  return {
    name: description.name,
    takes: description.takes,
    take: (message) => description.take(deps, message),
  };
}

/** Those who are offered a message, in their turn. */
export function inTurn(takers: readonly BoundTaker[]): readonly BoundTaker[] {
  return takers.toSorted((one, other) => turns.indexOf(one.takes) - turns.indexOf(other.takes));
}
