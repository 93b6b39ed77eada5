import type { DialogElement, DialogForm, DialogRefusal } from '../../core/describe-dialog.ts';
import type { Say } from '../../core/rendered.ts';

/** Mattermost counts bytes (`é` is two); a longer text is cut at a whole character. */
const limits = {
  title: 24,
  label: 24,
  help: 150,
  placeholder: 150,
  submit: 24,
  /** Of a line of text; an area takes the rest. */
  value: 150,
} as const;

/** Texts are plain in a dialog: no Markdown but in the introduction. */
export function renderDialog(form: DialogForm, say: Say, state: string): Record<string, unknown> {
  return {
    callback_id: 'coop',
    title: cutBytes(say(form.title), limits.title),
    ...(form.introduction && { introduction_text: say(form.introduction) }),
    submit_label: cutBytes(say(form.submit), limits.submit),
    notify_on_cancel: false,
    state,
    elements: form.elements.map((element) => elementJson(element, say)),
  };
}

export function renderRefusal(refusal: DialogRefusal, say: Say): Record<string, unknown> {
  const errors: Record<string, string> = {};
  for (const [name, text] of Object.entries(refusal.elements ?? {})) errors[name] = say(text);
  return {
    ...(refusal.general && { error: say(refusal.general) }),
    ...(Object.keys(errors).length > 0 && { errors }),
  };
}

function elementJson(element: DialogElement, say: Say): Record<string, unknown> {
  const shared = {
    name: element.name,
    display_name: cutBytes(say(element.label), limits.label),
    ...(element.help && { help_text: cutBytes(say(element.help), limits.help) }),
  };
  switch (element.type) {
    case 'tick':
      return {
        ...shared,
        type: 'bool',
        optional: true,
        default: element.value === true ? 'true' : 'false',
      };
    case 'select':
      return {
        ...shared,
        type: 'select',
        optional: element.optional ?? false,
        options: element.options.map(({ label, value }) => ({ text: say(label), value })),
        ...(element.value !== undefined && { default: element.value }),
      };
    case 'text':
    case 'number':
    case 'textarea':
      return {
        ...shared,
        type: isArea(element) ? 'textarea' : 'text',
        ...(element.type === 'number' && { subtype: 'number' }),
        optional: element.optional ?? false,
        ...(element.placeholder && {
          placeholder: cutBytes(say(element.placeholder), limits.placeholder),
        }),
        ...(element.value !== undefined && { default: element.value }),
        ...(element.maxLength !== undefined && { max_length: element.maxLength }),
      };
  }
}

/** What would be longer than a line may be stands in an area: nothing typed is cut. */
function isArea({ type, value = '' }: Extract<DialogElement, { maxLength?: number }>): boolean {
  return type === 'textarea' || Buffer.byteLength(value) > limits.value;
}

/** At most `bytes` bytes of UTF-8, whole characters, `…` at the end when something was cut. */
export function cutBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  for (const letter of text) {
    if (Buffer.byteLength(`${kept}${letter}…`) > bytes) break;
    kept += letter;
  }
  return `${kept}…`;
}
