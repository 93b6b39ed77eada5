/** What can be wrong with the community file; each has its sentence in the catalogues. */
export const problemCodes = [
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
  'bad-form',
  'unknown-reference',
  'unknown-placeholder',
  'same-outside-each',
  'twice',
  'name-refused',
  'name-twice',
  'one-default-team',
  'one-welcome',
  'welcome-adopts',
  'open-gate-misplaced',
  'team-removes-extra',
  'team-name-or-id',
  'needs-each',
  'version-unknown',
  'time-zone-unknown',
  'column-missing',
  'file-outside',
  'file-missing',
  'file-malformed',
  'too-large',
  'not-utf8',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong, where it stands, and what a sentence about it names. */
export interface FileProblem extends Position {
  readonly file: string;
  readonly code: ProblemCode;
  readonly value: string;
  readonly expected: string;
}

/** Gathers everything that is wrong in one file. */
export class Findings {
  readonly #file: string;
  readonly #problems: FileProblem[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  add(at: Position, code: ProblemCode, said: { value?: string; expected?: string } = {}): void {
    const { value = '', expected = '' } = said;
    const { line, column } = at;
    this.#problems.push({ file: this.#file, line, column, code, value, expected });
  }

  /** In the order of the file, each once. */
  get problems(): readonly FileProblem[] {
    const once = new Map(this.#problems.map((problem) => [JSON.stringify(problem), problem]));
    return [...once.values()].sort((a, b) => a.line - b.line || a.column - b.column);
  }
}
