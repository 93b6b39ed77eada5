import {
  list,
  Mismatch,
  optional,
  record,
  struct,
  text,
  truth,
  whole,
} from '../../http/go-json.ts';
import type { Decoder } from '../../http/go-json.ts';

export interface ActionOption {
  readonly text: string;
  readonly value: string;
}

export interface Integration {
  readonly url?: string;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** A button or a menu; what is empty is absent, as the server writes it. */
export interface Action {
  readonly id?: string;
  readonly type?: string;
  readonly name?: string;
  readonly disabled?: boolean;
  readonly style?: string;
  readonly data_source?: string;
  readonly options?: readonly (ActionOption | null)[];
  readonly default_option?: string;
  /** Where a click goes and what it carries: never shown to a client. */
  readonly integration?: Integration;
  /** The same, sealed, on posts that are not stored. */
  readonly cookie?: string;
}

export interface AttachmentField {
  readonly title: string;
  readonly value: unknown;
  readonly short: boolean;
}

/** A card of a post; all keys are always there, but `actions`. */
export interface Attachment {
  readonly id: number;
  readonly fallback: string;
  readonly color: string;
  readonly pretext: string;
  readonly author_name: string;
  readonly author_link: string;
  readonly author_icon: string;
  readonly title: string;
  readonly title_link: string;
  readonly text: string;
  readonly fields: readonly AttachmentField[] | null;
  readonly image_url: string;
  readonly thumb_url: string;
  readonly footer: string;
  readonly footer_icon: string;
  readonly ts: unknown;
  readonly actions?: readonly Action[];
}

const orNull: Decoder<unknown> = (value) => value ?? null;

/** `true`, `false`, or the same as text, whatever its case; `null` is refused. */
const slackTruth: Decoder<boolean> = (value) => {
  if (value === undefined) return false;
  const word = typeof value === 'string' ? value.toLowerCase() : value;
  if (word === true || word === 'true') return true;
  if (word === false || word === 'false') return false;
  throw new Mismatch('not a truth value');
};

const option = optional(struct({ text, value: text }));
const field = optional(struct({ title: text, value: orNull, short: slackTruth }));
const readAction = optional(
  struct({
    id: text,
    type: text,
    name: text,
    disabled: truth,
    style: text,
    data_source: text,
    options: list(option),
    default_option: text,
    integration: optional(struct({ url: text, context: optional(record) })),
    cookie: text,
  }),
);
const readCard = struct({
  id: whole,
  fallback: text,
  color: text,
  pretext: text,
  author_name: text,
  author_link: text,
  author_icon: text,
  title: text,
  title_link: text,
  text,
  fields: optional(list(field)),
  image_url: text,
  thumb_url: text,
  footer: text,
  footer_icon: text,
  ts: orNull,
  actions: list(readAction),
});

/** Go leaves out what is empty. */
function withoutEmpty<T extends object>(value: T): Partial<T> {
  const kept = Object.entries(value).filter(
    ([, item]) => !(item === undefined || item === '' || item === false || isEmpty(item)),
  );
  return Object.fromEntries(kept) as Partial<T>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- fromEntries forgets which key has which type
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function writeIntegration({ url, context }: ReadIntegration): Integration {
  const isFilled = context !== undefined && Object.keys(context).length > 0;
  return { ...(url === '' ? {} : { url }), ...(isFilled ? { context } : {}) };
}

function present<T>(items: readonly (T | undefined)[]): readonly T[] {
  return items.filter((item) => item !== undefined);
}

type ReadIntegration = NonNullable<ReadAction['integration']>;
type ReadAction = NonNullable<ReturnType<typeof readAction>>;

function writeAction(given: ReadAction): Action {
  const { integration, options, ...rest } = given;
  return {
    ...withoutEmpty({ ...rest, options: options.map((item) => item ?? null) }),
    ...(integration === undefined ? {} : { integration: writeIntegration(integration) }),
  };
}

/** One card, read strictly; throws a mismatch where a field has another type. `null` is no card. */
export const attachment: Decoder<Attachment | undefined> = (value) => {
  if (value === undefined || value === null) return undefined;
  const { actions, fields, ...card } = readCard(value);
  const written = present(actions).map(writeAction);
  return {
    ...card,
    fields: fields === undefined ? null : present(fields),
    ...(written.length === 0 ? {} : { actions: written }),
  };
};

/** The cards of a post as the server keeps them: what cannot be read is dropped; `null` if nothing is left. */
export function readAttachments(value: unknown): readonly Attachment[] | null {
  if (!Array.isArray(value)) return null;
  const cards = value.flatMap((item: unknown) => lenient(item));
  return cards.length === 0 ? null : cards;
}

function lenient(item: unknown): readonly Attachment[] {
  try {
    return [attachment(item ?? {})].filter((card) => card !== undefined);
  } catch (error) {
    if (error instanceof Mismatch) return [];
    throw error;
  }
}

/** Changes every action of the cards. */
export function mapActions(
  cards: readonly Attachment[],
  change: (action: Action) => Action,
): readonly Attachment[] {
  return cards.map((card) =>
    card.actions === undefined ? card : { ...card, actions: card.actions.map(change) },
  );
}
