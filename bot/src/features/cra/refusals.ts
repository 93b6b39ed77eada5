import type { CraRefusal } from '@coop/contract/cra';

/** What zod found, as far as a refusal needs it. */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly origin?: string | undefined;
  readonly minimum?: number | bigint | undefined;
  readonly maximum?: number | bigint | undefined;
  readonly keys?: readonly string[] | undefined;
}

/** The value as it came, short enough for a sentence; nothing given is an empty text. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  if (text === 'null') return '';
  return text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text.toWellFormed();
}

export function refusal(
  field: string,
  rule: CraRefusal['rule'],
  values: { received: unknown; expected?: string | number },
): CraRefusal {
  const { received, expected } = values;
  return {
    field,
    rule,
    received: shown(received),
    ...(expected !== undefined && { expected: String(expected) }),
  };
}

/** Turns the issues of one value into refusals, in the words of the form. */
export function refusalsOf(
  issues: readonly Issue[],
  value: unknown,
  field?: string,
): readonly CraRefusal[] {
  return issues.flatMap((issue) => {
    const path = [...(field === undefined ? [] : [field]), ...issue.path.map(String)];
    const received = valueAt(value, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return (issue.keys ?? []).map((key) =>
        refusal([...path, key].join('.'), 'unknown-key', { received: key }),
      );
    }
    return [refusal(path.join('.'), ruleOf(issue, received), { received, ...expectedOf(issue) })];
  });
}

function ruleOf(issue: Issue, received: unknown): CraRefusal['rule'] {
  if (issue.code === 'invalid_key') return 'unknown-code';
  if (received === undefined || received === null || received === '') return 'required';
  switch (issue.code) {
    case 'invalid_value':
      return typeof received === 'string' ? 'unknown-code' : 'wrong-type';
    case 'not_multiple_of':
      return 'not-multiple-of-5';
    case 'too_small':
      if (issue.origin === 'array') return 'required';
      return issue.origin === 'string' ? 'too-short' : 'out-of-range';
    case 'too_big':
      if (issue.origin === 'array') return 'too-many';
      return issue.origin === 'string' ? 'too-long' : 'out-of-range';
    default:
      return 'wrong-type';
  }
}

/** The bound: of a number with its sign, of a text or a list the count alone. */
function expectedOf({ code, origin, minimum, maximum }: Issue): { expected?: string } {
  const isCount = origin === 'string' || origin === 'array';
  if (code === 'too_small') return { expected: `${isCount ? '' : '≥ '}${String(minimum)}` };
  if (code === 'too_big') return { expected: `${isCount ? '' : '≤ '}${String(maximum)}` };
  return {};
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined,
    value,
  );
}
