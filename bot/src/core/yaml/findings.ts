/** What can be wrong with any file of ours in YAML; each has its sentence in the catalogues. */
export const yamlProblemCodes = [
  'syntax',
  'duplicate-key',
  'too-many-aliases',
  'unknown-field',
  'missing-field',
  'expected-record',
  'expected-list',
  'expected-text',
  'expected-truth',
  'expected-number',
  'expected-duration',
  'expected-share',
  'not-one-of',
  'too-long',
  'too-many-bytes',
  'bad-form',
  'too-large',
  'not-utf8',
] as const;
export type YamlProblemCode = (typeof yamlProblemCodes)[number];

/** Line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong, where it stands, and what a sentence about it names. */
export interface FoundProblem<Code extends string = YamlProblemCode> extends Position {
  readonly file: string;
  readonly code: Code;
  readonly value: string;
  readonly expected: string;
}

/** Where a reader reports what is wrong with the form of a file. */
export interface ProblemSink {
  add(at: Position, code: YamlProblemCode, said?: { value?: string; expected?: string }): void;
}

/** Gathers everything that is wrong in one file. */
export class Findings<Code extends string = YamlProblemCode> {
  readonly #file: string;
  readonly #problems: FoundProblem<Code>[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  add(at: Position, code: Code, said: { value?: string; expected?: string } = {}): void {
    const { value = '', expected = '' } = said;
    const { line, column } = at;
    this.#problems.push({ file: this.#file, line, column, code, value, expected });
  }

  /** In the order of the file. */
  get problems(): readonly FoundProblem<Code>[] {
    return this.#problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }
}
