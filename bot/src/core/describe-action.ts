import type { Access } from './access.ts';
import type { Person } from './actor.ts';
import type { Answer, Message, Rendering, SealedArgs } from './message.ts';
import { renderResult } from './render-result.ts';
import type { Failure, Result } from './result.ts';

/**
 * What a press leads to: an answer (said privately, or a dialog opened), or the card redrawn.
 * On an ephemeral card, which cannot be edited, a redrawn card is said anew.
 */
export type PressAnswer = Answer | { readonly kind: 'redraw'; readonly message: Message };

export interface PressRequest {
  readonly actor: Person;
  /** As sealed in the button, with `choice` added by a menu. */
  readonly args: SealedArgs;
  /** Unique to the press: a press handled before is answered again, not done again. */
  readonly pressId: string;
}

/** A button or menu as data. */
export interface ActionDescription<Deps, Value, F extends Failure> {
  readonly name: string;
  readonly access: Access;
  readonly run: (deps: Deps, request: PressRequest) => Promise<Result<Value, F>>;
  readonly render: Rendering<NoInfer<Value>, NoInfer<F>, PressAnswer>;
}

export interface BoundAction {
  readonly name: string;
  readonly access: Access;
  readonly press: (request: PressRequest) => Promise<PressAnswer>;
}

export function describeAction<Deps, Value, F extends Failure>(
  description: ActionDescription<Deps, Value, F>,
): ActionDescription<Deps, Value, F> {
  return description;
}

export function bindAction<Deps, Value, F extends Failure>(
  description: ActionDescription<Deps, Value, F>,
  deps: Deps,
): BoundAction {
  return {
    name: description.name,
    access: description.access,
    press: async (request) =>
      renderResult(await description.run(deps, request), description.render),
  };
}
