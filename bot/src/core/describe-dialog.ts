import type { Access } from './access.ts';
import type { Person } from './actor.ts';
import type { Answer, Refusing, Rendering, SealedArgs } from './message.ts';
import { renderResult } from './render-result.ts';
import type { Failure, Result } from './result.ts';
import type { Text } from './text.ts';

/** One element of a dialog: what every phone shows. Limits in bytes are checked when rendered. */
export type DialogElement =
  | {
      readonly type: 'text' | 'textarea' | 'number';
      readonly name: string;
      readonly label: Text;
      readonly help?: Text;
      readonly placeholder?: Text;
      readonly value?: string;
      readonly optional?: boolean;
      readonly maxLength?: number;
    }
  | {
      readonly type: 'select';
      readonly name: string;
      readonly label: Text;
      readonly help?: Text;
      readonly options: readonly { readonly label: Text; readonly value: string }[];
      readonly value?: string;
      readonly optional?: boolean;
    }
  | {
      readonly type: 'tick';
      readonly name: string;
      readonly label: Text;
      readonly help?: Text;
      readonly value?: boolean;
    };

export interface DialogForm {
  readonly title: Text;
  readonly introduction?: Text;
  readonly submit: Text;
  readonly elements: readonly DialogElement[];
}

/** What was typed, as Mattermost passes it on: untrusted, by element name. */
export type Submission = Readonly<Record<string, unknown>>;

/** Refusals stand at their element; what belongs to none stands above the form. */
export interface DialogRefusal {
  readonly general?: Text;
  readonly elements?: Readonly<Record<string, Text>>;
}

export interface DialogRequest {
  readonly actor: Person;
  /** As sealed when the dialog was opened. */
  readonly args: SealedArgs;
}

/** The same with what was typed. */
export interface SubmittedDialog extends DialogRequest {
  readonly submission: Submission;
}

/** A form of one step: opened for one person, sealed, good for 24 h. */
export interface DialogDescription<Deps, Value, F extends Failure> {
  readonly name: string;
  readonly access: Access;
  /** A form that is sent twice runs twice: its use case does nothing twice, and answers the same. */
  readonly isRepeatable?: true;
  /** The form as it stands now for this person (defaults, habits, draft). */
  readonly form: (deps: Deps, request: DialogRequest) => Promise<DialogForm>;
  readonly run: (deps: Deps, request: SubmittedDialog) => Promise<Result<Value, F>>;
  readonly render: {
    readonly ok: (value: NoInfer<Value>) => Answer | undefined;
    readonly refuse: Refusing<NoInfer<F>, DialogRefusal>;
  };
}

export type DialogOutcome =
  | { readonly kind: 'done'; readonly answer: Answer | undefined }
  | { readonly kind: 'refused'; readonly refusal: DialogRefusal };

export interface BoundDialog {
  readonly name: string;
  readonly access: Access;
  readonly isRepeatable: boolean;
  readonly form: (request: DialogRequest) => Promise<DialogForm>;
  readonly submit: (request: SubmittedDialog) => Promise<DialogOutcome>;
}

export function describeDialog<Deps, Value, F extends Failure>(
  description: DialogDescription<Deps, Value, F>,
): DialogDescription<Deps, Value, F> {
  return description;
}

export function bindDialog<Deps, Value, F extends Failure>(
  description: DialogDescription<Deps, Value, F>,
  deps: Deps,
): BoundDialog {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the same table with each answer wrapped
  const rendering: Rendering<Value, F, DialogOutcome> = {
    ok: (value: Value) => ({ kind: 'done', answer: description.render.ok(value) }),
    ...Object.fromEntries(
      Object.entries<(failure: never) => DialogRefusal>(description.render.refuse).map(
        ([tag, refuse]) => [
          tag,
          (failure: never) => ({ kind: 'refused', refusal: refuse(failure) }),
        ],
      ),
    ),
  } as never;
  return {
    name: description.name,
    access: description.access,
    isRepeatable: description.isRepeatable ?? false,
    form: (request) => description.form(deps, request),
    submit: async (request) => renderResult(await description.run(deps, request), rendering),
  };
}
