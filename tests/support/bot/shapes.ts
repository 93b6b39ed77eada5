import * as z from 'zod';

export type JsonObject = Readonly<Record<string, unknown>>;

export const jsonObject = z.record(z.string(), z.unknown());

const integration = z.object({
  url: z.string(),
  context: z.object({ coop: z.string(), action: z.string() }),
});

const action = z.object({
  id: z.string(),
  type: z.enum(['button', 'select']),
  name: z.string(),
  options: z.optional(z.array(z.object({ text: z.string(), value: z.string() }))),
  integration,
});
export type ActionJson = z.infer<typeof action>;

const attachments = z.array(
  z.object({
    fields: z.optional(z.array(z.object({ title: z.string(), value: z.string() }))),
    actions: z.optional(z.array(action)),
  }),
);

/** A message of the bot wherever it stands: answer to a command, update of a card, post. */
export interface SeenMessage {
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly actions: readonly ActionJson[];
}

const anyMessage = z.object({
  text: z.optional(z.string()),
  message: z.optional(z.string()),
  attachments: z.optional(attachments),
  props: z.optional(z.object({ attachments: z.optional(attachments) })),
});

export function readMessage(json: unknown): SeenMessage {
  const read = anyMessage.parse(json);
  const [attachment] = read.attachments ?? read.props?.attachments ?? [];
  const fields = (attachment?.fields ?? []).map(({ title, value }) => [title, value] as const);
  return {
    text: read.text ?? read.message ?? '',
    fields: Object.fromEntries(fields),
    actions: attachment?.actions ?? [],
  };
}

/** The button or menu of that name; fails with the names that there are. */
export function actionNamed({ actions }: SeenMessage, name: string): ActionJson {
  const found = actions.find((one) => one.name === name);
  if (!found) throw new Error(`no « ${name} » among ${actions.map((one) => one.name).join(', ')}`);
  return found;
}

const element = z.object({
  name: z.string(),
  display_name: z.string(),
  type: z.string(),
  default: z.optional(z.string()),
  help_text: z.optional(z.string()),
  options: z.optional(z.array(z.object({ text: z.string(), value: z.string() }))),
});

const dialog = z.object({
  title: z.string(),
  introduction_text: z.optional(z.string()),
  submit_label: z.string(),
  state: z.string(),
  url: z.string(),
  triggerId: z.string(),
  elements: z.array(element),
});
export type SeenDialog = z.infer<typeof dialog>;

export function readDialog(json: unknown): SeenDialog {
  return dialog.parse(json);
}

/** What a client submits when nothing is changed: every default. */
export function untouched({ elements }: SeenDialog): Record<string, unknown> {
  return Object.fromEntries(
    elements
      .filter((one) => one.default !== undefined)
      .map((one) => [one.name, one.type === 'bool' ? one.default === 'true' : one.default]),
  );
}
