import type { Access } from './access.ts';
import type { Person } from './actor.ts';
import type { MessageKey } from './catalogue.ts';
import { message, type Answer, type Rendering } from './message.ts';
import { readArguments, type ArgumentsOf, type Parameters } from './parameters.ts';
import { renderResult } from './render-result.ts';
import type { Failure, Result } from './result.ts';
import { say, typed } from './text.ts';

/** Where a command was typed. */
export interface CommandPlace {
  readonly channelId: string;
  readonly teamId: string;
}

export interface CommandRequest<Args> {
  readonly actor: Person;
  readonly args: Args;
  readonly place: CommandPlace;
}

/** A slash command as data: registration, help, documentation, checks and rendering read it. */
export interface CommandDescription<Deps, P extends Parameters, Value, F extends Failure> {
  /** Feature first: `cra.list`. Names the command in metrics, logs and documentation. */
  readonly name: string;
  /** One trigger per subject: `cra`. */
  readonly trigger: string;
  /** Key of the sub-words, synonyms separated by `|`; without it, what the trigger alone does. */
  readonly words?: MessageKey;
  readonly summary: MessageKey;
  readonly example?: MessageKey;
  readonly access: Access;
  /** Hidden from help and autocompletion. */
  readonly hidden?: boolean;
  readonly parameters: P;
  readonly run: (deps: Deps, request: CommandRequest<ArgumentsOf<P>>) => Promise<Result<Value, F>>;
  readonly render: Rendering<NoInfer<Value>, NoInfer<F>>;
}

/** A described command with its dependencies, as the edge sees it. */
export interface BoundCommand {
  readonly name: string;
  readonly trigger: string;
  readonly words: MessageKey | undefined;
  readonly summary: MessageKey;
  readonly example: MessageKey | undefined;
  readonly access: Access;
  readonly hidden: boolean;
  readonly parameters: Parameters;
  /** Reads the arguments, runs, renders. Rights have been checked by the edge. */
  readonly execute: (actor: Person, text: string, place: CommandPlace) => Promise<Answer>;
}

export function describeCommand<Deps, const P extends Parameters, Value, F extends Failure>(
  description: CommandDescription<Deps, P, Value, F>,
): CommandDescription<Deps, P, Value, F> {
  return description;
}

export function bindCommand<Deps, P extends Parameters, Value, F extends Failure>(
  description: CommandDescription<Deps, P, Value, F>,
  deps: Deps,
): BoundCommand {
  const { parameters, run, render } = description;
  return {
    name: description.name,
    trigger: description.trigger,
    words: description.words,
    summary: description.summary,
    example: description.example,
    access: description.access,
    hidden: description.hidden ?? false,
    parameters,
    execute: async (actor, text, place) => {
      const args = readArguments(parameters, text);
      if (!args.ok) {
        const { parameter, received } = args.failure;
        return message(
          say('core.argumentRefused', { parameter: say(parameter), received: typed(received) }),
        );
      }
      return renderResult(await run(deps, { actor, args: args.value, place }), render);
    },
  };
}
