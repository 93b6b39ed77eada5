import type { Message } from './message.ts';
import type { Conversation } from './outbox.ts';

/** A card as it has to stand now. */
export interface DrawnCard {
  readonly to: Conversation;
  readonly message: Message;
}

/** A kind of card as data: how one is drawn from what is true now. */
export interface CardDescription<Deps> {
  /** What the keys of these cards begin with, its dot included; no other kind begins so. */
  readonly prefix: string;
  /** `undefined` when what it showed is no more: the card is withdrawn. */
  readonly draw: (deps: Deps, card: string) => Promise<DrawnCard | undefined>;
}

export interface BoundCard {
  readonly prefix: string;
  readonly draw: (card: string) => Promise<DrawnCard | undefined>;
}

export function describeCard<Deps>(description: CardDescription<Deps>): CardDescription<Deps> {
  return description;
}

export function bindCard<Deps>(description: CardDescription<Deps>, deps: Deps): BoundCard {
  return { prefix: description.prefix, draw: (card) => description.draw(deps, card) };
}
