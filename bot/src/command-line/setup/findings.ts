import type { Shell } from '../shell.ts';
import type { Text } from '../../core/text.ts';

/**
 * `good`: as it should be; `done`: was made so just now; `advice`: works, could be better; `wrong`:
 * keeps something from working until a person acts.
 */
export type FindingState = 'good' | 'done' | 'advice' | 'wrong';

/** One thing that was looked at. */
export interface Finding {
  /** What it is about, for programs: `server`, `team`, `plugin`. */
  readonly subject: string;
  readonly state: FindingState;
  /** Says what is the matter and, unless it is good, how to mend it. */
  readonly text: Text;
}

export function good(subject: string, text: Text): Finding {
  return { subject, state: 'good', text };
}

export function done(subject: string, text: Text): Finding {
  return { subject, state: 'done', text };
}

export function advice(subject: string, text: Text): Finding {
  return { subject, state: 'advice', text };
}

export function wrong(subject: string, text: Text): Finding {
  return { subject, state: 'wrong', text };
}

const signs = { good: '✓', done: '+', advice: '!', wrong: '✗' } as const;

/** Tells findings one by one as they are made, or all at the end as JSON. */
export class Findings {
  readonly #shell: Shell;
  readonly #json: boolean;
  readonly #all: Finding[] = [];

  constructor(shell: Shell, json: boolean) {
    this.#shell = shell;
    this.#json = json;
  }

  tell(...findings: readonly Finding[]): void {
    this.#all.push(...findings);
    if (this.#json) return;
    const { terminal, t } = this.#shell;
    for (const { state, text } of findings) terminal.print(`${signs[state]} ${t(text)}`);
  }

  has(state: FindingState): boolean {
    return this.#all.some((one) => one.state === state);
  }

  count(state: FindingState): number {
    return this.#all.filter((one) => one.state === state).length;
  }

  /** The last line for people, or everything for programs. */
  end(summary: Text): void {
    const { terminal, t } = this.#shell;
    if (!this.#json) {
      terminal.print(t(summary));
      return;
    }
    const findings = this.#all.map(({ subject, state, text }) => ({
      subject,
      state,
      text: t(text),
    }));
    const facts = { ok: !this.has('wrong'), changed: this.has('done'), findings };
    terminal.print(JSON.stringify(facts));
  }
}
