import type { Dialog, DialogElement } from '../client/dialog-model.ts';

export type DialogValue = string | boolean | readonly string[] | undefined;
type DialogValues = Readonly<Record<string, DialogValue>>;

/** A radio's default is neither shown nor sent in the web app 11.0: untouched, this goes out. */
const untouchedRadio = '[object Object]';
const yes = ['true', '1', 'yes'];

function initialValue(element: DialogElement): DialogValue {
  switch (element.type) {
    case 'bool':
      return yes.includes(element.default.toLowerCase().trim());
    case 'radio':
      return hasOption(element, element.default) ? untouchedRadio : undefined;
    case 'select':
      return element.multiselect
        ? element.default
            .split(',')
            .map((value) => value.trim())
            .filter((value) => hasOption(element, value))
        : selectDefault(element);
    default:
      return element.default;
  }
}

const hasOption = (element: DialogElement, value: string) =>
  value !== '' && element.options.some((option) => option.value === value);

function selectDefault(element: DialogElement): DialogValue {
  const isListed = element.data_source === '' && !hasOption(element, element.default);
  return element.default === '' || isListed ? undefined : element.default;
}

export function initialValues(dialog: Dialog): DialogValues {
  return Object.fromEntries(dialog.elements.map((one) => [one.name, initialValue(one)]));
}

const isEmpty = (value: DialogValue) =>
  value === undefined || value === '' || value === false || (isList(value) && value.length === 0);

export function isList(value: DialogValue): value is readonly string[] {
  return Array.isArray(value);
}

export type DialogProblem = 'required' | 'too-short' | 'not-an-address' | 'not-a-number';

function textProblem(element: DialogElement, value: string): DialogProblem | undefined {
  if (element.subtype === 'email' && !/^\S+@\S+$/.test(value)) return 'not-an-address';
  if (element.subtype === 'number' && !Number.isFinite(Number(value))) return 'not-a-number';
  if (element.subtype === 'url' && !/^https?:\/\/\S+/.test(value)) return 'not-an-address';
  return undefined;
}

/** What the page itself refuses; `min_length` is left to the integration, as in 11.0. */
export function problemsOf(
  dialog: Dialog,
  values: DialogValues,
): Readonly<Record<string, DialogProblem>> {
  const problems: Record<string, DialogProblem> = {};
  for (const element of dialog.elements) {
    const value = values[element.name];
    if (isEmpty(value)) {
      if (!element.optional) problems[element.name] = 'required';
    } else if (typeof value === 'string' && element.type === 'text') {
      const problem = textProblem(element, value);
      if (problem !== undefined) problems[element.name] = problem;
    }
  }
  return problems;
}

function sentValue(element: DialogElement, value: DialogValue): unknown {
  if (element.type === 'bool') return value === true;
  if (isEmpty(value)) return undefined;
  const isNumber = element.type === 'text' && element.subtype === 'number';
  return isNumber ? Number(value) : value;
}

/** Numbers as numbers, untouched ticks as `false`, empty optional texts absent, lists as lists. */
export function submissionOf(dialog: Dialog, values: DialogValues): Record<string, unknown> {
  return Object.fromEntries(
    dialog.elements
      .map((element) => [element.name, sentValue(element, values[element.name])] as const)
      .filter(([, value]) => value !== undefined),
  );
}
