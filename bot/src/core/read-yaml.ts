import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type YAMLError,
} from 'yaml';
import type * as z from 'zod';

import { fail, ok, type Result } from './result.ts';

/** What is wrong with a part of a YAML text; lines and columns count from 1. */
export interface YamlProblem {
  readonly line: number;
  readonly column: number;
  /** Dotted, `channels.3.key`; empty for the text as a whole. */
  readonly path: string;
  readonly rule: YamlRule;
  /** As it was read, cut at 80 characters; empty where nothing was. */
  readonly received: string;
  /** What was expected, where a figure, a form or a list says it. */
  readonly expected: string;
}

export const yamlRules = [
  'syntax',
  'key-twice',
  'too-many-aliases',
  'unknown-key',
  'required',
  'wrong-type',
  'wrong-value',
  'wrong-form',
  'too-short',
  'too-long',
  'too-small',
  'too-big',
] as const;
export type YamlRule = (typeof yamlRules)[number];

export interface YamlInvalid {
  readonly tag: 'YamlInvalid';
  /** All of them, in the order of the text. */
  readonly problems: readonly YamlProblem[];
}

/** A value with the place of each of its parts. */
export interface LocatedYaml<T> {
  readonly value: T;
  /** Where a part begins; of its nearest parent where it is absent. */
  placeOf(path: readonly PropertyKey[]): Pick<YamlProblem, 'line' | 'column'>;
}

const maxAliases = 100;
const shownLength = 80;

/**
 * Reads a YAML 1.2 text (core schema, no key twice, at most 100 expansions) and checks it. Every
 * problem is answered at once. `firstLine`: the line of the file at which the text begins.
 */
export function readYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  firstLine = 1,
): Result<LocatedYaml<T>, YamlInvalid> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    return invalid(document.errors.map((error) => syntaxProblem(error, at(error.pos[0]))));
  }
  const plain = toPlain(document);
  if (plain === undefined) {
    const expected = String(maxAliases);
    const where = { ...at(0), path: '', received: '', expected };
    return invalid([{ ...where, rule: 'too-many-aliases' }]);
  }
  const placeOf = (path: readonly PropertyKey[]) => at(offsetOf(document, path));
  const checked = schema.safeParse(plain.value);
  if (checked.success) return ok({ value: checked.data, placeOf });
  const problems = checked.error.issues.flatMap((issue) =>
    problemsOf(issue, plain.value).map((problem) => ({
      ...at(
        problem.rule === 'unknown-key'
          ? keyOffset(document, problem.at)
          : offsetOf(document, problem.at),
      ),
      path: problem.at.map(String).join('.'),
      rule: problem.rule,
      received: problem.received,
      expected: problem.expected,
    })),
  );
  return invalid(problems);
}

function invalid(problems: readonly YamlProblem[]): Result<never, YamlInvalid> {
  const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return fail({ tag: 'YamlInvalid', problems: sorted });
}

function syntaxProblem(error: YAMLError, place: Pick<YamlProblem, 'line' | 'column'>): YamlProblem {
  const rule = error.code === 'DUPLICATE_KEY' ? 'key-twice' : 'syntax';
  return { ...place, path: '', rule, received: '', expected: '' };
}

/** `undefined` when aliases expand too often. */
function toPlain(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: maxAliases }) };
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(document: Document, path: readonly PropertyKey[]): number {
  const parent: unknown =
    path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const keys = isMap(parent) ? parent.items.map(({ key }) => key) : [];
  const key = keys.find((found) => isScalar(found) && found.value === path.at(-1));
  return isScalar(key) && key.range ? key.range[0] : offsetOf(document, path);
}

interface FoundProblem {
  readonly at: readonly PropertyKey[];
  readonly rule: YamlRule;
  readonly received: string;
  readonly expected: string;
}

function problemsOf(issue: z.core.$ZodIssue, root: unknown): readonly FoundProblem[] {
  const value = valueAt(root, issue.path);
  const found = { at: issue.path, received: shown(value), expected: '' };
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        at: [...issue.path, key],
        rule: 'unknown-key',
        received: key,
        expected: '',
      }));
    case 'invalid_type':
      return [
        {
          ...found,
          rule: value === undefined ? 'required' : 'wrong-type',
          expected: issue.expected,
        },
      ];
    case 'invalid_value':
      return [
        {
          ...found,
          rule: value === undefined ? 'required' : 'wrong-value',
          expected: issue.values.map(String).join(', '),
        },
      ];
    case 'too_small':
      return [{ ...found, rule: sizeRule(issue.origin, 'small'), expected: String(issue.minimum) }];
    case 'too_big':
      return [{ ...found, rule: sizeRule(issue.origin, 'big'), expected: String(issue.maximum) }];
    case 'invalid_union':
      return [{ ...found, rule: value === undefined ? 'required' : 'wrong-value' }];
    default:
      return [{ ...found, rule: 'wrong-form', expected: issue.message }];
  }
}

function sizeRule(origin: string, end: 'small' | 'big'): YamlRule {
  if (origin === 'string' || origin === 'array') return end === 'small' ? 'too-short' : 'too-long';
  return end === 'small' ? 'too-small' : 'too-big';
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    root,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text;
}
