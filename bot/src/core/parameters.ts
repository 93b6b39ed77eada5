import type { MessageKey } from './catalogue.ts';
import { fail, ok, type Result } from './result.ts';

/** One parameter of a command: how it is read from the words that follow. */
export interface Parameter<T> {
  /** `word`: one word; `rest`: all that remains, as typed. */
  readonly takes: 'word' | 'rest';
  readonly read: (typed: string) => T | undefined;
  readonly absent: { readonly allowed: boolean; readonly value?: T };
  /** Names the parameter in help. */
  readonly label: MessageKey;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

export type ArgumentsOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

export interface ArgumentRefused {
  readonly tag: 'ArgumentRefused';
  readonly parameter: MessageKey;
  readonly received: string;
}

export function rest(label: MessageKey): Parameter<string> {
  return {
    takes: 'rest',
    read: (text) => (text === '' ? undefined : text),
    absent: { allowed: false },
    label,
  };
}

export function optional<T>(parameter: Parameter<T>): Parameter<T | undefined> {
  return { ...parameter, absent: { allowed: true } };
}

/** Reads all parameters in their order; refuses the first that cannot be read. */
export function readArguments<P extends Parameters>(
  parameters: P,
  text: string,
): Result<ArgumentsOf<P>, ArgumentRefused> {
  const values: Record<string, unknown> = {};
  let remaining = text.trim();
  for (const [name, parameter] of Object.entries(parameters)) {
    const [taken, after] = take(parameter, remaining);
    if (taken === '' && parameter.absent.allowed) values[name] = parameter.absent.value;
    else {
      const value = parameter.read(taken);
      if (value === undefined) {
        return fail({ tag: 'ArgumentRefused', parameter: parameter.label, received: taken });
      }
      values[name] = value;
    }
    remaining = after;
  }
  return ok(values as ArgumentsOf<P>); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- built key by key from the parameters themselves
}

function take(parameter: Parameter<unknown>, text: string): readonly [string, string] {
  if (parameter.takes === 'rest') return [text, ''];
  const at = text.search(/\s/);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at).trim()];
}

/** Case and accents do not count in command words. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase().trim();
}
